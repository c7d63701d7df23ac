import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dataDir, manifest, root } from './layout.mjs';
import { PlainError } from './lifecycle.mjs';

export function checkNode() {
  const [least] = manifest.engines.node.match(/\d+\.\d+/);
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [leastMajor, leastMinor] = least.split('.').map(Number);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  throw new PlainError(`Gauge needs Node ${least} or newer, and this is ${process.versions.node}.`);
}

export function checkWritable() {
  try {
    accessSync(root, constants.W_OK);
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new PlainError(`Gauge cannot write to ${error.path ?? dataDir} (${error.code}).`);
  }
}

/** `PORT`, which must be a free port. */
export async function checkPort() {
  const port = Number(process.env.PORT ?? 4400);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new PlainError(`PORT is ${process.env.PORT}, which is not a port number.`);
  }
  // somebody on one address only also counts: half the browsers would reach them
  for (const host of ['127.0.0.1', undefined]) {
    const code = await listenError(port, host);
    if (code === 'EADDRINUSE') {
      throw new PlainError(
        `Port ${port} is taken; stop what listens there or set PORT to another (PORT=4500 npm start).`,
      );
    }
    if (code !== undefined) throw new PlainError(`Port ${port} cannot be used (${code}); set PORT to another.`);
  }
  return port;
}

function listenError(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code === 'EAFNOSUPPORT' ? undefined : error.code));
    server.listen({ port, host }, () => server.close(() => resolve(undefined)));
  });
}

/** Whether a process runs and its command line has this text; numbers are given to other processes again. */
export function runs(pid, text) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  const file = `/proc/${pid}/cmdline`;
  return !existsSync(file) || readFileSync(file, 'utf8').includes(text);
}
