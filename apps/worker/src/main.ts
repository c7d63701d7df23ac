import { readSettings, timing } from './settings.js';
import { startWorker } from './worker.js';

const worker = await startWorker(readSettings(process.env));
console.log(`worker ready, queue on ${worker.backend}`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  // whatever hangs: the rows are the truth, and the next worker finds what is left
  setTimeout(() => process.exit(1), timing.exit).unref();
  await worker.stop();
  console.log('worker stopped');
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
