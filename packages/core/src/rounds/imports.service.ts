import { importLimits, type ImportProblem, type ImportView, type RoundStatus } from '@gauge/contracts';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describeCheck, type Check, type InstrumentDefinition } from '../instruments/index.js';
import { record } from '../audit/index.js';
import { associationOf, may, notFound, Problem, requestBulkJob, type Ctx, type Within } from '../platform/index.js';
import type { Table } from '../tables/index.js';
import { mustMove } from './assessments.rules.js';
import { judgeRows, type Desk, type Judged } from './imports.desk.js';
import type { ImportParams } from './imports.job.js';
import {
  columnsOf,
  decimalOf,
  directoryOf,
  problem,
  rowsReader,
  type Columns,
  type Directory,
  type ReadRow,
} from './imports.rules.js';
import { firmsWithOwnAnswers, keepRows, keptFirms, membersOf, type StoredRow } from './imports.store.js';
import { importView, type Preview } from './imports.views.js';
import { currencyOf } from './reference.js';
import { definitionOf, holdRound, roundOf, valuesOf } from './rounds.store.js';

const SAMPLE = 10;
/** So many rows are judged at a time; between them others get their turn. */
const AT_A_TIME = 50;

/**
 * Reads a table of answers and keeps what would be written, or every reason why nothing will be. A large file is looked at
 * part by part, each in a transaction of its own.
 */
export async function preview(within: Within, roundId: string, fileName: string, table: Table): Promise<ImportView> {
  const { desk, columns, directory } = await within((ctx) => openDesk(ctx, roundId, table));
  const found = new Findings(desk.definition, columns, table.header, columns.problems);
  const decimal = decimalOf(table, columns);
  if (columns.problems.length === 0) {
    const read = rowsReader(table.header, columns, directory, decimal);
    for (let at = 0; at < table.rows.length; at += AT_A_TIME) {
      const part = read(table.rows.slice(at, at + AT_A_TIME));
      found.unreadable(part.problems);
      await within((ctx) => judgePart(ctx, desk, part.rows, found));
      await nextTurn();
    }
  }
  return within((ctx) => keep(ctx, desk, fileName, table, found, { ...table.reading, decimal }));
}

async function openDesk(
  ctx: Ctx,
  roundId: string,
  { header }: Table,
): Promise<{ desk: Desk; columns: Columns; directory: Directory }> {
  may(ctx, 'imports:write');
  const round = await roundOf(ctx, roundId);
  mustMove({ status: 'draft', round: { status: round.status as RoundStatus } }, 'answer');
  const definition = await definitionOf(ctx, round.instrumentVersionId);
  const columns = columnsOf(header, definition);
  const desk = {
    round,
    definition,
    inputs: columns.inputs.map(({ input }) => input.code),
    rates: await valuesOf(ctx, roundId),
  };
  return { desk, columns, directory: directoryOf(await membersOf(ctx, round)) };
}

async function judgePart(ctx: Ctx, desk: Desk, rows: readonly ReadRow[], found: Findings): Promise<void> {
  const kept = rows.map(({ row, member, currency, moneyScale, form, values }) => {
    const { firmId, name: firmName } = member;
    const terms = { currency: currency ?? currencyOf(member.country), moneyScale, form };
    return { member, row: { row, firmId, firmName, ...terms, values } satisfies StoredRow };
  });
  const firmIds = kept.map(({ row }) => row.firmId);
  const own = await firmsWithOwnAnswers(ctx, desk.round.id, firmIds, { hold: false });
  for (const judged of await judgeRows(ctx, desk, kept)) found.judged(judged, own.has(judged.row.firmId));
}

/** What the preview will show, and what would be written. */
class Findings {
  readonly rows: StoredRow[] = [];
  readonly sample: Preview['sample'] = [];
  readonly problems: ImportProblem[] = [];
  answers = 0;
  private readonly titles: ReadonlyMap<string, string>;

  constructor(
    private readonly definition: InstrumentDefinition,
    readonly columns: Columns,
    readonly header: readonly string[],
    problems: readonly ImportProblem[],
  ) {
    this.titles = new Map(columns.inputs.map(({ at, input }) => [input.code, header[at] ?? input.code]));
    this.problems.push(...problems);
  }

