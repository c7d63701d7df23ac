import type { ReminderPlan, RemindersView, RoundView } from '@gauge/contracts';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatCount, formatDay, formatMoment } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { ask, showNow } from '../../lib/queries.js';
import { Button } from '../../ui/Button.js';
import { Confirm } from '../../ui/Confirm.js';
import { Columns, Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { Table } from '../../ui/Table.js';
import { RoundHead, type RoundMay, type RoundPlace } from '../rounds/RoundHead.js';
import { ReminderFields } from './ReminderFields.js';
import css from './Reminders.module.css';
import { occasionWords } from './words.js';

/** Who still has to answer is reminded: by plan, or now. */
export function RemindersPage({ place, may }: { place: RoundPlace; may: RoundMay }) {
  const { data: round } = useSuspenseQuery(ask(routes.round, { params: place }));
  const { data: reminders } = useSuspenseQuery({
    ...ask(routes.reminders, { params: place }),
    // mails that are being written show as soon as they are
    refetchInterval: ({ state }) => (state.data?.sent.some(({ toldAt }) => toldAt === null) ? 2_000 : 30_000),
  });
  return (
    <>
      <RoundHead place={place} round={round} may={may} />
      <Columns min={320}>
        <Stack gap={5} className={css.start}>
          <Now place={place} round={round} reminders={reminders} />
          <Sent reminders={reminders} />
        </Stack>
        <Plan key={JSON.stringify(reminders.plan)} place={place} round={round} reminders={reminders} />
      </Columns>
    </>
  );
}

type Part = { place: RoundPlace; round: RoundView; reminders: RemindersView };

function Now({ place, round, reminders }: Part) {
  const { t, i18n } = useTranslation(['reminders', 'common']);
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const reminding = useMutation({
    mutationFn: () => call(routes.remindNow, { params: place }),
    onSuccess: (fresh) => {
      showNow(queries, ask(routes.reminders, { params: place }).queryKey, fresh);
      setAsking(false);
    },
  });
  const { waiting, next, mayAskNow } = reminders;
  const open = round.status === 'open';
  const why = !open ? 'notOpen' : waiting === 0 ? 'nobody' : 'today';
  return (
    <Panel title={t('now.title', { count: waiting, shown: formatCount(waiting, i18n.language) })}>
      <Stack gap={4}>
        <p>
          {open && next
            ? t('now.next', {
                day: formatDay(next.on, i18n.language),
                what: occasionWords(t, i18n.language, next.occasion),
              })
            : t(open ? 'now.noNext' : 'now.closed')}
        </p>
        <div className={css.go}>
          <Button look="main" disabled={!mayAskNow} onClick={() => setAsking(true)}>
            {t('now.go')}
          </Button>
          {!mayAskNow && <p className={css.dim}>{t(`now.${why}`)}</p>}
        </div>
        <p className={css.dim}>{t('now.rule')}</p>
      </Stack>
      {asking && (
        <Confirm
          title={t('now.ask', { count: waiting, shown: formatCount(waiting, i18n.language) })}
          close={t('common:action.close')}
          cancel={t('common:action.cancel')}
          yes={t('now.yes')}
          busy={reminding.isPending}
          problem={reminding.error && problemText(t, reminding.error)}
          onYes={() => reminding.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>{t('now.what')}</p>
        </Confirm>
      )}
    </Panel>
  );
}

function Plan({ place, round, reminders }: Part) {
  const { t, i18n } = useTranslation(['reminders', 'common']);
  const [plan, setPlan] = useState<ReminderPlan>(reminders.plan);
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: () => call(routes.setReminders, { params: place, body: plan }),
    onSuccess: (fresh) => showNow(queries, ask(routes.reminders, { params: place }).queryKey, fresh),
  });
  const changed = JSON.stringify(plan) !== JSON.stringify(reminders.plan);
  return (
    <Panel
      title={t('plan.title')}
      note={
        reminders.fromLead
          ? t('plan.fromLead', { lead: round.lead.name })
          : t('plan.note', { day: formatDay(round.closesOn, i18n.language) })
      }
    >
      <Stack gap={4}>
        <ReminderFields plan={plan} onChange={setPlan} />
        {saving.error && <Notice look>{problemText(t, saving.error)}</Notice>}
        <div className={css.go}>
          <Button disabled={!changed} busy={saving.isPending} onClick={() => saving.mutate()}>
            {t('common:action.save')}
          </Button>
          <p className={css.dim} role="status">
            {!changed && saving.isSuccess ? t('plan.saved') : ''}
          </p>
        </div>
      </Stack>
    </Panel>
  );
}

function Sent({ reminders: { sent } }: { reminders: RemindersView }) {
  const { t, i18n } = useTranslation('reminders');
  return (
    <Panel title={t('sent.title')} note={t('sent.note')}>
      {sent.length === 0 ? (
        <p className={css.dim}>{t('sent.none')}</p>
      ) : (
        <Table caption={t('sent.title')} captionHidden stack head={[t('sent.what'), t('sent.when'), t('sent.people')]}>
          {sent.map(({ occasion, dueAt, toldAt, recipients }) => (
            <tr key={occasion}>
              <th scope="row">{occasionWords(t, i18n.language, occasion)}</th>
              <td>
                {toldAt
                  ? formatMoment(toldAt, i18n.language)
                  : t('sent.onItsWay', { when: formatMoment(dueAt, i18n.language) })}
              </td>
              <td>{t('sent.count', { count: recipients, shown: formatCount(recipients, i18n.language) })}</td>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  );
}
