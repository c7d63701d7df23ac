import { parentPort, workerData } from 'node:worker_threads';
import { buildReleaseFromColumns } from '@gauge/disclosure';
import { unpackHistory } from './archive.js';
import type { BuildInput } from './build.js';

const { spec, columns, history } = workerData as BuildInput;
parentPort?.postMessage(buildReleaseFromColumns(spec, columns, history.map(unpackHistory)));
