import type { Incoherence } from './incoherence.js';
import { inputsOf, readFormula } from './formula.js';
import { identities } from './identities.js';
import { hasText, indicatorCode, inputCode, missing, plainCode, type Place } from './fields.js';
import type { InstrumentDefinition, InstrumentIndicator, InstrumentInput } from './shape.js';
import { valueProblems } from './value.coherence.js';

/**
 * What stands between a definition and its use: nothing is missing, names resolve, formulas read, families hold the
 * identities, the layout is a ladder. The same for what comes with the product and for what associations write.
 */
export function coherence(definition: InstrumentDefinition): Incoherence[] {
  return [
    ...aboutProblems(definition),
    ...duplicates('pillars', definition.pillars),
    ...duplicates('inputs', definition.inputs),
    ...duplicates('indicators', definition.indicators),
    ...duplicates('families', definition.families),
    ...duplicates('rules', definition.rules),
    ...pillarProblems(definition),
    ...inputProblems(definition),
    ...indicatorProblems(definition),
    ...familyProblems(definition),
    ...identityProblems(definition),
    ...ruleProblems(definition),
    ...layoutProblems(definition),
    ...valueProblems(definition),
  ];
}

function aboutProblems(definition: InstrumentDefinition): Incoherence[] {
  const empty = (['pillars', 'inputs', 'indicators', 'families'] as const).filter(
    (list) => definition[list].length === 0,
  );
  return [
    ...missing([], definition, ['title', 'description']),
    ...empty.map((list) => ({ path: [list], message: 'There must be at least one.' })),
  ];
}

function duplicates(list: string, items: { code: string }[]): Incoherence[] {
  return items.flatMap(({ code }, index) =>
    items.findIndex((item) => item.code === code) === index
      ? []
      : [{ path: [list, index, 'code'], message: `The code ${code} stands twice.` }],
  );
}

function pillarProblems({ pillars }: InstrumentDefinition): Incoherence[] {
  return pillars.flatMap((pillar, index) => {
    const path = ['pillars', index];
    return [...plainCode(path, pillar.code), ...missing(path, pillar, ['name', 'description'])];
  });
}

function inputProblems({ inputs, pillars }: InstrumentDefinition): Incoherence[] {
  return inputs.flatMap((input, index) => {
    const path = ['inputs', index];
    const { min, max, ratingTexts } = input;
    const wrong = [...inputCode(path, input.code), ...missing(path, input, ['name', 'help', 'unit'])];
    const say = (field: string, message: string) => wrong.push({ path: [...path, field], message });
    if (!pillars.some((pillar) => pillar.code === input.pillar)) say('pillar', `There is no pillar ${input.pillar}.`);
    if ((input.type === 'money') !== (input.moneyKind !== undefined))
      say('moneyKind', 'Money says whether it is a flow or a stock; nothing else does.');
    if ((input.type === 'rating5') !== (ratingTexts !== undefined))
      say('ratingTexts', 'A rating says what 1, 3 and 5 mean; nothing else does.');
    if (ratingTexts) wrong.push(...missing([...path, 'ratingTexts'], ratingTexts, [1, 3, 5]));
    if (!(input.recordingStep > 0)) say('recordingStep', 'The step must be more than 0.');
    if (min !== null && max !== null && min >= max) say('max', 'The largest answer must be more than the smallest.');
    return wrong;
  });
}

function indicatorProblems(definition: InstrumentDefinition): Incoherence[] {
  const inputs = new Map(definition.inputs.map((input) => [input.code, input]));
  const codes = new Set(definition.indicators.map((indicator) => indicator.code));
  return definition.indicators.flatMap((indicator, index) => {
    const path = ['indicators', index];
    const wrong = [
      ...indicatorCode(path, indicator.code),
      ...missing(path, indicator, ['name', 'description', 'unit']),
      ...formulaProblems(indicator, inputs).map((message) => ({ path: [...path, 'formula'], message })),
      ...rangeProblems(path, indicator),
    ];
    const say = (field: string, message: string) => wrong.push({ path: [...path, field], message });
    if (!definition.pillars.some((pillar) => pillar.code === indicator.pillar))
      say('pillar', `There is no pillar ${indicator.pillar}.`);
    for (const driver of indicator.drivers)
      if (!codes.has(driver)) say('drivers', `There is no indicator ${driver} to drive it.`);
    if (!isOneTwoFive(indicator.displayStep)) say('displayStep', 'The step must be 1, 2 or 5 times a power of ten.');
    if (indicator.moneyInternational !== indicator.unit.includes('INT$'))
      say('unit', 'INT$ in the unit goes with money in international dollars, and only with it.');
    return wrong;
  });
}

function formulaProblems(indicator: InstrumentIndicator, inputs: Map<string, InstrumentInput>): string[] {
  const { formula, fault } = readFormula(indicator.formula);
  if (fault) return [`${fault.message}.`];
  return inputsOf(formula).flatMap((code) => {
    const input = inputs.get(code);
    if (!input) return [`There is no input ${code}.`];
    if (indicator.shortForm && !input.shortForm) return [`${code} is not asked in the short form.`];
    if (indicator.serviceFirms && !input.serviceFirms) return [`${code} is not asked of service firms.`];
    return [];
  });
}

