import { Worker } from 'node:worker_threads';

const isSource = import.meta.url.endsWith('.ts');
// tests run the sources, which a plain thread cannot load
const fromSource = isSource ? { execArgv: ['--import', '@gauge/tooling/source'] } : {};

/** A thread that runs `<name>.thread` of this folder. What lies on shared memory in its data is not copied. */
export const threadOf = (name: 'release' | 'share', workerData: unknown): Worker =>
  new Worker(new URL(`./${name}.thread.${isSource ? 'ts' : 'js'}`, import.meta.url), { workerData, ...fromSource });
