import type { TranslatedTo } from '@gauge/contracts/instrument';
import type { Check } from './checks.js';
import { checkSentences, unitWords } from './checks.sentences.js';
import type { InstrumentDefinition } from './definition.js';

/**
 * A check in a plain sentence, for queries and programs. Where the answers are at hand, screens make their words from code
 * and params instead. The definition comes in the same language.
 */
export function describeCheck(check: Check, definition: InstrumentDefinition, language?: TranslatedTo): string {
  const say = checkSentences[language ?? 'en'];
  const { name, amount } = subject(check, definition, language);
  const param = (key: string) => amount(check.params[key]);
  const limit = (key: string) => (check.params[key] === undefined ? undefined : param(key));
  const of = { name, value: param('value') };
  switch (check.code) {
    case 'NOT_WHOLE':
      return say.notWhole(of);
    case 'IMPOSSIBLE':
      return say.impossible(of, limit('min'), limit('max'));
    case 'PARTS_EXCEED_WHOLE':
    case 'PARTS_MISS_WHOLE':
      return say.parts({ message: message(check, definition) ?? say.noFit, ...parts(check, definition, language) });
    case 'OUTSIDE_PLAUSIBLE':
      return say.outside({ ...of, min: param('min'), max: param('max') });
    case 'UNUSUAL_CHANGE':
      return say.change({ ...of, reference: param('reference') });
    case 'FAR_FROM_OTHERS':
      return say.far(of);
    default: {
      const { factor, direction, against, amounts } = check.params;
      const slip = { factor: String(factor), times: direction === 'times', prior: against === 'prior' };
      if (amounts !== undefined) return say.slipOfAll({ ...slip, amounts: String(amounts) });
      const month = factor === 12 && direction === 'fraction';
      return say.slip({ ...of, ...slip, reference: param('reference'), suggested: param('suggested'), month });
    }
  }
}

function subject(check: Check, definition: InstrumentDefinition, language: TranslatedTo | undefined) {
  const indicator = definition.indicators.find(({ code }) => code === check.indicator);
  const input = definition.inputs.find(({ code }) => code === check.inputs[0]);
  const unit = shownUnit(indicator?.unit ?? input?.unit ?? '', language);
  const amount = (value: string | number | undefined) =>
    typeof value === 'number' ? `${written(value, language)}${unit}` : (value ?? '');
  return { name: indicator?.name ?? input?.name ?? check.code, amount };
}

const message = (check: Check, definition: InstrumentDefinition): string | undefined =>
  definition.rules.find(({ code }) => code === check.params['rule'])?.message;

function parts(check: Check, definition: InstrumentDefinition, language: TranslatedTo | undefined) {
  const names = check.inputs.map((code) => definition.inputs.find((input) => input.code === code)?.name ?? code);
  const [sum = '', whole = ''] = [check.params['parts'], check.params['whole']].map((value) =>
    written(Number(value), language),
  );
  return { sum, whole, names: names.slice(0, -1), wholeName: names.at(-1) ?? '' };
}

// Counts, scores and amounts in the firm's own currency read better bare.
const BARE = new Set(['LCU', 'count', 'yes/no', 'score 1-5', 'ratio', 'points']);

function shownUnit(unit: string, language: TranslatedTo | undefined): string {
  if (unit === '' || BARE.has(unit)) return '';
  return ` ${(language && unitWords[language][unit]) ?? unit}`;
}

const written = (value: number, language: TranslatedTo | undefined): string =>
  new Intl.NumberFormat(
    language ?? 'en-GB',
    Math.abs(value) >= 1000 ? { maximumFractionDigits: 2 } : { maximumSignificantDigits: 4 },
  ).format(value);
