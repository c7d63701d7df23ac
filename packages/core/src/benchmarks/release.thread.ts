import { parentPort, workerData } from 'node:worker_threads';
import { buildAndAudit, type ThreadInput, type ThreadMessage } from './release.work.js';

const say = (message: ThreadMessage): void => parentPort?.postMessage(message);

say(await buildAndAudit(workerData as ThreadInput, () => say({ kind: 'audit' })));
