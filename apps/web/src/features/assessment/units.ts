import type { AssessmentView, InputView } from '@gauge/contracts';
import { madeOnce } from '@gauge/figures';
import type { TFunction } from 'i18next';

/** The unit of an answer as it stands in its field. Ratings and yes/no have none. */
export function unitOf(
  t: TFunction,
  input: InputView,
  { currency, moneyScale }: Pick<AssessmentView, 'currency' | 'moneyScale'>,
) {
  if (input.type === 'money') return t(`assessment:money.short.${moneyScale}`, { currency });
  return t(`assessment:unit.${input.unit}`, { defaultValue: input.unit });
}

/** An answer in words, for last round's value, a colleague's value and lists. */
export function answerText(
  t: TFunction,
  input: InputView,
  value: number,
  sheet: Pick<AssessmentView, 'currency' | 'moneyScale'>,
  language: string,
): string {
  if (input.type === 'boolean') return t(value === 1 ? 'assessment:yes' : 'assessment:no');
  const figure = answerFormat(language).format(value);
  if (input.type === 'rating5') return t('assessment:ratingOf', { value: figure });
  const unit = unitOf(t, input, sheet);
  return unit ? `${figure}\u00a0${unit}` : figure;
}

const answerFormat = madeOnce((language: string) => new Intl.NumberFormat(language, { maximumFractionDigits: 6 }));
