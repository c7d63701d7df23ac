import type { InstrumentDefinition, InstrumentIndicator, InstrumentInput } from './shape.js';
import type { Incoherence } from './incoherence.js';
import { FormulaError, inputsOf, parseFormula } from './formula.js';
import { valueProblems } from './value.coherence.js';

/** What the shape alone cannot say: names resolve, formulas read, families partition the indicators, the layout is a ladder. */
export function coherence(definition: InstrumentDefinition): Incoherence[] {
  return [
    ...duplicates('pillars', definition.pillars),
    ...duplicates('inputs', definition.inputs),
    ...duplicates('indicators', definition.indicators),
    ...duplicates('families', definition.families),
    ...duplicates('rules', definition.rules),
    ...inputProblems(definition),
    ...indicatorProblems(definition),
    ...familyProblems(definition),
    ...ruleProblems(definition),
    ...layoutProblems(definition),
    ...valueProblems(definition),
  ];
}

function duplicates(list: string, items: { code: string }[]): Incoherence[] {
  return items.flatMap(({ code }, index) =>
    items.findIndex((item) => item.code === code) === index
      ? []
      : [{ path: [list, index, 'code'], message: `${code} stands twice` }],
  );
}

function inputProblems({ inputs, pillars }: InstrumentDefinition): Incoherence[] {
  return inputs.flatMap((input, index) => {
    const wrong: string[] = [];
    if (!pillars.some((pillar) => pillar.code === input.pillar)) wrong.push(`no pillar ${input.pillar}`);
    if ((input.type === 'money') !== (input.moneyKind !== undefined)) wrong.push('moneyKind belongs to money, always');
    if ((input.type === 'rating5') !== (input.ratingTexts !== undefined))
      wrong.push('ratingTexts belong to ratings, always');
    return wrong.map((message) => ({ path: ['inputs', index], message: `${input.code}: ${message}` }));
  });
}

function indicatorProblems(definition: InstrumentDefinition): Incoherence[] {
  const inputs = new Map(definition.inputs.map((input) => [input.code, input]));
  const codes = new Set(definition.indicators.map((indicator) => indicator.code));
  return definition.indicators.flatMap((indicator, index) => {
    const wrong = [...formulaProblems(indicator, inputs), ...rangeProblems(indicator)];
    if (!definition.pillars.some((pillar) => pillar.code === indicator.pillar))
      wrong.push(`no pillar ${indicator.pillar}`);
    for (const driver of indicator.drivers) if (!codes.has(driver)) wrong.push(`no indicator ${driver} to drive it`);
    if (!isOneTwoFive(indicator.displayStep)) wrong.push('displayStep must be 1, 2 or 5 times a power of ten');
    if (indicator.moneyInternational !== indicator.unit.includes('INT$'))
      wrong.push('moneyInternational goes with INT$ in the unit');
    return wrong.map((message) => ({ path: ['indicators', index], message: `${indicator.code}: ${message}` }));
  });
}

function formulaProblems(indicator: InstrumentIndicator, inputs: Map<string, InstrumentInput>): string[] {
  let needed: string[];
  try {
    needed = inputsOf(parseFormula(indicator.formula));
  } catch (error) {
    if (error instanceof FormulaError) return [error.message];
    throw error;
  }
  return needed.flatMap((code) => {
    const input = inputs.get(code);
    if (!input) return [`no input ${code}`];
    if (indicator.shortForm && !input.shortForm) return [`${code} is not asked in the short form`];
    if (indicator.serviceFirms && !input.serviceFirms) return [`${code} is not asked of service firms`];
    return [];
  });
}

function rangeProblems({ polarity, target, plausible, hard }: InstrumentIndicator): string[] {
  const wrong: string[] = [];
  if ((polarity === 'target') !== (target !== undefined)) wrong.push('target goes with the polarity target');
  if (target && target.min >= target.max) wrong.push('target is empty');
  if (plausible.min >= plausible.max) wrong.push('the plausible range is empty');
  if (plausible.min < (hard.min ?? -Infinity) || plausible.max > (hard.max ?? Infinity))
    wrong.push('the plausible range must lie inside the hard one');
  return wrong;
}

function familyProblems({ families, indicators }: InstrumentDefinition): Incoherence[] {
  const wrong = families.flatMap((family, index) => {
    const members = family.indicators.map((code) => indicators.find((indicator) => indicator.code === code));
    const strangers = members.some((member) => member?.family !== family.code);
    const classes = new Set(members.map((member) => member?.sensitivity));
    if (strangers) return [{ path: ['families', index], message: `${family.code}: members must name this family` }];
    if (classes.size > 1)
      return [
        { path: ['families', index], message: `${family.code}: one sensitivity for all, since one gives another` },
      ];
    return [];
  });
  const listed = families.flatMap((family) => family.indicators);
  for (const [index, { code }] of indicators.entries()) {
    if (listed.filter((member) => member === code).length !== 1)
      wrong.push({ path: ['indicators', index, 'family'], message: `${code} must stand in exactly one family` });
  }
  return wrong;
}

function ruleProblems({ rules, inputs }: InstrumentDefinition): Incoherence[] {
  return rules.flatMap(({ code, check }, index) =>
    [...check.parts, check.whole]
      .filter((needed) => !inputs.some((input) => input.code === needed))
      .map((needed) => ({ path: ['rules', index], message: `${code}: no input ${needed}` })),
  );
}

function layoutProblems({ release }: InstrumentDefinition): Incoherence[] {
  const known = new Set([...release.dimensions, 'associations']);
  const wrong: Incoherence[] = [];
  if (![...release.ladder, ...release.cohorts].flat().every((name) => known.has(name)))
    wrong.push({ path: ['release'], message: 'ladder and cohorts may use the dimensions only' });
  if (release.cohorts.flat().includes('associations'))
    wrong.push({ path: ['release', 'cohorts'], message: 'cohorts may not show associations' });
  const nested = release.ladder.every((key, level) => {
    const finer = release.ladder[level - 1];
    return finer === undefined || (key.length < finer.length && key.every((name) => finer.includes(name)));
  });
  if (!nested)
    wrong.push({ path: ['release', 'ladder'], message: 'each step must be part of the finer one before it' });
  return wrong;
}

function isOneTwoFive(step: number): boolean {
  const lead = step / 10 ** Math.floor(Math.log10(step) + 1e-9);
  return [1, 2, 5].some((digit) => Math.abs(lead - digit) < 1e-9);
}
