import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseSpec, SpecError, type BlocksFile, type CompleteSpec, type HistoryEntry } from '@gauge/disclosure';
import { problemsOfBlocks } from '@gauge/disclosure/audit';
import { badInput, Problem, reasonOf, unreadable } from './problem.js';
import type { Progress } from './progress.js';
import { readUnits, type UnitsFile } from './units-file.js';

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

/**
 * The specification that lies with the blocks, if it is the one they were made by: of the same round and families.
 * Audit and history need it, and whoever keeps a release in a folder should not have to name it.
 */
export async function specBeside(blocksFile: string, blocks: unknown): Promise<CompleteSpec | undefined> {
  const file = join(dirname(blocksFile), 'spec.json');
  if (!existsSync(file) || problemsOfBlocks(blocks).length > 0) return undefined;
  const { round, families } = blocks as BlocksFile;
  const namesOf = (entries: readonly { id: string }[]): string => JSON.stringify(entries.map(({ id }) => id));
  try {
    const spec = await readSpec(file);
    return round === spec.round && namesOf(families) === namesOf(spec.families) ? spec : undefined;
  } catch (cause) {
    if (cause instanceof Problem) return undefined;
    throw cause;
  }
}

/** Earlier releases, and in which row of which file a record of theirs stands. */
export type History = {
  entries: HistoryEntry[];
  placeOf(entry: number, index?: number): { file: string; row?: number };
};

/** Earlier releases, each a folder with units.csv and blocks.json. Questions not asked then may be absent. */
export async function readHistory(
  folders: readonly string[],
  indicators: readonly string[],
  progress: Progress,
): Promise<History> {
  const entries: HistoryEntry[] = [];
  const files: { file: string; rowOf: UnitsFile['rowOf'] }[] = [];
  for (const folder of folders) {
    const file = join(folder, 'blocks.json');
    const blocks = parseJson(file, await readText(file));
    const [problem] = problemsOfBlocks(blocks);
    if (problem) throw badInput(file, problem);
    const columns = { dimensions: [], indicators, mayBeAbsent: true };
    const units = join(folder, 'units.csv');
    const { records, rowOf } = await readUnits(units, columns, progress);
    files.push({ file: units, rowOf });
    const spec = await specBeside(file, blocks);
    entries.push({
      records,
      blocks: blocks as HistoryEntry['blocks'],
      ...(spec === undefined ? {} : { families: spec.families }),
    });
  }
  return {
    entries,
    placeOf: (entry, index) => {
      const { file, rowOf } = files[entry] as (typeof files)[number];
      return index === undefined ? { file } : { file, row: rowOf(index) };
    },
  };
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
