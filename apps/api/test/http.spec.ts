import { startServer, type TestServer } from './server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test('health says ok', async () => {
  const reply = await fetch(`${server.base}/api/health`);
  expect(reply.status).toBe(200);
  expect(await reply.json()).toEqual({ status: 'ok', version: '0.1.0' });
});
