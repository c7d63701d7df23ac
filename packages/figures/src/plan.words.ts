import type { ActionView, GapView, PlanView, Worth } from '@gauge/contracts';
import { formatFigure } from './format.js';
import { formatMoney } from './money.js';
import { unitWords, type Telling } from './words.js';

type Figure = Pick<GapView | ActionView, 'unit' | 'displayStep'>;

/** `2 actions, worth about 40–80 thousand EUR a year.` */
export function planHeadline({ t, language }: Telling, { actions, worth, currency }: PlanView): string {
  const open = actions.filter(({ status }) => status === 'planned' || status === 'doing').length;
  if (open === 0) return t('plan:headline.none');
  const most = worth.yearly ?? worth.oneOff;
  if (!most || !currency) return t('plan:headline.open', { count: open });
  return t(worth.yearly ? 'plan:headline.yearly' : 'plan:headline.once', {
    count: open,
    amount: formatMoney(most, currency, language),
  });
}

/** A figure of the plan in its unit and its own steps. */
export const figureWords = (telling: Telling, value: number, { unit, displayStep }: Figure): string =>
  formatFigure(value, unitWords(telling, unit), displayStep, telling.language);

/** `40–80 thousand EUR a year`, or `once`. */
export const worthWords = ({ t, language }: Telling, worth: Omit<Worth, 'why'>, currency: string): string =>
  t(`plan:worth.${worth.kind}`, { amount: formatMoney(worth, currency, language) });

/** `Closing up to half the gap is worth about 40–80 thousand EUR a year.` */
export const gapWorthWords = (telling: Telling, { worth }: Pick<GapView, 'worth'>, currency: string | null): string =>
  worth && currency ? telling.t('plan:worth.gap', { worth: worthWords(telling, worth, currency) }) : '';

/** `You: 60 days. Middle of your peers: 48 days.` */
export const gapSentence = (telling: Telling, gap: GapView): string =>
  telling.t(`plan:gap.${gap.goalIs}`, {
    own: figureWords(telling, gap.own, gap),
    goal: figureWords(telling, gap.goal, gap),
  });

/** What an action is called before anybody has written what will be done. */
export const firstTitle = (telling: Telling, gap: GapView): string =>
  telling
    .t('plan:action.firstTitle', {
      name: gap.name,
      from: figureWords(telling, gap.own, gap),
      to: figureWords(telling, gap.expected, gap),
    })
    .slice(0, 200);

/** What the next round showed; a change, never an effect. */
export function followWords(telling: Telling, action: ActionView): string {
  const { followUp } = action;
  const { t } = telling;
  if (followUp.state === 'waiting') return t('plan:follow.waiting');
  if (followUp.state === 'not_answered') return t('plan:follow.notAnswered', { round: followUp.roundName });
  return t(`plan:follow.${followUp.outcome}`, {
    round: followUp.roundName,
    reached: figureWords(telling, followUp.reached, action),
    expected: figureWords(telling, action.expected, action),
    base: figureWords(telling, action.base, action),
  });
}