  unreadable(problems: readonly ImportProblem[]): void {
    this.problems.push(...problems);
  }

  judged({ row, answers, hard, soft, unasked }: Judged, hasAnswered: boolean): void {
    this.problems.push(...hard.map((check) => this.impossible(row.row, check)));
    if (hasAnswered)
      this.problems.push(
        problem(
          row.row,
          '',
          row.firmName,
          'firm_has_answered',
          'This firm has answered or withdrawn itself; its answers stay.',
        ),
      );
    this.rows.push(row);
    this.answers += answers.length;
    if (this.sample.length >= SAMPLE) return;
    const warnings = soft.length + unasked;
    this.sample.push({ row: row.row, firm: row.firmName, answers: answers.length, warnings });
  }

  private impossible(row: number, check: Check): ImportProblem {
    const code = codeOf[check.code as keyof typeof codeOf] ?? 'out_of_range';
    const value = check.params['parts'] ?? check.params['value'] ?? '';
    const columns = check.inputs.map((input) => this.titles.get(input) ?? input);
    return problem(row, columns[0] ?? '', String(value), code, describeCheck(check, this.definition));
  }
}

const codeOf = { NOT_WHOLE: 'not_whole', PARTS_EXCEED_WHOLE: 'parts_exceed_whole' } as const;

async function keep(
  ctx: Ctx,
  { round: { id: roundId } }: Desk,
  fileName: string,
  table: Table,
  { rows, sample, problems, answers, columns, header }: Findings,
  reading: Preview['reading'],
): Promise<ImportView> {
  const sorted = [...problems].sort((a, b) => a.row - b.row);
  const shown: Preview = {
    answers,
    problems: sorted.slice(0, importLimits.problemsShown),
    reading,
    usedColumns: columns.inputs.map(({ at, input }) => ({
      column: header[at] ?? '',
      input: input.code,
      name: input.name,
    })),
    ignoredColumns: columns.ignored.map((at) => header[at] ?? '').filter((title) => title !== ''),
    sample,
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
      createdBy: ctx.actor.id ?? associationOf(ctx),
      createdAt: ctx.now,
    },
    omit: { rows: true },
  });
  if (ready) await keepRows(ctx, kept.id, rows);
  await record(ctx, 'import.previewed', {
    importId: kept.id,
    roundId,
    rows: table.rows.length,
    problems: problems.length,
  });
  return importView(ctx, kept);
}

/** Has a job write what the preview showed. What the firms and the round have become meanwhile counts then. */
export async function commit(ctx: Ctx, roundId: string, importId: string): Promise<ImportView> {
  may(ctx, 'imports:write');
  await roundOf(ctx, roundId);
  mustMove({ status: 'draft', round: { status: await holdRound(ctx, roundId) } }, 'answer');
  const preview = await claim(ctx, roundId, importId);
  const params: ImportParams = { roundId, importId, inputs: preview.usedColumns.map(({ input }) => input) };
  const firms = await keptFirms(ctx, importId);
  const jobId = await requestBulkJob(ctx, 'import-assessments', firms, params);
  const confirmed = await ctx.tx.import.update({
    where: { id: importId },
    data: { status: 'committed', committedAt: ctx.now, jobId },
    omit: { rows: true },
  });
  const { answers } = preview;
  await record(ctx, 'import.committed', { importId, roundId, job: jobId, firms: firms.length, answers });
  return importView(ctx, confirmed);
}

/** The import is this transaction's alone: a second click waits here and then finds it committed. */
async function claim(ctx: Ctx, roundId: string, importId: string): Promise<Preview> {
  await ctx.tx.$queryRaw`select 1 from import where id = ${importId}::uuid and round_id = ${roundId}::uuid for update`;
  const found = await ctx.tx.import.findFirst({ where: { id: importId, roundId }, omit: { rows: true } });
  if (!found) throw notFound('The import');
  if (found.status === 'committed') throw new Problem('import_already_committed', 'This file was confirmed already.');
  const preview = found.preview as Preview;
  if (found.status === 'ready') return preview;
  throw new Problem(
    'import_refused',
    'This file has faults; mend them and bring it again.',
    preview.problems.slice(0, 50).map(({ row, column, message }) => ({ path: `row ${row} ${column}`.trim(), message })),
  );
}
