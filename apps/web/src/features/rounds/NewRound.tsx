import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Empty } from '../../ui/Empty.js';
import { Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import type { RoundPlace } from './RoundHead.js';
import { Wizard } from './Wizard.js';
import { firstPlan, planOf } from './plan.js';

/** Plans a round: what is asked, about which period, when, and of whom. */
export function NewRound({ associationId }: { associationId: string }) {
  const { t } = useTranslation('rounds');
  useTitle(t('plan.title'));
  const { data: instruments } = useSuspenseQuery(ask(routes.instruments));
  return (
    <Stack gap={5}>
      <PageHead title={t('plan.title')} lead={t('plan.lead')} />
      <Wizard
        associationId={associationId}
        first={firstPlan(new Date(), instruments.items[0]?.id ?? '')}
        save={(body) => call(routes.makeRound, { params: { associationId }, body })}
      />
    </Stack>
  );
}

/** The same for a round that is planned and not open yet. */
export function ChangeRoundPlan({ place }: { place: RoundPlace }) {
  const { t } = useTranslation('rounds');
  const { data: round } = useSuspenseQuery(ask(routes.round, { params: place }));
  const { data: reminders } = useSuspenseQuery(ask(routes.reminders, { params: place }));
  useTitle(t('plan.changeTitle', { name: round.name }));
  if (round.status !== 'draft' || !round.mine)
    return (
      <Empty title={t('plan.fixed')}>
        <p>{t('plan.fixedHelp')}</p>
      </Empty>
    );
  return (
    <Stack gap={5}>
      <PageHead title={t('plan.changeTitle', { name: round.name })} lead={t('plan.lead')} />
      <Wizard
        associationId={place.associationId}
        roundId={round.id}
        first={planOf(round, reminders.plan)}
        save={(body) => call(routes.changeRound, { params: place, body })}
      />
    </Stack>
  );
}
