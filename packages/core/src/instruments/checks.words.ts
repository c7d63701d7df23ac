import type { Check } from './checks.js';
import type { InstrumentDefinition } from './definition.js';

/** A check in plain English, for queries and mails. Screens make their words from code and params instead. */
export function describeCheck(check: Check, definition: InstrumentDefinition): string {
  const { name, amount } = subject(check, definition);
  const param = (key: string) => amount(check.params[key]);
  switch (check.code) {
    case 'NOT_WHOLE':
      return `${name}: ${param('value')} must be a whole number.`;
    case 'IMPOSSIBLE':
      return `${name}: ${param('value')} is not possible${bounds(check, param)}`;
    case 'PARTS_EXCEED_WHOLE':
    case 'PARTS_MISS_WHOLE':
      return `${message(check, definition)} You wrote ${parts(check, definition)}.`;
    case 'OUTSIDE_PLAUSIBLE':
      return `${name}: ${param('value')} is unusual; between ${param('min')} and ${param('max')} would be expected. Is it right?`;
    case 'UNUSUAL_CHANGE':
      return `${name}: ${param('value')} after ${param('reference')} last round is an unusual change. What happened?`;
    case 'FAR_FROM_OTHERS':
      return `${name}: ${param('value')} is far from what other firms report. Is it right?`;
    default:
      return unitError(check, name, param);
  }
}

function unitError(check: Check, name: string, param: (key: string) => string): string {
  const { factor, direction, against, amounts } = check.params;
  const compared = against === 'prior' ? "last round's" : 'the median of your peers,';
  const size = direction === 'times' ? `about ${factor} times ${compared}` : `about 1/${factor} of ${compared}`;
  if (amounts !== undefined) {
    return `${amounts} amounts are ${size.replace(/,$/, '')} amounts. Did you mean to answer in another unit, for example in ${direction === 'times' ? 'thousands' : 'full'}?`;
  }
  const month = factor === 12 && direction === 'fraction' ? ' Is it the figure of one month?' : '';
  return `${name}: ${param('value')} is ${size} ${param('reference')}. Did you mean ${param('suggested')}?${month}`;
}

function bounds(check: Check, param: (key: string) => string): string {
  const { min, max } = check.params;
  if (min !== undefined && max !== undefined) return `; it lies between ${param('min')} and ${param('max')}.`;
  if (min !== undefined) return `; it cannot be less than ${param('min')}.`;
  return max === undefined ? '.' : `; it cannot be more than ${param('max')}.`;
}

function subject(check: Check, definition: InstrumentDefinition) {
  const indicator = definition.indicators.find(({ code }) => code === check.indicator);
  const input = definition.inputs.find(({ code }) => code === check.inputs[0]);
  const unit = shownUnit(indicator?.unit ?? input?.unit ?? '');
  const amount = (value: string | number | undefined) =>
    typeof value === 'number' ? `${inEnglish(value)}${unit}` : (value ?? '');
  return { name: indicator?.name ?? input?.name ?? check.code, amount };
}

function message(check: Check, definition: InstrumentDefinition): string {
  return definition.rules.find(({ code }) => code === check.params['rule'])?.message ?? 'These answers do not fit.';
}

function parts(check: Check, definition: InstrumentDefinition): string {
  const names = check.inputs.map((code) => definition.inputs.find((input) => input.code === code)?.name ?? code);
  const [sum, whole] = [check.params['parts'], check.params['whole']].map((value) => inEnglish(Number(value)));
  return `${sum} for "${names.slice(0, -1).join('" and "')}" and ${whole} for "${names.at(-1)}"`;
}

// Counts, scores and amounts in the firm's own currency read better bare.
const BARE = new Set(['LCU', 'count', 'yes/no', 'score 1-5', 'ratio', 'points']);

function shownUnit(unit: string): string {
  return unit === '' || BARE.has(unit) ? '' : ` ${unit}`;
}

function inEnglish(value: number): string {
  return new Intl.NumberFormat('en-GB', { maximumSignificantDigits: Math.abs(value) >= 1000 ? 15 : 4 }).format(value);
}
