import { parentPort, workerData } from 'node:worker_threads';
import { readCsv } from './csv.js';
import { refuse, Unreadable, type Refusal, type Table, type TableLimits } from './table.js';
import { readXlsx, type ZipLimits } from './xlsx.js';

export interface ThreadInput {
  bytes: Uint8Array;
  limits: TableLimits;
  zip: ZipLimits;
}
export type ThreadMessage = { table: Table } | { refusal: Refusal };

const startsWith = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, at) => bytes[at] === byte);

async function read({ bytes, limits, zip }: ThreadInput): Promise<Table> {
  if (startsWith(bytes, 0x50, 0x4b, 3, 4))
    return readXlsx(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits, zip);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    refuse('file_type', 'This is an old or protected Excel file. Save it as XLSX without a password.');
  return readCsv(bytes, limits);
}

async function answer(): Promise<ThreadMessage> {
  try {
    return { table: await read(workerData as ThreadInput) };
  } catch (error) {
    if (error instanceof Unreadable) return { refusal: error.refusal };
    throw error;
  }
}

parentPort?.postMessage(await answer());
