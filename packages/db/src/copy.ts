import type { Readable } from 'node:stream';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** PGCOPY, newline, 0xff, return, newline, zero; then four bytes of flags and four for the length of an extension. */
const HEAD = 11 + 4 + 4;
/** A field before each value: how many there are in the row (two bytes), how long this one is (four). */
const BEFORE_VALUE = 2 + 4;

/**
 * The one value of each row of a query, in the bytes the server holds: a `bytea` without the hexadecimal text that other
 * ways of reading it go through. Values come in the order of the rows; each lies in memory of its own.
 *
 * @param query of one column; COPY takes no parameters, so it must hold its constants quoted
 * @throws Error for a null or a second column
 */
export async function* copyValues(client: pg.ClientBase, query: string): AsyncGenerator<Buffer> {
  const read = readerOf(client.query(copyTo(`copy (${query}) to stdout (format binary)`)));
  await read(HEAD);
  for (;;) {
    // the last row is followed by -1 where a row would say how many values it has
    const count = (await read(2)).readInt16BE();
    if (count === -1) return;
    const length = (await read(BEFORE_VALUE - 2)).readInt32BE();
    if (count !== 1 || length < 0) throw new Error(`one value a row can be copied, not ${count} of length ${length}`);
    yield await read(length);
  }
}

/** Reads exactly so many bytes from a stream, again and again. */
function readerOf(stream: Readable): (length: number) => Promise<Buffer> {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  let left: Buffer = Buffer.alloc(0);
  return async (length) => {
    const bytes = Buffer.allocUnsafeSlow(length);
    for (let filled = 0; filled < length;) {
      if (left.length === 0) {
        const chunk = await chunks.next();
        if (chunk.done) throw new Error('the copy ended in the middle of a value');
        left = chunk.value;
      }
      const taken = left.copy(bytes, filled);
      left = left.subarray(taken);
      filled += taken;
    }
    return bytes;
  };
}
