import { Worker } from 'node:worker_threads';
import { groupedMemory, type GroupedColumn, type GroupedMemory } from './grouped.js';

/** What a thread is told: the work, its part, and two shared words: how often parts have met, and whether one failed. */
export type PartMessage = { column: GroupedColumn; memory: GroupedMemory; part: number; of: number; met: Int32Array };
export type PartReply = { error?: string };

/** Threads that rank columns together, one column at a time. */
export type RankingThreads = {
  /** As `rankGroups`; the column must lie on shared memory. Rejects with RangeError, or when a thread dies. */
  rank: (column: GroupedColumn) => Promise<void>;
  close: () => Promise<void>;
};

/**
 * @param count how many threads; the caller's own stays free for its events
 * @param execArgv for callers that run from source
 */
export function rankingThreads(count: number, execArgv: string[] = []): RankingThreads {
  const threads = Array.from({ length: count }, () => new Worker(threadFile, { execArgv }));
  const close = async (): Promise<void> => void (await Promise.all(threads.map((thread) => thread.terminate())));
  let memory = groupedMemory(0, count, true);
  return {
    close,
    async rank(column) {
      for (const array of [column.values, column.groups, column.midRanks, column.quantiles])
        if (!(array.buffer instanceof SharedArrayBuffer))
          throw new RangeError('threads share a column only on SharedArrayBuffers');
      // kept for the next column: fresh memory costs as much as a tenth of the work
      if (memory.dealt.length < column.values.length) memory = groupedMemory(column.values.length, count, true);
      const met = new Int32Array(new SharedArrayBuffer(8));
      const replies = threads.map((thread) => replyOf(thread));
      threads.forEach((thread, part) =>
        thread.postMessage({ column, memory, part, of: count, met } satisfies PartMessage),
      );
      const failed = (await Promise.all(replies)).find(({ error }) => error !== undefined);
      if (failed) throw new RangeError(failed.error);
    },
  };
}

function replyOf(thread: Worker): Promise<PartReply> {
  return new Promise((done, fail) => {
    thread.once('message', done);
    thread.once('error', fail);
  });
}

const isSource = import.meta.url.endsWith('.ts');
const threadFile = new URL(isSource ? './ranking.thread.ts' : './ranking.thread.js', import.meta.url);
