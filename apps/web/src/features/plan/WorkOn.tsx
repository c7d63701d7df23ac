import { planLimits, type GapView } from '@gauge/contracts';
import { firstTitle, gapWorthWords } from '@gauge/figures';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { problemText } from '../../lib/problems.js';
import { Button } from '../../ui/Button.js';
import { planOf, useAddAction, type PlanSource } from './source.js';
import { inHalfAYear, usePlanTelling } from './usePlanTelling.js';
import css from './WorkOn.module.css';

/**
 * Beside a gap: what closing half of it is worth, and one tap that takes it into the plan. `open` leads to the plan.
 * Nothing at all where the figure is no gap.
 */
export function WorkOn({
  source,
  code,
  owner,
  onAdded,
  toPlan,
}: {
  source: PlanSource;
  code: string;
  owner: string;
  onAdded: (actionId: string) => void;
  toPlan: (words: string) => ReactNode;
}) {
  const telling = usePlanTelling();
  const { t } = telling;
  const { data: plan } = useQuery(planOf(source));
  const gap = plan?.gaps.find((one) => one.code === code);
  if (!plan) return <div className={css.waiting} />;
  if (!gap) return null;
  const open = plan.actions.filter(({ status }) => status === 'planned' || status === 'doing').length;
  const worth = gapWorthWords(telling, gap, plan.currency);
  return (
    <div className={css.work}>
      {worth && <p>{worth}</p>}
      {gap.inPlan ? (
        toPlan(t('plan:gap.inPlan'))
      ) : open >= planLimits.openActions ? (
        <p className={css.full}>{t('plan:gap.full')}</p>
      ) : (
        <TakeUp source={source} gap={gap} owner={owner} onAdded={onAdded} />
      )}
    </div>
  );
}

/** One tap: the action is in the plan, with a first title, half a year and the reader as its owner, all to be changed. */
export function TakeUp({
  source,
  gap,
  owner,
  look = 'quiet',
  onAdded,
}: {
  source: PlanSource;
  gap: GapView;
  owner: string;
  look?: 'main' | 'quiet';
  onAdded: (actionId: string) => void;
}) {
  const telling = usePlanTelling();
  const { t } = telling;
  const adding = useAddAction(source, onAdded);
  const first = () =>
    adding.mutate({
      indicator: gap.code,
      title: firstTitle(telling, gap),
      owner,
      dueOn: inHalfAYear(),
      feasibility: 3,
      will: 3,
      effort: 3,
    });
  return (
    <>
      <Button
        small
        look={look}
        busy={adding.isPending}
        onClick={first}
        aria-label={t('plan:gap.workOnOf', { name: gap.name })}
      >
        {t('plan:gap.workOn')}
      </Button>
      {adding.error && <p role="alert">{problemText(t, adding.error)}</p>}
    </>
  );
}
