import type { PlanView } from '@gauge/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Actions } from './Actions.js';
import { GainsPanel } from './GainsPanel.js';
import { GapList } from './GapList.js';
import type { PlanDoing } from './doing.js';
import { planOf } from './source.js';
import { usePlanTelling } from './usePlanTelling.js';

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
