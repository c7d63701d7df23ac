import type { InstrumentVersionView } from '@gauge/contracts';
import { notFound, type Ctx } from '../platform/index.js';
import { inputsOfIndicator } from './evaluate.js';
import { instrumentShape, type InstrumentDefinition, type InstrumentIndicator, type InstrumentInput } from './shape.js';

/** What a round can be planned on, newest version first. */
export async function instruments(ctx: Ctx) {
  const rows = await ctx.tx.instrumentVersion.findMany({
    where: { status: { not: 'retired' } },
    orderBy: [{ instrument: { title: 'asc' } }, { version: 'desc' }],
    take: 100,
  });
  return rows.map(({ id, definition }) => {
    const { code, version, title, description, indicators, inputs } = instrumentShape.parse(definition);
    return { id, code, version, title, description, indicators: indicators.length, inputs: inputs.length };
  });
}

export async function instrumentVersion(ctx: Ctx, id: string): Promise<InstrumentVersionView> {
  const row = await ctx.tx.instrumentVersion.findUnique({ where: { id } });
  if (!row) throw notFound('The instrument version');
  const status = row.status as InstrumentVersionView['status'];
  return versionView(id, status, instrumentShape.parse(row.definition));
}

/** The definition as people see it: without how it is checked, grouped and released. */
export function versionView(
  id: string,
  status: InstrumentVersionView['status'],
  definition: InstrumentDefinition,
): InstrumentVersionView {
  const { code, version, title, description, credit, pillars, inputs, indicators } = definition;
  return {
    id,
    code,
    version,
    title,
    description,
    status,
    credit: credit ?? null,
    pillars,
    inputs: inputs.map(inputView),
    indicators: indicators.map((indicator) => indicatorView(indicator, definition)),
    hasShortForm: inputs.some(({ shortForm }) => !shortForm),
  };
}

function inputView({ code, pillar, name, help, unit, type, min, max, ratingTexts, shortForm }: InstrumentInput) {
  return { code, pillar, name, help, unit, type, min, max, ratingTexts: ratingTexts ?? null, shortForm };
}

function indicatorView(indicator: InstrumentIndicator, definition: InstrumentDefinition) {
  const { code, pillar, name, description, formula, unit, polarity, target, displayStep, shortForm, drivers } =
    indicator;
  const inputs = [...inputsOfIndicator(definition, code)];
  return {
    code,
    pillar,
    name,
    description,
    formula,
    unit,
    polarity,
    target: target ?? null,
    displayStep,
    shortForm,
    inputs,
    drivers,
  };
}
