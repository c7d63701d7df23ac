import { Worker } from 'node:worker_threads';
import { Problem } from '../platform/index.js';
import type { Table, TableLimits } from './table.js';
import type { ThreadInput, ThreadMessage } from './table.thread.js';

/** What a file may have at most; the contract of each import says it. */
export type FileLimits = { bytes: number } & Omit<TableLimits, 'cells'>;

const cells = 4_000_000;
const zip = { entries: 100, ratio: 100, inflated: 200_000_000, sharedStrings: 20_000_000 };
const MEMORY_MB = 512;
const TIME_MS = 20_000;

/** Reads a CSV or XLSX file in a thread of its own: whatever a file does to its reader, requests go on. */
export async function readTable(bytes: Uint8Array, limits: FileLimits): Promise<Table> {
  if (bytes.length > limits.bytes) throw new Problem('file_too_large', `The file has more than ${limits.bytes} bytes.`);
  if (bytes.length === 0) throw new Problem('import_unreadable', 'The file is empty.');
  const message = await inThread({ bytes, limits: { ...limits, cells }, zip });
  if ('refusal' in message) throw new Problem(message.refusal.code, message.refusal.detail);
  return message.table;
}

function inThread(input: ThreadInput): Promise<ThreadMessage> {
  const thread = new Worker(threadFile, {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    ...fromSource,
  });
  const ended = new Promise<ThreadMessage>((done, fail) => {
    const unreadable = () => fail(new Problem('import_unreadable', 'The file cannot be read as a table.'));
    const tooLong = setTimeout(unreadable, TIME_MS);
    thread.once('message', done);
    thread.once('error', (error: Error & { code?: string }) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? unreadable() : fail(error),
    );
    thread.once('exit', () => {
      clearTimeout(tooLong);
      unreadable();
    });
  });
  return ended.finally(() => thread.terminate());
}

const isSource = import.meta.url.endsWith('.ts');
const threadFile = new URL(isSource ? './table.thread.ts' : './table.thread.js', import.meta.url);
// tests run the sources, which a plain thread cannot load
const fromSource = isSource ? { execArgv: ['--import', '@gauge/tooling/source'] } : {};
