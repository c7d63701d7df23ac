import type { TFunction } from 'i18next';
import { formatDay } from '../../lib/format.js';

/** `before-7`, `asked-2026-03-02` and the like, as a person says it. */
export function occasionWords(
  t: TFunction<['reminders', 'common']> | TFunction<'reminders'>,
  language: string,
  occasion: string,
): string {
  const say = t as TFunction<'reminders'>;
  const [kind, first = '', ...rest] = occasion.split('-');
  if (kind === 'before') return say('occasion.before', { count: Number(first) });
  if (kind === 'asked') return say('occasion.asked');
  if (kind === 'extended') return say('occasion.extended', { day: formatDay([first, ...rest].join('-'), language) });
  return say('occasion.opening');
}
