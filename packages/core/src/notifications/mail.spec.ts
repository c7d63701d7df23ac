import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import { openDatabase, type Database } from '@gauge/db';
import { suiteDatabase, type SuiteDatabase } from '@gauge/db/testing';
import { queueMail } from '../platform/index.js';
import { deliverMail } from './index.js';

let suite: SuiteDatabase;
let app: Database;
let release: Database;
let smtp: ChildProcess;
let smtpUrl: string;

type Received = { to: string[]; text: string };

/** The next thing the server's process says. */
const heard = <T>(): Promise<T> => new Promise((resolve) => smtp.once('message', (said) => resolve(said as T)));

/** What has reached the server for this address. */
async function receivedBy(address: string): Promise<Received[]> {
  const told = heard<{ mails: Received[] }>();
  smtp.send('mails');
  return (await told).mails.filter(({ to }) => to.includes(address));
}

beforeAll(async () => {
  suite = await suiteDatabase();
  app = openDatabase(suite.app, { max: 1 });
  release = openDatabase(suite.release, { max: 1 });
  smtp = fork(fileURLToPath(new URL('../../test/smtp.mjs', import.meta.url)));
  const { port } = await heard<{ port: number }>();
  smtpUrl = `smtp://gauge:secret@127.0.0.1:${port}`;
});
afterAll(async () => {
  await Promise.all([app.close(), release.close()]);
  smtp.disconnect();
  await once(smtp, 'exit');
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
  const mine = await receivedBy('once@example.org');
  expect(mine).toHaveLength(1);
  expect(mine[0]?.text).toContain('A line.');
  expect(mine[0]?.text).toContain(id);
});

test('a mail that one can do without says where to stop it, in its head too; others do not', async () => {
  const unsubscribeUrl = 'https://gauge.example/mail-choice/abc';
  const id = await app.transaction({ user: randomUUID() }, (tx) =>
    queueMail({ tx }, { to: 'stop@example.org', subject: 'Hello', text: 'A line.', unsubscribeUrl }),
  );
  await deliverMail(release, id, smtpUrl);
  await deliverMail(release, await queued('must@example.org'), smtpUrl);
  const [stoppable] = await receivedBy('stop@example.org');
  const [needed] = await receivedBy('must@example.org');
  expect(stoppable?.text).toContain(`List-Unsubscribe: <${unsubscribeUrl}>`);
  expect(stoppable?.text).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(needed?.text).not.toContain('List-Unsubscribe');
});

test('what the server refuses fails, says why, and can be tried again', async () => {
  const id = await queued('refused@example.org');
  await expect(deliverMail(release, id, smtpUrl)).rejects.toThrow();
  const mail = await release.client.mail.findUniqueOrThrow({ where: { id } });
  expect(mail).toMatchObject({ status: 'failed', sentAt: null });
  expect(mail.error).toContain('no such person');
});

test('a server that does not know who sends gets nothing, and the row says so', async () => {
  const id = await queued('unsent@example.org');
  await expect(deliverMail(release, id, smtpUrl.replace('secret', 'wrong'))).rejects.toThrow();
  expect(await receivedBy('unsent@example.org')).toEqual([]);
  const mail = await release.client.mail.findUniqueOrThrow({ where: { id } });
  expect(mail.error).toContain('not known here');
  expect(await deliverMail(release, id, smtpUrl)).toBe('sent');
  expect(await receivedBy('unsent@example.org')).toHaveLength(1);
});

test('without a server a mail stays where the demo shows it', async () => {
  const id = await queued('kept@example.org');
  expect(await deliverMail(release, id, undefined)).toBe('kept');
  expect(await release.client.mail.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'queued' });
});
