import type { InstrumentComparison } from '@gauge/contracts';
import { inputsOf, readFormula, translatedTo } from '@gauge/contracts/instrument';
import type { InstrumentDefinition, InstrumentInput } from './definition.js';

type Change = InstrumentComparison['about'][number];
type Item = InstrumentComparison['items'][number];
type OverTime = InstrumentComparison['overTime'][number];
type Differences = Pick<InstrumentComparison, 'about' | 'items' | 'overTime'>;

/** What `after` changes against `before`, part by part in the order of `after`; what is gone stands last. */
export function compare(before: InstrumentDefinition, after: InstrumentDefinition): Differences {
  return {
    about: changesOf(aboutOf(before), aboutOf(after)),
    items: [
      ...itemsOf('pillars', before.pillars, after.pillars),
      ...itemsOf('inputs', before.inputs, after.inputs),
      ...itemsOf('indicators', before.indicators, after.indicators),
      ...itemsOf('families', before.families, after.families),
      ...itemsOf('rules', before.rules, after.rules),
    ],
    overTime: overTime(before, after),
  };
}

function aboutOf({ title, description, credit, release, value, translations }: InstrumentDefinition) {
  const worth = (value?.worth ?? []).map(({ indicator, branch, formula }) => `${indicator} (${branch}): ${formula}`);
  return {
    title,
    description,
    credit: credit?.text,
    ladder: release.ladder.map((key) => key.join(' × ') || 'all').join('; '),
    cohorts: release.cohorts.map((key) => key.join(' × ') || 'all').join('; '),
    worth: worth.join('; '),
    ...Object.fromEntries(
      translatedTo.map((language) => [
        `translations.${language}`,
        String(Object.values(translations?.[language] ?? {}).filter((text) => text.trim()).length),
      ]),
    ),
  };
}

type Named = { code: string; name?: string; message?: string };

function itemsOf(part: Item['part'], before: readonly Named[], after: readonly Named[]): Item[] {
  const old = new Map(before.map((item) => [item.code, item]));
  const kept = new Set(after.map(({ code }) => code));
  const named = ({ code, name, message }: Named) => ({ part, code, name: name ?? message ?? code });
  return [
    ...after.flatMap((item): Item[] => {
      const was = old.get(item.code);
      if (!was) return [{ ...named(item), kind: 'added', changes: [] }];
      const changes = changesOf(was, item);
      return changes.length > 0 ? [{ ...named(item), kind: 'changed', changes }] : [];
    }),
    ...before
      .filter(({ code }) => !kept.has(code))
      .map((item): Item => ({ ...named(item), kind: 'removed', changes: [] })),
  ];
}

function changesOf(before: object, after: object): Change[] {
  const [old, fresh] = [flat(before), flat(after)];
  const fields = [...new Set([...old.keys(), ...fresh.keys()])];
  return fields.flatMap((field) => {
    const change = { field, before: old.get(field) ?? '', after: fresh.get(field) ?? '' };
    return change.before === change.after ? [] : [change];
  });
}

/** A part's values as texts under the paths of its fields: `plausible.min`. Lists are one value. */
function flat(part: object, at = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(part) as [string, unknown][]) {
    const field = at ? `${at}.${name}` : name;
    if (value === null || value === undefined) continue;
    if (Array.isArray(value)) found.set(field, value.join(', '));
    else if (typeof value === 'object') for (const [inner, text] of flat(value, field)) found.set(inner, text);
    else found.set(field, String(value as string | number | boolean));
  }
  return found;
}

function overTime(before: InstrumentDefinition, after: InstrumentDefinition): OverTime[] {
  const added = after.indicators.map(({ code, name }) => ({ code, name, because: breaks(before, after, code) }));
  const removed = before.indicators
    .filter(({ code }) => !after.indicators.some((indicator) => indicator.code === code))
    .map(({ code, name }) => ({ code, name, because: ['removed'] }));
  return [...added, ...removed].map((one) => ({ ...one, comparable: one.because.length === 0 }));
}

/**
 * Why an indicator of one version cannot be compared with the same code of another: fields of the indicator, or
 * `input turnover` where a question means something else. Empty where a line over rounds may run through. Wording does
 * not break it: a better sentence asks for the same number.
 */
export function breaks(before: InstrumentDefinition, after: InstrumentDefinition, code: string): string[] {
  if (before === after) return [];
  const [old, fresh] = [before, after].map(({ indicators }) => indicators.find((one) => one.code === code));
  if (!old) return ['added'];
  if (!fresh) return ['removed'];
  const why = (['unit', 'polarity', 'kind', 'moneyInternational'] as const).filter(
    (field) => old[field] !== fresh[field],
  ) as string[];
  if (old.target?.min !== fresh.target?.min || old.target?.max !== fresh.target?.max) why.push('target');
  if (meaning(old.formula) !== meaning(fresh.formula)) return [...why, 'formula'];
  const { formula } = readFormula(fresh.formula);
  const needed = formula ? inputsOf(formula) : [];
  const input = (definition: InstrumentDefinition, wanted: string) =>
    definition.inputs.find((one) => one.code === wanted);
  return [
    ...why,
    ...needed.filter((one) => !sameQuestion(input(before, one), input(after, one))).map((one) => `input ${one}`),
  ];
}

/** Whether an answer to one of them is an answer to the other. */
export const sameQuestion = (before: InstrumentInput | undefined, after: InstrumentInput | undefined): boolean =>
  before !== undefined &&
  after !== undefined &&
  before.type === after.type &&
  before.unit === after.unit &&
  before.moneyKind === after.moneyKind;

/** Spaces and spare parentheses make no difference. */
function meaning(text: string): string {
  const { formula } = readFormula(text);
  return formula ? JSON.stringify(formula) : text;
}
