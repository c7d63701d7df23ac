import {
  buildReleaseFromColumns,
  joinShares,
  shareRelease,
  type Built,
  type HistoryEntry,
  type RecordColumns,
  type ReleaseSpec,
} from '@gauge/disclosure';
import type { Remembered } from './archive.js';
import { threadOf } from './threads.js';

/** The columns lie on shared memory: threads read what the job read, and nothing is copied; the history goes to them packed. */
export type BuildInput = { spec: ReleaseSpec; columns: RecordColumns; history: Remembered[] };

/**
 * Builds a release in shares beside one another: one in this thread, each other in a thread of its own.
 *
 * @param history the input's, unpacked: the caller needs it too
 * @param threads at most so many, this one counted
 * @throws SpecError, InputError
 */
export async function buildInThreads(
  input: BuildInput,
  history: readonly HistoryEntry[],
  threads: number,
): Promise<Built> {
  const whole = (): Built => buildReleaseFromColumns(input.spec, input.columns, history);
  const [own, ...others] = threads > 1 ? shareRelease(input.spec, input.columns, threads) : [];
  if (!own || others.length === 0) return whole();
  const started = others.map((spec) => builtElsewhere({ ...input, spec }));
  // settled before anything is awaited: a thread may fail while this one is at work
  const elsewhere = Promise.allSettled(started);
  const mine = buildReleaseFromColumns(own, input.columns, history);
  const shares = await elsewhere;
  const done = shares.flatMap((share) => (share.status === 'fulfilled' ? share.value : []));
  // errors lose their kind on the way out of a thread: here the whole meets the same one with all it says
  return done.length === shares.length ? joinShares(input.spec, [mine, ...done]) : whole();
}

function builtElsewhere(input: BuildInput): Promise<Built> {
  const thread = threadOf('share', input);
  return new Promise<Built>((done, fail) => {
    thread.once('message', done);
    thread.once('error', fail);
    thread.once('exit', () => fail(new Error('the thread of a share ended without a result')));
  }).finally(() => thread.terminate());
}