function rangeProblems(path: Place, { polarity, target, plausible, hard }: InstrumentIndicator): Incoherence[] {
  const wrong: Incoherence[] = [];
  const say = (field: string, message: string) => wrong.push({ path: [...path, field], message });
  if ((polarity === 'target') !== (target !== undefined))
    say(
      'target',
      'A range to aim at goes with the direction "within a range", and only with it: a target goes with it.',
    );
  if (target && target.min >= target.max) say('target', 'The range to aim at is empty.');
  if (plausible.min >= plausible.max) say('plausible', 'The plausible range is empty.');
  if (plausible.min < (hard.min ?? -Infinity) || plausible.max > (hard.max ?? Infinity))
    say('plausible', 'The plausible range must lie inside what is possible.');
  return wrong;
}

function familyProblems({ families, indicators }: InstrumentDefinition): Incoherence[] {
  const wrong = families.flatMap((family, index) => {
    const path = ['families', index];
    const members = family.indicators.map((code) => indicators.find((indicator) => indicator.code === code));
    const strangers = members.some((member) => member?.family !== family.code);
    const classes = new Set(members.map((member) => member?.sensitivity));
    const found = [...plainCode(path, family.code), ...missing(path, family, ['why'])];
    if (family.indicators.length === 0) found.push({ path, message: `The family ${family.code} has no members.` });
    if (strangers) found.push({ path, message: `The members of ${family.code} must name this family.` });
    else if (classes.size > 1)
      found.push({
        path,
        message: `${family.code}: one sensitivity for all its indicators, since one gives another away.`,
      });
    return found;
  });
  const listed = families.flatMap((family) => family.indicators);
  for (const [index, { code }] of indicators.entries()) {
    if (listed.filter((member) => member === code).length !== 1)
      wrong.push({ path: ['indicators', index, 'family'], message: `${code} must stand in exactly one family.` });
  }
  return wrong;
}

/** Figures that give one another away are released together or not at all: that is what a family is for. */
function identityProblems(definition: InstrumentDefinition): Incoherence[] {
  const familyOf = new Map(definition.indicators.map(({ code, family }) => [code, family]));
  return identities(definition).flatMap((codes) => {
    if (new Set(codes.map((code) => familyOf.get(code))).size === 1) return [];
    const at = definition.indicators.findIndex(({ code }) => code === codes.at(-1));
    const message = `Of ${list(codes)} one can be worked out from the others, so they must be in one family.`;
    return [{ path: ['indicators', at, 'family'], message }];
  });
}

const list = (codes: string[]): string => `${codes.slice(0, -1).join(', ')} and ${codes.at(-1)}`;

function ruleProblems({ rules, inputs }: InstrumentDefinition): Incoherence[] {
  return rules.flatMap(({ code, check, message }, index) => {
    const path = ['rules', index];
    const wrong = [...plainCode(path, code), ...missing(path, { message }, ['message'])];
    for (const [field, needed] of [
      ...check.parts.map((part) => ['parts', part] as const),
      ['whole', check.whole] as const,
    ])
      if (!inputs.some((input) => input.code === needed))
        wrong.push({ path: [...path, 'check', field], message: `There is no input ${needed}.` });
    if (check.parts.length === 0) wrong.push({ path: [...path, 'check', 'parts'], message: 'Name at least one part.' });
    if (check.type === 'about' && !(check.tolerance > 0))
      wrong.push({ path: [...path, 'check', 'tolerance'], message: 'The tolerance must be more than 0.' });
    return wrong;
  });
}

function layoutProblems({ release }: InstrumentDefinition): Incoherence[] {
  const known = new Set([...release.dimensions, 'associations']);
  const wrong: Incoherence[] = [];
  const empty = (['dimensions', 'ladder', 'cohorts'] as const).filter((part) => release[part].length === 0);
  for (const part of empty) wrong.push({ path: ['release', part], message: 'There must be at least one.' });
  if (![...release.ladder, ...release.cohorts].flat().every((name) => hasText(name) && known.has(name)))
    wrong.push({ path: ['release'], message: 'Ladder and cohorts may use the dimensions only.' });
  if (release.cohorts.flat().includes('associations'))
    wrong.push({ path: ['release', 'cohorts'], message: 'Cohorts may not show associations.' });
  const nested = release.ladder.every((key, level) => {
    const finer = release.ladder[level - 1];
    return finer === undefined || (key.length < finer.length && key.every((name) => finer.includes(name)));
  });
  if (!nested)
    wrong.push({ path: ['release', 'ladder'], message: 'Each step must be part of the finer one before it.' });
  return wrong;
}

function isOneTwoFive(step: number): boolean {
  if (!(step > 0)) return false;
  const lead = step / 10 ** Math.floor(Math.log10(step) + 1e-9);
  return [1, 2, 5].some((digit) => Math.abs(lead - digit) < 1e-9);
}
