import type { Database, Prisma, Tx } from '@gauge/db';
import { asks, definitionOf } from '../rounds/index.js';
import { previewFor, type PreviewContent, type PreviewFirm, type PreviewRow } from './preview.rules.js';

/** What lies in the table: the preview, or that the round is too large for one. */
export type StoredPreview = PreviewContent & { othersAt: string | null; tooMany: boolean };

const everyMs = 10 * 60_000;
/** Made a turn, so that a turn stays short; the next one goes on. */
const batch = 8;
/** Four seconds for twice as many; the worker stands still meanwhile, and after five seconds its jobs would count as lost. */
const mostRows = 10_000;

/**
 * Makes the previews of running rounds that are missing or ten minutes old. As `gauge_release`: what an association reads of
 * it holds bands and its own counts. Other associations' members count as they stood at the beginning of the day (UTC), so
 * that nobody can read off a page that changes when one of them submits.
 *
 * @returns how many were made
 */
export async function makePreviews(database: Database, now = new Date()): Promise<number> {
  const due = await database.client.$queryRaw<{ roundId: string; associationId: string }[]>`
    select r.id as "roundId", p.association_id as "associationId"
    from round r join round_participant p on p.round_id = r.id
    left join round_preview v on v.round_id = r.id and v.association_id = p.association_id
    where r.status in ('open', 'review', 'frozen') and (v.made_at is null or v.made_at < ${new Date(now.getTime() - everyMs)})
    order by v.made_at nulls first limit ${batch}`;
  for (const { roundId, associationId } of due)
    await database.transaction({}, (tx) => makePreview(tx, roundId, associationId, now), { timeout: 30_000 });
  return due.length;
}

async function makePreview(tx: Tx, roundId: string, associationId: string, now: Date): Promise<void> {
  const round = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    include: { participants: { select: { associationId: true } } },
  });
  const definition = await definitionOf({ tx }, round.instrumentVersionId);
  const today = new Date(now.toISOString().slice(0, 10));
  const rows = await submittedRows(tx, roundId, associationId, today);
  const tooMany = rows.length > mostRows;
  const members = (await membersOf(tx, associationId)).filter((firm) => asks(round, firm));
  const content: StoredPreview = {
    ...previewFor({ definition, roundId, associationId, rows: tooMany ? [] : rows, members: tooMany ? [] : members }),
    othersAt: round.participants.length > 1 ? today.toISOString() : null,
    tooMany,
  };
  const stored = { madeAt: now, content: content as unknown as Prisma.InputJsonObject };
  await tx.roundPreview.upsert({
    where: { roundId_associationId: { roundId, associationId } },
    create: { roundId, associationId, ...stored },
    update: stored,
  });
}

/** What a freeze would take in now, without values: of each only which indicators it has. */
const submittedRows = (tx: Tx, roundId: string, associationId: string, today: Date) => tx.$queryRaw<PreviewRow[]>`
  select * from (
    select f.id as "firmId", f.group_id as "groupId", f.sector_scheme as "sectorScheme", f.sector_code as "sectorCode",
      f.size, f.country, f.region,
      array(select key from jsonb_each(a.values) where value <> 'null') as answered,
      array(select m.association_id::text from membership m
        join round_participant p on p.association_id = m.association_id and p.round_id = a.round_id
        where m.firm_id = a.firm_id and m.status = 'verified' order by 1) as observers,
      a.submitted_at
    from assessment a join firm f on f.id = a.firm_id
    where a.round_id = ${roundId}::uuid and a.status in ('submitted', 'accepted')) as row
  where cardinality(observers) > 0 and (${associationId} = any (observers) or submitted_at < ${today})
  order by "firmId" limit ${mostRows + 1}`;

const membersOf = (tx: Tx, associationId: string) => tx.$queryRaw<PreviewFirm[]>`
  select f.id as "firmId", f.group_id as "groupId", f.sector_scheme as "sectorScheme", f.sector_code as "sectorCode",
    f.size, f.country, f.region
  from membership m join firm f on f.id = m.firm_id
  where m.association_id = ${associationId}::uuid and m.status = 'verified' and f.deactivated_at is null
  order by f.id limit ${mostRows}`;
