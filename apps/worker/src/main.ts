import { readSettings, timing } from './settings.js';
import { startWorker } from './worker.js';

const worker = await startWorker(readSettings(process.env));
process.stdout.write(`worker ready, queue on ${worker.backend}\n`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  // whatever hangs: the rows are the truth, and the next worker finds what is left
  setTimeout(() => process.exit(1), timing.exit).unref();
  await worker.stop();
  process.stdout.write('worker stopped\n');
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
