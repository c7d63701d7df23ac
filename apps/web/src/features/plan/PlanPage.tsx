import type { PlanView } from '@gauge/contracts';
import { gapSentence, gapWorthWords, planHeadline } from '@gauge/figures';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTitle } from '../../lib/title.js';
import { Empty } from '../../ui/Empty.js';
import { Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { HelpPanel } from './HelpPanel.js';
import type { PlanDoing } from './doing.js';
import { PlanBody } from './PlanBody.js';
import { planOf } from './source.js';
import { Together } from './Together.js';
import { usePlanTelling } from './usePlanTelling.js';
import { TakeUp } from './WorkOn.js';

/** The firm's plan: at most three actions, what they are expected to bring, and what the next round showed. */
export function PlanPage({
  doing,
  answerLink,
  action,
}: {
  doing: PlanDoing;
  answerLink: ReactNode;
  action?: ReactNode;
}) {
  const telling = usePlanTelling();
  const { t } = telling;
  const { data: plan } = useSuspenseQuery(planOf(doing.source));
  useTitle(t('plan:title'));
  const open = plan.actions.filter(({ status }) => status === 'planned' || status === 'doing');
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={plan.release ? t('plan:eyebrow', { round: plan.release.roundName }) : undefined}
        title={planHeadline(telling, plan)}
        lead={t('plan:lead')}
        action={plan.release && action}
      />
      <PlanBody doing={doing} empty={(empty) => <First plan={empty} doing={doing} answerLink={answerLink} />} />
      <Together plan={plan} />
      {open.map(({ id, indicator, name }) => (
        <HelpPanel key={id} firmId={doing.source.firmId} indicator={indicator} about={name} />
      ))}
    </Stack>
  );
}

/** Nothing planned yet: the most rewarding gap, and one tap. */
function First({ plan, doing, answerLink }: { plan: PlanView; doing: PlanDoing; answerLink: ReactNode }) {
  const telling = usePlanTelling();
  const { t } = telling;
  const [gap] = plan.gaps;
  if (!gap)
    return (
      <Empty
        title={t(plan.release ? 'plan:empty.noGap' : 'plan:empty.noStanding')}
        action={plan.release ? undefined : answerLink}
      >
        <p>{t(plan.release ? 'plan:empty.noGapHelp' : 'plan:empty.noStandingHelp')}</p>
      </Empty>
    );
  return (
    <Empty
      title={t('plan:empty.first', { name: gap.name })}
      action={
        doing.mayWrite && (
          <TakeUp source={doing.source} gap={gap} owner={doing.owner} look="main" onAdded={doing.edit} />
        )
      }
    >
      <p>{gapSentence(telling, gap)}</p>
      <p>{gapWorthWords(telling, gap, plan.currency)}</p>
    </Empty>
  );
}
