import { importLimits, type ImportProblem, type ImportView, type RoundStatus } from '@gauge/contracts';
import { Prisma } from '@gauge/db';
import {
  applicableTo,
  checkAnswers,
  describeCheck,
  isHard,
  type Check,
  type CheckContext,
  type InstrumentDefinition,
} from '../instruments/index.js';
import { record } from '../audit/index.js';
import { associationOf, may, notFound, Problem, type Ctx } from '../platform/index.js';
import { mustMove } from './assessments.rules.js';
import { columnsOf, decimalOf, directoryOf, problem, readRows, type Member } from './imports.rules.js';
import { firmsWithOwnAnswers, membersOf, priorsOf, writeSheets, type ImportedSheet } from './imports.store.js';
import { MOST_QUERIES } from './queries.service.js';
import { currencyOf, moneyBasis, type Rate, type Reference } from './reference.js';
import { definitionOf, holdRound, roundOf, valuesOf, type RoundRow } from './rounds.store.js';
import { isServiceFirm } from './rounds.views.js';
import { valuesFrom, type Prior } from './sheet.js';
import type { Table } from '../tables/index.js';

/** A firm's row as it is kept between the preview and the commit; values in the order of `StoredRows.inputs`. */
interface StoredRow {
  row: number;
  firmId: string;
  currency: string;
  moneyScale: number;
  form: 'short' | 'full';
  values: (number | null)[];
}
interface StoredRows {
  inputs: string[];
  rows: StoredRow[];
}
type Preview = Pick<ImportView, 'answers' | 'problems' | 'reading' | 'usedColumns' | 'ignoredColumns' | 'sample'>;

const SAMPLE = 10;

/** Reads a table of answers and keeps what would be written, or every reason why nothing will be. */
export async function preview(ctx: Ctx, roundId: string, fileName: string, table: Table): Promise<ImportView> {
  may(ctx, 'imports:write');
  const round = await roundOf(ctx, roundId);
  mustMove({ status: 'draft', round: { status: round.status as RoundStatus } }, 'answer');
  const definition = await definitionOf(ctx, round.instrumentVersionId);
  const members = await membersOf(ctx);
  const columns = columnsOf(table.header, definition);
  const decimal = decimalOf(table, columns);
  const read =
    columns.problems.length > 0
      ? { rows: [], problems: columns.problems }
      : readRows(table, columns, directoryOf(members), decimal);

  const inputs = columns.inputs.map(({ input }) => input.code);
  const rows = read.rows.map(({ row, member, currency, moneyScale, form, values }): StoredRow => {
    return { row, firmId: member.firmId, currency: currency ?? currencyOf(member.country), moneyScale, form, values };
  });
  const desk = await openDesk(ctx, round, definition, members, { inputs, rows });
  const titles = new Map(columns.inputs.map(({ at, input }) => [input.code, table.header[at] ?? input.code]));
  const judged = rows.map((row) => desk.judge(row));
  const own = await firmsWithOwnAnswers(
    ctx,
    roundId,
    rows.map(({ firmId }) => firmId),
  );
  const problems = [
    ...read.problems,
    ...judged.flatMap(({ row, hard }) => hard.map((check) => impossible(row.row, check, definition, titles))),
    ...judged.flatMap(({ row, name }) => (own.has(row.firmId) ? [hasAnswered(row.row, name)] : [])),
  ].sort((a, b) => a.row - b.row);

  const shown: Preview = {
    answers: judged.reduce((sum, { answers }) => sum + answers.length, 0),
    problems: problems.slice(0, importLimits.problemsShown),
    reading: { ...table.reading, decimal },
    usedColumns: columns.inputs.map(({ at, input }) => ({
      column: table.header[at] ?? '',
      input: input.code,
      name: input.name,
    })),
    ignoredColumns: columns.ignored.map((at) => table.header[at] ?? '').filter((title) => title !== ''),
    sample: judged.slice(0, SAMPLE).map(({ row, name, answers, soft, unasked }) => ({
      row: row.row,
      firm: name,
      answers: answers.length,
      warnings: soft.length + unasked,
    })),
  };
  const ready = problems.length === 0;
  const kept = await ctx.tx.import.create({
    data: {
      roundId,
      associationId: associationOf(ctx),
      fileName,
      status: ready ? 'ready' : 'refused',
      rowCount: table.rows.length,
      problemCount: problems.length,
      preview: shown,
      rows: ready ? ({ inputs, rows } satisfies StoredRows as unknown as Prisma.InputJsonObject) : Prisma.DbNull,
      createdBy: ctx.actor.id ?? associationOf(ctx),
      createdAt: ctx.now,
    },
    omit: { rows: true },
  });
  await record(ctx, 'import.previewed', {
    importId: kept.id,
    roundId,
    rows: table.rows.length,
    problems: problems.length,
  });
  return importView(kept);
}

