import { z } from 'zod';
import { recordAll } from '../audit/index.js';
import { describeCheck, type Check, type InstrumentDefinition } from '../instruments/index.js';
import { may, type BulkItem, type BulkMade, type BulkWork, type Ctx } from '../platform/index.js';
import { mustMove } from './assessments.rules.js';
import { judgeRows, type Judged } from './imports.desk.js';
import { firmsWithOwnAnswers, membersOf, takeRows, writeSheets, type ImportedSheet } from './imports.store.js';
import { definitionOf, holdRound, roundOf, valuesOf } from './rounds.store.js';
import { valuesFrom } from './sheet.js';

/** What an import's job needs to know beside its firms; `inputs` are the questions of the file's columns, in their order. */
const ImportParams = z.object({ roundId: z.string(), importId: z.string(), inputs: z.array(z.string()) });
export type ImportParams = z.infer<typeof ImportParams>;

/** The worker writes a file's firms fifty at a time. A round that takes no answers any more stops it where it is. */
export const importWorks: Record<'import-assessments', BulkWork> = {
  'import-assessments': {
    together: 50,
    stopsAt: ['forbidden', 'not_found', 'round_frozen', 'round_wrong_state'],
    make: writeFirms,
  },
};

async function writeFirms(ctx: Ctx, items: readonly BulkItem[], params: unknown): Promise<BulkMade[]> {
  may(ctx, 'imports:write');
  const { roundId, importId, inputs } = ImportParams.parse(params);
  const round = await roundOf(ctx, roundId);
  mustMove({ status: 'draft', round: { status: await holdRound(ctx, roundId) } }, 'answer');
  const definition = await definitionOf(ctx, round.instrumentVersionId);
  const firmIds = items.map(({ targetId }) => targetId);
  const own = await firmsWithOwnAnswers(ctx, roundId, firmIds, { hold: true });
  const members = new Map((await membersOf(ctx, round, firmIds)).map((member) => [member.firmId, member]));
  const rows = (await takeRows(ctx, importId, firmIds)).flatMap((row) => {
    const member = members.get(row.firmId);
    return member && member.asked && !own.has(row.firmId) ? [{ row, member }] : [];
  });
  const rates = await valuesOf(ctx, roundId);
  const judged = await judgeRows(ctx, { round, definition, inputs, rates }, rows);
  const possible = judged.filter(({ hard }) => hard.length === 0);
  await write(ctx, { roundId, importId }, definition, possible);

  const written = new Set(possible.map(({ row }) => row.firmId));
  return items.map(({ targetId }): BulkMade => {
    if (written.has(targetId)) return undefined;
    if (own.has(targetId)) return { failed: 'The firm has answered itself meanwhile; its answers stay.' };
    const member = members.get(targetId);
    if (!member) return { failed: 'The firm is no member any more.' };
    if (!member.asked) return { failed: 'This round asks firms of other sectors or sizes.' };
    return { failed: 'Its answers no longer pass the checks. Bring them again.' };
  });
}

async function write(
  ctx: Ctx,
  place: { roundId: string; importId: string },
  definition: InstrumentDefinition,
  judged: readonly Judged[],
): Promise<void> {
  const sheets = judged.map(({ row, answers, money, soft }): ImportedSheet => {
    const { firmId, form, currency, moneyScale } = row;
    const values = valuesFrom(definition, new Map(answers), money, []);
    const queries = soft.map((check) => queryOf(check, definition));
    const status = soft.length > 0 ? 'queried' : 'submitted';
    return { firmId, form, currency, moneyScale, status, values, answers, queries };
  });
  const ids = await writeSheets(ctx, place, sheets);
  if (ids.size !== sheets.length) throw new Error(`an import of ${sheets.length} firms wrote ${ids.size}`);
  await recordAll(
    ctx,
    sheets.map(({ firmId, answers, queries }) => ({
      action: 'assessment.imported',
      payload: { assessmentId: ids.get(firmId), ...place, answers: answers.length, queries: queries.length },
    })),
  );
}

function queryOf(check: Check, definition: InstrumentDefinition): ImportedSheet['queries'][number] {
  const { code: checkCode, inputs, indicator = null, params } = check;
  return { checkCode, inputs, indicator, params, text: describeCheck(check, definition) };
}
