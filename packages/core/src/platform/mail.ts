import { randomUUID } from 'node:crypto';
import type { Database } from '@gauge/db';
import type { Ctx } from './context.js';
import { requestJob } from './outbox.js';

export type NewMail = {
  to: string;
  subject: string;
  text: string;
  /** Where its reader says that no more of these are wanted; only for mails that one can do without. */
  unsubscribeUrl?: string;
};

/** Writes a mail and asks for its delivery, in the transaction of what it tells about. */
export async function queueMail(ctx: Pick<Ctx, 'tx'>, { to, unsubscribeUrl, ...rest }: NewMail): Promise<string> {
  const id = randomUUID();
  // no RETURNING: requests may write mails, never read them
  await ctx.tx.mail.createMany({ data: [{ id, toAddress: to, unsubscribeUrl: unsubscribeUrl ?? null, ...rest }] });
  await requestJob(ctx, 'send-mail', { mailId: id });
  return id;
}

/** What the demo would have sent, newest first; outside the demo nobody may call this. */
export async function demoMails(database: Database) {
  const mails = await database.transaction({ scope: 'mailbox' }, (tx) =>
    tx.mail.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: 50 }),
  );
  return mails.map(({ id, toAddress, subject, text, createdAt }) => ({
    id,
    to: toAddress,
    subject,
    text,
    at: createdAt.toISOString(),
  }));
}
