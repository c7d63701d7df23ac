// Writes docs/openapi.json from the contracts: node --import @gauge/tooling/source scripts/openapi.mjs
import { writeFileSync } from 'node:fs';
import { openapi } from '@gauge/contracts/openapi';

writeFileSync(new URL('../../../docs/openapi.json', import.meta.url), `${JSON.stringify(openapi(), null, 2)}\n`);
