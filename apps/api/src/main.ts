import { fileURLToPath } from 'node:url';
import { Logger } from '@nestjs/common';
import { readAhead } from '@gauge/core/network';
import { createApp } from './app.js';
import { Readiness } from './http/readiness.js';
import { DATABASE } from './http/settings.js';
import { readSettings } from './settings.js';

const builtWeb = fileURLToPath(new URL('../../web/dist', import.meta.url));
const { settings, host, port } = await readSettings(process.env, builtWeb);
const app = await createApp(settings);
app.enableShutdownHooks(undefined, { useProcessExit: true });
await app.listen(port, host);
app.get(Readiness).serve();
process.stdout.write(`listening on ${host}:${port}\n`);
// without it the first search of partners reads what it needs
await readAhead(app.get(DATABASE)).catch((error: Error) =>
  new Logger('partner search').warn(`not read ahead: ${error.message}`),
);
