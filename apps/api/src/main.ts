import { fileURLToPath } from 'node:url';
import { createApp } from './app.js';
import { Readiness } from './http/readiness.js';
import { readSettings } from './settings.js';

const builtWeb = fileURLToPath(new URL('../../web/dist', import.meta.url));
const { settings, host, port } = await readSettings(process.env, builtWeb);
const app = await createApp(settings);
app.enableShutdownHooks(undefined, { useProcessExit: true });
await app.listen(port, host);
app.get(Readiness).serve();
process.stdout.write(`listening on ${host}:${port}\n`);
