import type { AssessmentView, CheckView, InstrumentVersionView, QueryView } from '@gauge/contracts';
import type { TFunction } from 'i18next';
import { inField } from './sheet.js';
import { unitOf } from './units.js';

type Around = { sheet: AssessmentView; version: InstrumentVersionView; t: TFunction; language: string };

/** A check in the reader's words and in the units of the form. */
export function checkWords(check: CheckView, { sheet, version, t, language }: Around): string {
  const inputs = check.inputs.flatMap((code) => version.inputs.find((input) => input.code === code) ?? []);
  const indicator = version.indicators.find(({ code }) => code === check.indicator);
  const first = inputs[0];
  const figure = (key: string) => {
    const raw = check.params[key];
    if (typeof raw !== 'number') return raw ?? '';
    const own = !indicator && first ? inField(raw, first, isAmount(check) ? sheet.moneyScale : 1) : raw;
    const digits = Math.abs(own) >= 1000 ? { maximumFractionDigits: 2 } : { maximumSignificantDigits: 4 };
    const number = new Intl.NumberFormat(language, digits).format(own);
    const unit = indicator ? shownUnit(t, indicator.unit) : first ? unitOf(t, first, sheet) : '';
    return unit ? `${number}\u00a0${unit}` : number;
  };
  const names = new Intl.ListFormat(language, { type: 'conjunction' });
  const quoted = (list: typeof inputs) => names.format(list.map(({ name }) => t('assessment:check.quoted', { name })));
  const words = t(`assessment:check.${variant(check, indicator !== undefined)}`, {
    defaultValue: check.text,
    name: indicator?.name ?? first?.name ?? '',
    value: figure('value'),
    reference: figure('reference'),
    suggested: figure('suggested'),
    min: figure('min'),
    max: figure('max'),
    parts: figure('parts'),
    whole: figure('whole'),
    factor: check.params['factor'],
    amounts: check.params['amounts'],
    partNames: quoted(inputs.slice(0, -1)),
    wholeName: quoted(inputs.slice(-1)),
  });
  if (!indicator || inputs.length === 0) return words;
  return `${words} ${t('assessment:check.madeOf', { names: quoted(inputs) })}`;
}

/** Slips of the unit compare whole amounts of money; the other checks speak of the number in the field. */
const isAmount = ({ code }: CheckView): boolean => code.startsWith('UNIT_ERROR_');

function variant({ code, params }: CheckView, ofIndicator: boolean): string {
  if (code.startsWith('UNIT_ERROR_')) {
    if (params['amounts'] !== undefined) return `accounts.${params['direction'] === 'times' ? 'times' : 'fraction'}`;
    const month = code === 'UNIT_ERROR_12' && params['direction'] === 'fraction';
    const against = params['against'] === 'prior' ? 'Prior' : 'Peers';
    return month ? `month${against}` : `${params['direction'] === 'times' ? 'times' : 'fraction'}${against}`;
  }
  if (code !== 'IMPOSSIBLE' && code !== 'OUTSIDE_PLAUSIBLE') return code;
  const limits = 'min' in params ? ('max' in params ? 'Both' : 'Min') : 'max' in params ? 'Max' : '';
  return `${code}${ofIndicator ? '_OF' : ''}${limits}`;
}

const shownUnit = (t: TFunction, unit: string): string => t(`assessment:unit.${unit}`, { defaultValue: unit });

/**
 * What a query asks. The check it came from says it best, in the units of the form; once the check is gone from the
 * sheet its own text stands.
 */
export function queryWords(query: QueryView, around: Around): string {
  const check = around.sheet.checks.find(
    ({ code, indicator, inputs }) =>
      code === query.checkCode && indicator === query.indicator && inputs.join() === query.inputs.join(),
  );
  return check ? checkWords(check, around) : query.text;
}
