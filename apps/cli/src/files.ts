import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSpec, SpecError, type CompleteSpec, type HistoryEntry } from '@gauge/disclosure';
import { problemsOfBlocks } from '@gauge/disclosure/audit';
import { badInput, Problem, reasonOf, unreadable } from './problem.js';
import type { Progress } from './progress.js';
import { readUnits } from './units-file.js';

/** The whole of a text file. @throws Problem */
export async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

export function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw badInput(file, `is not JSON: ${reasonOf(cause)}`);
  }
}

export async function readSpec(file: string): Promise<CompleteSpec> {
  const json = parseJson(file, await readText(file));
  try {
    return parseSpec(json);
  } catch (cause) {
    throw cause instanceof SpecError ? badInput(file, cause.message) : cause;
  }
}

/** Earlier releases, each a folder with units.csv and blocks.json. Questions not asked then may be absent. */
export async function readHistory(
  folders: readonly string[],
  indicators: readonly string[],
  progress: Progress,
): Promise<HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  for (const folder of folders) {
    const file = join(folder, 'blocks.json');
    const blocks = parseJson(file, await readText(file));
    const [problem] = problemsOfBlocks(blocks);
    if (problem) throw badInput(file, problem);
    const columns = { dimensions: [], indicators, mayBeAbsent: true };
    const { records } = await readUnits(join(folder, 'units.csv'), columns, progress);
    entries.push({ records, blocks: blocks as HistoryEntry['blocks'] });
  }
  return entries;
}

/**
 * Writes each text beside its file and then puts all in place, so that a reader never meets half a file and a failure
 * before that leaves everything as it was.
 */
export async function writeFiles(files: readonly { file: string; text: string }[]): Promise<void> {
  const parts = files.map(({ file, text }) => ({ file, text, part: `${file}.${randomUUID()}.part` }));
  try {
    for (const { part, text } of parts) {
      const handle = await open(part, 'wx');
      try {
        await handle.writeFile(text);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    for (const { part, file } of parts) await rename(part, file);
  } catch (cause) {
    await Promise.all(parts.map(({ part }) => rm(part, { force: true })));
    throw new Problem(`cannot write: ${reasonOf(cause)}`);
  }
}
