import { memberImportLimits, type MemberImportView } from '@gauge/contracts';
import { Prisma } from '@gauge/db';
import { record, recordAll } from '../audit/index.js';
import { isIsic, sectorName } from '../instruments/index.js';
import { associationOf, may, notFound, personOf, Problem, type Ctx } from '../platform/index.js';
import { plainWords, type Table } from '../tables/index.js';
import { planOf, type Plan } from './import.plan.rules.js';
import { columnsOf, readRows, type OwnSectors, type ReadRow } from './import.rules.js';
import { directory, writeMembers } from './import.store.js';
import type { MemberRow } from './members.store.js';

type Shown = Omit<
  MemberImportView,
  'id' | 'fileName' | 'status' | 'rows' | 'problemCount' | 'createdAt' | 'committedAt'
>;

/** Reads a table of members and keeps what would be written, or every reason why nothing will be. */
export async function previewMemberImport(ctx: Ctx, fileName: string, table: Table): Promise<MemberImportView> {
  may(ctx, 'members:write');
  const { members, home } = await directory(ctx, { hold: false });
  const columns = columnsOf(table.header);
  const read =
    columns.problems.length > 0
      ? { rows: [], problems: columns.problems }
      : readRows(table, columns, ownSectorsOf(members));
  const plan = planOf(read.rows, members, home);
  const problems = [...read.problems, ...plan.problems].sort((one, other) => one.row - other.row);
  const ready = problems.length === 0;
  const shown: Shown = {
    ...shownOf(plan),
    problems: problems.slice(0, memberImportLimits.problemsShown),
    usedColumns: columns.used,
    ignoredColumns: columns.ignored,
  };
  const kept = await ctx.tx.memberImport.create({
    data: {
      associationId: associationOf(ctx),
      fileName,
      status: ready ? 'ready' : 'refused',
      rowCount: table.rows.length,
      problemCount: problems.length,
      preview: shown,
      rows: ready ? (read.rows as unknown as Prisma.InputJsonArray) : Prisma.DbNull,
      createdBy: personOf(ctx),
      createdAt: ctx.now,
    },
    omit: { rows: true },
  });
  await record(ctx, 'members.previewed', { importId: kept.id, rows: table.rows.length, problems: problems.length });
  return importView(kept);
}

function shownOf({ news, changes, unchanged }: Plan) {
  const { newShown, changesShown } = memberImportLimits;
  return {
    created: news.length,
    changed: changes.length,
    unchanged,
    news: news
      .slice(0, newShown)
      .map(({ row, memberNo, name, country, sectorScheme, sectorCode, size, contactEmail }) => ({
        row,
        memberNo,
        name,
        country,
        sectorName: sectorName(sectorScheme, sectorCode),
        size,
        contactEmail,
      })),
    changes: changes
      .slice(0, changesShown)
      .map(({ row, member: { memberNo, name }, fields }) => ({ row, memberNo, name, fields })),
  };
}

function ownSectorsOf(members: readonly MemberRow[]): OwnSectors {
  return new Map(
    members.flatMap(({ sectorScheme: scheme, sectorCode: code }) =>
      scheme === null || code === null || isIsic(scheme) ? [] : [[plainWords(code), { scheme, code }]],
    ),
  );
}

/** Writes all of a previewed file, or nothing. What the members have become meanwhile counts, not what the preview saw. */
export async function commitMemberImport(ctx: Ctx, id: string, verified: boolean): Promise<MemberImportView> {
  may(ctx, 'members:write');
  const { members, home } = await directory(ctx, { hold: true });
  const found = await ctx.tx.memberImport.findFirst({ where: { id, associationId: associationOf(ctx) } });
  if (!found) throw notFound('The import');
  if (found.status === 'committed') throw new Problem('import_already_committed', 'This file was written already.');
  if (found.status !== 'ready')
    throw refusal('This file has faults; mend them and bring it again.', found.preview as Shown);
  const plan = planOf(found.rows as unknown as ReadRow[], members, home);
  if (plan.problems.length > 0)
    throw refusal('The members have changed since the file was read. Bring it again.', plan);

  const enrolled = await writeMembers(ctx, plan, verified ? 'verified' : 'unverified');
  const done = await ctx.tx.memberImport.update({
    where: { id },
    data: {
      status: 'committed',
      committedAt: ctx.now,
      rows: Prisma.DbNull,
      preview: { ...(found.preview as Shown), ...shownOf(plan) },
    },
    omit: { rows: true },
  });
  const { changes, unchanged } = plan;
  const totals = { importId: id, created: enrolled.length, changed: changes.length, unchanged, verified };
  await recordAll(ctx, [
    { action: 'members.imported', payload: totals },
    ...enrolled.map(({ firmId }) => ({ action: 'member.added', payload: { firm: firmId, importId: id } })),
    ...changes.map(({ member: { firmId }, fields }) => ({
      action: 'member.changed',
      payload: { firm: firmId, fields: fields.map(({ field }) => field).sort(), importId: id },
    })),
  ]);
  return importView(done);
}

function refusal(sentence: string, { problems }: Pick<Shown, 'problems'>): Problem {
  return new Problem(
    'import_refused',
    sentence,
    problems.slice(0, 50).map(({ row, column, message }) => ({ path: `row ${row} ${column}`.trim(), message })),
  );
}

/** A preview again. */
export async function readMemberImport(ctx: Ctx, id: string): Promise<MemberImportView> {
  may(ctx, 'members:write');
  const where = { id, associationId: associationOf(ctx) };
  const found = await ctx.tx.memberImport.findFirst({ where, omit: { rows: true } });
  if (!found) throw notFound('The import');
  return importView(found);
}

type ImportRow = Omit<Prisma.MemberImportGetPayload<object>, 'rows'>;

function importView({ id, fileName, status, rowCount, problemCount, preview, createdAt, committedAt }: ImportRow) {
  return {
    id,
    fileName,
    status: status as MemberImportView['status'],
    rows: rowCount,
    problemCount,
    ...(preview as Shown),
    createdAt: createdAt.toISOString(),
    committedAt: committedAt?.toISOString() ?? null,
  };
}
