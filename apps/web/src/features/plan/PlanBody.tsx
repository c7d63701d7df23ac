import type { PlanView } from '@gauge/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Actions } from './Actions.js';
import { GainsPanel } from './GainsPanel.js';
import { GapList } from './GapList.js';
import { planOf, type PlanSource } from './source.js';
import { usePlanTelling } from './usePlanTelling.js';

export type PlanDoing = {
  source: PlanSource;
  /** Who an action taken up with one tap belongs to at first. */
  owner: string;
  mayWrite: boolean;
  /** The action that is being changed, kept in the address. */
  editing: string | null;
  edit: (actionId: string | null) => void;
  /** A way to an indicator's page. */
  indicatorLink: (code: string, children: ReactNode, className?: string) => ReactNode;
};

/** The plan, as the firm and its counsellor both see and change it: what it brings, the actions, what to take up next. */
export function PlanBody({ doing, empty }: { doing: PlanDoing; empty: (plan: PlanView) => ReactNode }) {
  const { t } = usePlanTelling();
  const { data: plan } = useSuspenseQuery(planOf(doing.source));
  return (
    <Stack gap={5}>
      {plan.actions.length === 0 ? (
        empty(plan)
      ) : (
        <>
          <GainsPanel plan={plan} />
          <Actions plan={plan} doing={doing} />
        </>
      )}
      {!plan.worthShown && plan.gaps.length > 0 && <Notice>{t('plan:worth.notShown')}</Notice>}
      <GapList plan={plan} doing={doing} />
    </Stack>
  );
}
