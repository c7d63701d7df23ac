import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { openDatabase, type Database } from '@gauge/db';
import { suiteDatabase, type SuiteDatabase } from '@gauge/db/testing';
import { queueMail } from '../platform/index.js';
import { deliverMail } from './index.js';

let suite: SuiteDatabase;
let app: Database;
let release: Database;
let smtp: Server;
let smtpUrl: string;
const received: string[] = [];

/** As much of SMTP as one plain mail needs; refuses the address `refused@example.org`. */
function mailServer(): Server {
  return createServer((socket) => {
    let data: string | null = null;
    socket.write('220 test\r\n');
    socket.on('data', (chunk) => {
      const text = chunk.toString();
      if (data !== null) {
        data += text;
        if (!data.endsWith('\r\n.\r\n')) return;
        received.push(data);
        data = null;
        socket.write('250 taken\r\n');
      } else if (/^RCPT TO:<refused/i.test(text)) socket.write('550 no such person\r\n');
      else if (/^DATA/i.test(text)) {
        data = '';
        socket.write('354 go\r\n');
      } else if (/^QUIT/i.test(text)) socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    });
    socket.on('error', () => undefined);
  });
}

beforeAll(async () => {
  suite = await suiteDatabase();
  app = openDatabase(suite.app, { max: 1 });
  release = openDatabase(suite.release, { max: 1 });
  smtp = mailServer();
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  smtpUrl = `smtp://127.0.0.1:${(smtp.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await Promise.all([app.close(), release.close()]);
  await new Promise((resolve) => smtp.close(resolve));
  await suite.drop();
});

const queued = (to: string) =>
  app.transaction({ user: randomUUID() }, (tx) => queueMail({ tx }, { to, subject: 'Hello', text: 'A line.' }));

test('a mail and the job that sends it come together', async () => {
  const id = await queued('a@example.org');
  const outbox = await release.client.outbox.findMany({ where: { topic: 'send-mail' } });
  expect(outbox.map(({ payload }) => payload)).toContainEqual({ mailId: id });
});

test('a mail is sent once', async () => {
  const id = await queued('once@example.org');
  expect(await deliverMail(release, id, smtpUrl)).toBe('sent');
  expect(await deliverMail(release, id, smtpUrl)).toBe('already_sent');
  const mine = received.filter((mail) => mail.includes('once@example.org'));
  expect(mine).toHaveLength(1);
  expect(mine[0]).toContain('A line.');
  expect(mine[0]).toContain(id);
});

test('a mail that one can do without says where to stop it, in its head too; others do not', async () => {
  const unsubscribeUrl = 'https://gauge.example/mail-choice/abc';
  const id = await app.transaction({ user: randomUUID() }, (tx) =>
    queueMail({ tx }, { to: 'stop@example.org', subject: 'Hello', text: 'A line.', unsubscribeUrl }),
  );
  await deliverMail(release, id, smtpUrl);
  await deliverMail(release, await queued('must@example.org'), smtpUrl);
  const [stoppable, needed] = ['stop@', 'must@'].map((to) => received.find((mail) => mail.includes(to)));
  expect(stoppable).toContain(`List-Unsubscribe: <${unsubscribeUrl}>`);
  expect(needed).not.toContain('List-Unsubscribe');
});

test('what the server refuses fails, says why, and can be tried again', async () => {
  const id = await queued('refused@example.org');
  await expect(deliverMail(release, id, smtpUrl)).rejects.toThrow();
  const mail = await release.client.mail.findUniqueOrThrow({ where: { id } });
  expect(mail).toMatchObject({ status: 'failed', sentAt: null });
  expect(mail.error).toContain('no such person');
});

test('without a server a mail stays where the demo shows it', async () => {
  const id = await queued('kept@example.org');
  expect(await deliverMail(release, id, undefined)).toBe('kept');
  expect(await release.client.mail.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'queued' });
});
