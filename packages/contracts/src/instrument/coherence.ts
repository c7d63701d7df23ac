import type { Fault, Named } from './faults.js';
import { incoherence, type Incoherence } from './incoherence.js';
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
    ...empty.map((list) => incoherence([list], 'atLeastOne')),
  ];
}

function duplicates(list: string, items: { code: string }[]): Incoherence[] {
  return items.flatMap(({ code }, index) =>
    items.findIndex((item) => item.code === code) === index
      ? []
      : [incoherence([list, index, 'code'], 'twice', { code })],
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
    const say = (field: string, fault: Fault, named?: Named) => wrong.push(incoherence([...path, field], fault, named));
    if (!pillars.some((pillar) => pillar.code === input.pillar)) say('pillar', 'noPillar', { code: input.pillar });
    if ((input.type === 'money') !== (input.moneyKind !== undefined)) say('moneyKind', 'moneyKind');
    if ((input.type === 'rating5') !== (ratingTexts !== undefined)) say('ratingTexts', 'ratingTexts');
    if (ratingTexts) wrong.push(...missing([...path, 'ratingTexts'], ratingTexts, [1, 3, 5]));
    if (!(input.recordingStep > 0)) say('recordingStep', 'stepAboveZero');
    if (min !== null && max !== null && min >= max) say('max', 'largestAnswer');
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
      ...formulaProblems([...path, 'formula'], indicator, inputs),
      ...rangeProblems(path, indicator),
    ];
    const say = (field: string, fault: Fault, named?: Named) => wrong.push(incoherence([...path, field], fault, named));
    if (!definition.pillars.some((pillar) => pillar.code === indicator.pillar))
      say('pillar', 'noPillar', { code: indicator.pillar });
    for (const driver of indicator.drivers) if (!codes.has(driver)) say('drivers', 'noDriver', { code: driver });
    if (!isOneTwoFive(indicator.displayStep)) say('displayStep', 'displayStep');
    if (indicator.moneyInternational !== indicator.unit.includes('INT$')) say('unit', 'international');
    return wrong;
  });
}

function formulaProblems(
  path: Place,
  indicator: InstrumentIndicator,
  inputs: Map<string, InstrumentInput>,
): Incoherence[] {
  const { formula, fault } = readFormula(indicator.formula);
  if (fault) return [incoherence(path, fault.fault, fault.named)];
  return inputsOf(formula).flatMap((code) => {
    const input = inputs.get(code);
    if (!input) return [incoherence(path, 'noInput', { code })];
    if (indicator.shortForm && !input.shortForm) return [incoherence(path, 'notShortForm', { code })];
    if (indicator.serviceFirms && !input.serviceFirms) return [incoherence(path, 'notServiceFirms', { code })];
    return [];
  });
}

function rangeProblems(path: Place, { polarity, target, plausible, hard }: InstrumentIndicator): Incoherence[] {
  const wrong: Incoherence[] = [];
  const say = (field: string, fault: Fault) => wrong.push(incoherence([...path, field], fault));
  if ((polarity === 'target') !== (target !== undefined)) say('target', 'target');
  if (target && target.min >= target.max) say('target', 'targetEmpty');
  if (plausible.min >= plausible.max) say('plausible', 'plausibleEmpty');
  if (plausible.min < (hard.min ?? -Infinity) || plausible.max > (hard.max ?? Infinity))
    say('plausible', 'plausibleOutside');
  return wrong;
}

function familyProblems({ families, indicators }: InstrumentDefinition): Incoherence[] {
  const wrong = families.flatMap((family, index) => {
    const path = ['families', index];
    const members = family.indicators.map((code) => indicators.find((indicator) => indicator.code === code));
    const strangers = members.some((member) => member?.family !== family.code);
    const classes = new Set(members.map((member) => member?.sensitivity));
    const found = [...plainCode(path, family.code), ...missing(path, family, ['why'])];
    if (family.indicators.length === 0) found.push(incoherence(path, 'familyEmpty', { code: family.code }));
    if (strangers) found.push(incoherence(path, 'familyStrangers', { code: family.code }));
    else if (classes.size > 1) found.push(incoherence(path, 'familySensitivity', { code: family.code }));
    return found;
  });
  const listed = families.flatMap((family) => family.indicators);
  for (const [index, { code }] of indicators.entries()) {
    if (listed.filter((member) => member === code).length !== 1)
      wrong.push(incoherence(['indicators', index, 'family'], 'familyOne', { code }));
  }
  return wrong;
}

/** Figures that give one another away are released together or not at all: that is what a family is for. */
function identityProblems(definition: InstrumentDefinition): Incoherence[] {
  const familyOf = new Map(definition.indicators.map(({ code, family }) => [code, family]));
  return identities(definition).flatMap((codes) => {
    if (new Set(codes.map((code) => familyOf.get(code))).size === 1) return [];
    const at = definition.indicators.findIndex(({ code }) => code === codes.at(-1));
    return [incoherence(['indicators', at, 'family'], 'workedOut', { codes })];
  });
}

function ruleProblems({ rules, inputs }: InstrumentDefinition): Incoherence[] {
  return rules.flatMap(({ code, check, message }, index) => {
    const path = ['rules', index];
    const wrong = [...plainCode(path, code), ...missing(path, { message }, ['message'])];
    for (const [field, needed] of [
      ...check.parts.map((part) => ['parts', part] as const),
      ['whole', check.whole] as const,
    ])
      if (!inputs.some((input) => input.code === needed))
        wrong.push(incoherence([...path, 'check', field], 'noInput', { code: needed }));
    if (check.parts.length === 0) wrong.push(incoherence([...path, 'check', 'parts'], 'partsNone'));
    if (check.type === 'about' && !(check.tolerance > 0))
      wrong.push(incoherence([...path, 'check', 'tolerance'], 'tolerance'));
    return wrong;
  });
}

function layoutProblems({ release }: InstrumentDefinition): Incoherence[] {
  const known = new Set([...release.dimensions, 'associations']);
  const wrong: Incoherence[] = [];
  const empty = (['dimensions', 'ladder', 'cohorts'] as const).filter((part) => release[part].length === 0);
  for (const part of empty) wrong.push(incoherence(['release', part], 'atLeastOne'));
  if (![...release.ladder, ...release.cohorts].flat().every((name) => hasText(name) && known.has(name)))
    wrong.push(incoherence(['release'], 'layoutDimensions'));
  if (release.cohorts.flat().includes('associations'))
    wrong.push(incoherence(['release', 'cohorts'], 'layoutAssociations'));
  const nested = release.ladder.every((key, level) => {
    const finer = release.ladder[level - 1];
    return finer === undefined || (key.length < finer.length && key.every((name) => finer.includes(name)));
  });
  if (!nested) wrong.push(incoherence(['release', 'ladder'], 'layoutNested'));
  return wrong;
}

function isOneTwoFive(step: number): boolean {
  if (!(step > 0)) return false;
  const lead = step / 10 ** Math.floor(Math.log10(step) + 1e-9);
  return [1, 2, 5].some((digit) => Math.abs(lead - digit) < 1e-9);
}
