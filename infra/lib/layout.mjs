import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Everything a running demo keeps: the database, secrets, logs. `GAUGE_DATA` moves it. */
export const dataDir = resolve(root, process.env.GAUGE_DATA ?? '.data');

export const inRoot = (...path) => join(root, ...path);
export const inData = (...path) => join(dataDir, ...path);

export const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