function hasAnswered(row: number, name: string): ImportProblem {
  return problem(row, '', name, 'firm_has_answered', 'This firm has answered or withdrawn itself; its answers stay.');
}

const codeOf = { NOT_WHOLE: 'not_whole', PARTS_EXCEED_WHOLE: 'parts_exceed_whole' } as const;

function impossible(
  row: number,
  check: Check,
  definition: InstrumentDefinition,
  titles: ReadonlyMap<string, string>,
): ImportProblem {
  const code = codeOf[check.code as keyof typeof codeOf] ?? 'out_of_range';
  const value = check.params['parts'] ?? check.params['value'] ?? '';
  const columns = check.inputs.map((input) => titles.get(input) ?? input);
  return problem(row, columns[0] ?? '', String(value), code, describeCheck(check, definition));
}

/** Everything that judges rows of one import, read once for all of them. */
async function openDesk(
  ctx: Ctx,
  round: RoundRow,
  definition: InstrumentDefinition,
  members: readonly Member[],
  { inputs, rows }: StoredRows,
) {
  const known = new Map(members.map((member) => [member.firmId, member]));
  const concerned = rows.flatMap(({ firmId }) => known.get(firmId) ?? []);
  const priors = await priorsOf(ctx, round, concerned);
  const values = await valuesOf(ctx, round.id);
  return {
    judge(row: StoredRow) {
      const member = known.get(row.firmId);
      if (!member) throw new Problem('conflict', 'A firm of this file is no longer a member. Bring the file again.');
      return { row, name: member.name, ...judge(definition, inputs, row, member, values, priors.get(row.firmId)) };
    },
  };
}

function judge(
  definition: InstrumentDefinition,
  inputs: readonly string[],
  row: StoredRow,
  member: Member,
  { rates, references }: { rates: Rate[]; references: Reference[] },
  prior: Prior | undefined,
) {
  const applicable = applicableTo(definition, { form: row.form, serviceFirm: isServiceFirm(member) });
  const given = row.values.flatMap((value, at): [string, number][] => {
    const code = inputs[at];
    return value === null || code === undefined ? [] : [[code, value]];
  });
  // what is not asked of this kind of firm is not taken from a file either
  const answers = given.filter(([code]) => applicable.inputs.has(code));
  const reference = references.find(({ country }) => country === member.country);
  const money = moneyBasis(row, rates, reference);
  const context: CheckContext = { applicable, money, ...(prior ? { prior } : {}) };
  const checks = checkAnswers(definition, new Map(answers), context);
  return {
    answers,
    unasked: given.length - answers.length,
    values: valuesFrom(definition, new Map(answers), money, []),
    hard: checks.filter(isHard),
    soft: checks.filter((check) => !isHard(check)).slice(0, MOST_QUERIES),
  };
}

