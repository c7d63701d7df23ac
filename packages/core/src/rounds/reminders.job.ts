import { randomUUID } from 'node:crypto';
import type { Database, Tx } from '@gauge/db';
import { queueMail } from '../platform/index.js';
import { roundMail } from './reminders.mails.js';
import { dueOccasions } from './reminders.rules.js';
import { datesOf, planFor } from './reminders.store.js';
import { asks } from './rounds.rules.js';
import { dayOf } from './rounds.views.js';

/** Written in one transaction; the next turn goes on with the rest. */
const batch = 200;
const noticesATurn = 20;

/**
 * Tells firms what is due about their open rounds: reminders by plan, those an administrator asked for, another closing day.
 * As `gauge_release`. Each person gets each occasion exactly once: the row that says so and the mail are one transaction.
 *
 * @returns mails written
 */
export async function tellFirms(database: Database, publicUrl: string, now = new Date()): Promise<number> {
  await noteWhatIsDue(database, now);
  const waiting = await database.client.roundNotice.findMany({
    where: { toldAt: null },
    orderBy: { dueAt: 'asc' },
    select: { id: true },
    take: noticesATurn,
  });
  let written = 0;
  for (const { id } of waiting)
    written += await database.transaction({}, (tx) => tell(tx, id, publicUrl, now), { timeout: 30_000 });
  return written;
}

/** Makes a notice of every occasion that has come; one that is there already stays as it is. */
async function noteWhatIsDue(database: Database, now: Date): Promise<void> {
  const rounds = await database.client.round.findMany({
    where: { status: 'open' },
    include: { participants: true, reminderPlans: true },
    orderBy: { closesOn: 'asc' },
    take: 500,
  });
  const due = rounds.flatMap((round) =>
    round.participants.flatMap(({ associationId }) => {
      const { plan } = planFor(round.reminderPlans, associationId, round.associationId);
      return dueOccasions(plan, datesOf(round), dayOf(now)).map(({ occasion }) => ({
        id: randomUUID(),
        roundId: round.id,
        associationId,
        occasion,
        dueAt: now,
      }));
    }),
  );
  if (due.length > 0) await database.client.roundNotice.createMany({ data: due, skipDuplicates: true });
}

type Recipient = {
  user_id: string;
  email: string;
  person: string;
  locale: string;
  token: string;
  firm_id: string;
  firm: string;
  sector_scheme: string;
  sector_code: string;
  size: string | null;
};

/** Writes the mails of one notice, as many as a turn takes; the notice is told when nobody is left. */
async function tell(tx: Tx, noticeId: string, publicUrl: string, now: Date): Promise<number> {
  // two workers: the other one goes on to the next notice
  const [held] = await tx.$queryRaw<{ id: string }[]>`
    select id from round_notice where id = ${noticeId}::uuid and told_at is null for update skip locked`;
  if (!held) return 0;
  const notice = await tx.roundNotice.findUniqueOrThrow({
    where: { id: noticeId },
    include: { round: true, association: { select: { name: true } } },
  });
  const { round } = notice;
  const people = round.status === 'open' ? await recipientsOf(tx, noticeId, round) : [];
  const turn = people.slice(0, batch);
  for (const person of turn) {
    const mail = roundMail(notice, { ...person, publicUrl });
    const mailId = await queueMail({ tx }, mail);
    const { roundId, occasion } = notice;
    await tx.roundNoticeMail.createMany({ data: [{ roundId, userId: person.id, occasion, noticeId, mailId }] });
  }
  await tx.roundNotice.updateMany({
    where: { id: noticeId },
    data: { recipients: { increment: turn.length }, ...(turn.length === people.length ? { toldAt: now } : {}) },
  });
  return turn.length;
}

export type Person = {
  id: string;
  email: string;
  name: string;
  locale: string;
  token: string;
  firms: { id: string; name: string }[];
};

/** A person of several firms is told once, of all of them. */
async function recipientsOf(
  tx: Tx,
  noticeId: string,
  round: { sectors: string[]; sizes: string[] },
): Promise<Person[]> {
  const rows = await tx.$queryRaw<Recipient[]>`select * from round_notice_recipients(${noticeId}::uuid)`;
  const people = new Map<string, Person>();
  for (const row of rows) {
    if (!asks(round, { sectorScheme: row.sector_scheme, sectorCode: row.sector_code, size: row.size })) continue;
    const { user_id: id, email, person: name, locale, token } = row;
    const known = people.get(id) ?? { id, email, name, locale, token, firms: [] };
    known.firms.push({ id: row.firm_id, name: row.firm });
    people.set(id, known);
  }
  return [...people.values()];
}
