import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Health = { port: number; close(): Promise<void> };

/** `GET /health` on 127.0.0.1: 200 while work goes on, 503 when it does not. */
export async function serveHealth(port: number, isWell: () => boolean): Promise<Health> {
  const server = createServer((request, response) => {
    const found = request.method === 'GET' && request.url === '/health';
    const well = isWell();
    response.writeHead(found ? (well ? 200 : 503) : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: found ? (well ? 'ok' : 'not ready') : 'not found' }));
  });
  await listening(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