/** Writes all of a previewed file, or nothing. */
export async function commit(ctx: Ctx, roundId: string, importId: string): Promise<ImportView> {
  may(ctx, 'imports:write');
  const round = await roundOf(ctx, roundId);
  mustMove({ status: 'draft', round: { status: await holdRound(ctx, roundId) } }, 'answer');
  const stored = await claim(ctx, roundId, importId);
  const definition = await definitionOf(ctx, round.instrumentVersionId);
  const own = await firmsWithOwnAnswers(
    ctx,
    roundId,
    stored.rows.map(({ firmId }) => firmId),
  );
  if (own.size > 0) throw answeredMeanwhile(stored.rows.filter(({ firmId }) => own.has(firmId)));

  const desk = await openDesk(ctx, round, definition, await membersOf(ctx), stored);
  const judged = stored.rows.map((row) => desk.judge(row));
  if (judged.some(({ hard }) => hard.length > 0))
    throw new Problem('import_refused', 'The file no longer passes the checks. Bring it again.');
  const sheets = judged.map(({ row, answers, values, soft }): ImportedSheet => {
    const { firmId, form, currency, moneyScale } = row;
    const queries = soft.map((check) => queryOf(check, definition));
    return {
      firmId,
      form,
      currency,
      moneyScale,
      status: soft.length > 0 ? 'queried' : 'submitted',
      values,
      answers,
      queries,
    };
  });
  const written = await writeSheets(ctx, { roundId, importId }, sheets);
  if (written !== sheets.length) throw new Error(`an import of ${sheets.length} firms wrote ${written}`);

  const done = await ctx.tx.import.update({
    where: { id: importId },
    data: { status: 'committed', committedAt: ctx.now, rows: Prisma.DbNull },
    omit: { rows: true },
  });
  await record(ctx, 'import.committed', {
    importId,
    roundId,
    firms: sheets.length,
    answers: sheets.reduce((sum, { answers }) => sum + answers.length, 0),
    queried: sheets.filter(({ status }) => status === 'queried').length,
  });
  return importView(done);
}

/** The import is this transaction's alone: a second click waits here and then finds it committed. */
async function claim(ctx: Ctx, roundId: string, importId: string): Promise<StoredRows> {
  await ctx.tx.$queryRaw`select 1 from import where id = ${importId}::uuid and round_id = ${roundId}::uuid for update`;
  const found = await ctx.tx.import.findFirst({ where: { id: importId, roundId } });
  if (!found) throw notFound('The import');
  if (found.status === 'committed') throw new Problem('import_already_committed', 'This file was written already.');
  if (found.status !== 'ready') {
    const { problems } = found.preview as Preview;
    throw new Problem(
      'import_refused',
      'This file has faults; mend them and bring it again.',
      problems.slice(0, 50).map(({ row, column, message }) => ({ path: `row ${row} ${column}`.trim(), message })),
    );
  }
  return found.rows as unknown as StoredRows;
}

function answeredMeanwhile(rows: readonly StoredRow[]): Problem {
  return new Problem(
    'import_refused',
    'Firms of this file have answered themselves meanwhile; their answers stay. Take them out of the file.',
    rows.slice(0, 50).map(({ row }) => ({ path: `row ${row}`, message: 'This firm has answered itself.' })),
  );
}

function queryOf(check: Check, definition: InstrumentDefinition): ImportedSheet['queries'][number] {
  const { code: checkCode, inputs, indicator = null, params } = check;
  return { checkCode, inputs, indicator, params, text: describeCheck(check, definition) };
}

/** A preview again. */
export async function read(ctx: Ctx, roundId: string, importId: string): Promise<ImportView> {
  may(ctx, 'imports:write');
  const found = await ctx.tx.import.findFirst({ where: { id: importId, roundId }, omit: { rows: true } });
  if (!found) throw notFound('The import');
  return importView(found);
}

type ImportRow = Omit<Prisma.ImportGetPayload<object>, 'rows'>;

function importView({
  id,
  fileName,
  status,
  rowCount,
  problemCount,
  preview,
  createdAt,
  committedAt,
}: ImportRow): ImportView {
  return {
    id,
    fileName,
    status: status as ImportView['status'],
    rows: rowCount,
    problemCount,
    ...(preview as Preview),
    createdAt: createdAt.toISOString(),
    committedAt: committedAt?.toISOString() ?? null,
  };
}
