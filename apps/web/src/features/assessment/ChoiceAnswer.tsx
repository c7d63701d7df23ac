import type { InputView } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { Choices } from '../../ui/Choices.js';
import { useSheet } from './useSheet.js';

type Rating = '1' | '2' | '3' | '4' | '5';
const ratings: Rating[] = ['1', '2', '3', '4', '5'];

export function YesNoAnswer({ input }: { input: InputView }) {
  const { t } = useTranslation('assessment');
  const { saver, answerOf, editable } = useSheet();
  const { value } = answerOf(input.code);
  return (
    <Choices
      id={`q-${input.code}`}
      label={input.name}
      labelHidden
      describedBy={`h-${input.code}`}
      sideBySide
      disabled={!editable(input.code)}
      value={value === null ? null : value === 1 ? 'yes' : 'no'}
      options={[
        { value: 'yes', label: t('yes') },
        { value: 'no', label: t('no') },
      ]}
      onChange={(choice) => saver.edit(input.code, { value: choice === 'yes' ? 1 : 0, skipped: false }, 0)}
    />
  );
}

/** Five steps; 1, 3 and 5 say what they mean, 2 and 4 lie between. */
export function RatingAnswer({ input }: { input: InputView }) {
  const { saver, answerOf, editable } = useSheet();
  const { value } = answerOf(input.code);
  const texts: Partial<Record<Rating, string>> = input.ratingTexts ?? {};
  return (
    <Choices
      id={`q-${input.code}`}
      label={input.name}
      labelHidden
      describedBy={`h-${input.code}`}
      disabled={!editable(input.code)}
      value={value === null ? null : (String(value) as Rating)}
      options={ratings.map((rating) => ({
        value: rating,
        mark: rating,
        label: texts[rating] ?? <Between rating={rating} />,
      }))}
      onChange={(choice) => saver.edit(input.code, { value: Number(choice), skipped: false }, 0)}
    />
  );
}

function Between({ rating }: { rating: Rating }) {
  const { t } = useTranslation('assessment');
  const number = Number(rating);
  return <span style={{ color: 'var(--ink-dim)' }}>{t('between', { from: number - 1, to: number + 1 })}</span>;
}
