import { parentPort } from 'node:worker_threads';
import { rankPart } from './grouped.js';
import type { PartMessage, PartReply } from './threads.js';

/** Another part failed; that one tells why. */
class Abandoned extends Error {}

parentPort?.on('message', ({ column, memory, part, of, met }: PartMessage) => {
  const reply: PartReply = {};
  try {
    rankPart(column, memory, { part, of, meet: meeting(met, of) });
  } catch (error) {
    if (!(error instanceof Abandoned)) reply.error = error instanceof Error ? error.message : String(error);
    Atomics.store(met, 1, 1);
    Atomics.add(met, 0, of);
    Atomics.notify(met, 0);
  }
  parentPort?.postMessage(reply);
});

/** Waits until all parts have come as often as this one. */
function meeting(met: Int32Array, of: number): () => void {
  let due = 0;
  return () => {
    due += of;
    Atomics.add(met, 0, 1);
    Atomics.notify(met, 0);
    for (let now = Atomics.load(met, 0); now < due; now = Atomics.load(met, 0)) Atomics.wait(met, 0, now);
    if (Atomics.load(met, 1) === 1) throw new Abandoned();
  };
}
