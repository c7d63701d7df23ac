import type { Database } from '@gauge/db';
import { createTransport } from 'nodemailer';

/** Milliseconds to reach the server, and to hear from it. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/**
 * Sends one queued mail; for the worker, as the role `gauge_release`. A mail that was sent is not sent again. Without a
 * server (the demo) it stays in the table, where the mailbox shows it. Throws when the server does not take it, so that
 * the job is tried again; the reason stands in the row.
 */
export async function deliverMail(
  database: Database,
  mailId: string,
  smtpUrl: string | undefined,
  from = 'Gauge <no-reply@localhost>',
): Promise<'sent' | 'kept' | 'already_sent'> {
  const mail = await database.client.mail.findUniqueOrThrow({ where: { id: mailId } });
  if (mail.status === 'sent') return 'already_sent';
  if (!smtpUrl) return 'kept';
  const transport = createTransport({ url: smtpUrl, ...PATIENCE });
  try {
    // the id of the message is the mail's, so that a mail sent twice by a crash in between is recognised as one
    const messageId = `<${mailId}@${new URL(smtpUrl).hostname}>`;
    await transport.sendMail({
      messageId,
      from,
      to: mail.toAddress,
      subject: mail.subject,
      text: mail.text,
      // no answering machine writes back to a mail that says so
      headers: {
        'Auto-Submitted': 'auto-generated',
        // the address is a page for people, and takes a mail program's word without one (RFC 8058)
        ...(mail.unsubscribeUrl ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
      },
      ...(mail.unsubscribeUrl ? { list: { unsubscribe: mail.unsubscribeUrl } } : {}),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
    await database.client.mail.update({ where: { id: mailId }, data: { status: 'failed', error: reason } });
    throw error;
  } finally {
    transport.close();
  }
  await database.client.mail.update({
    where: { id: mailId },
    data: { status: 'sent', sentAt: new Date(), error: null },
  });
  return 'sent';
}
