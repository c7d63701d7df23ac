import type { Database } from '@gauge/db';
import { queueMail } from '../platform/index.js';
import { reminderMail, type ReminderKind } from './reminders.mails.js';

/** A turn sends no more; the next one follows within a minute. */
const MOST = 200;

type Due = {
  kind: ReminderKind;
  subjectId: string;
  moment: string;
  to: string;
  on: Date;
  detail: string | null;
  locale: string;
};

/**
 * Sends what is due: agreements, proposals, profiles and introductions that run out, and the question what came of a meeting.
 * For the worker, as the role `gauge_release`. Each reminder is a row whose key makes it the only one, written in the
 * transaction of its mail: two workers, or one that was killed, send it once. Returns how many were sent.
 */
export async function sendReminders(database: Database, now = new Date()): Promise<number> {
  const due = await database.client.$queryRaw<Due[]>`
    select kind, subject_id as "subjectId", moment, to_address as "to", "on", detail, locale
    from reminders_due_in_language(${now}, ${MOST}::int)`;
  let sent = 0;
  for (const one of due) if (await send(database, one, now)) sent++;
  return sent;
}

function send(
  database: Database,
  { kind, subjectId, moment, to, on, detail, locale }: Due,
  now: Date,
): Promise<boolean> {
  return database.transaction({}, async (tx) => {
    const fresh = await tx.$executeRaw`
      insert into reminder (kind, subject_id, moment, sent_at) values (${kind}, ${subjectId}::uuid, ${moment}, ${now})
      on conflict do nothing`;
    if (fresh === 0) return false;
    await queueMail({ tx }, { to, ...reminderMail(kind, { on, detail: detail ?? '', locale }) });
    return true;
  });
}
