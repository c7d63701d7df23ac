import type { EventMove, HeldEvent } from '@gauge/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatAgo } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { ask, showNow } from '../../lib/queries.js';
import { Button } from '../../ui/Button.js';
import { Confirm } from '../../ui/Confirm.js';
import { Row, Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import css from './Events.module.css';

type Props = { associationId: string; event: HeldEvent };

/** What can be done with the event now, each step said before it is taken; while a schedule is made, nothing else. */
export function EventSteps({ associationId, event, mayManage }: Props & { mayManage: boolean }) {
  const { t, i18n } = useTranslation('events');
  const [move, setMove] = useState<EventMove | null>(null);
  const fresh = useFresh(associationId, event.id);
  const planning = useMutation({
    mutationFn: () => call(routes.makeSchedule, { params: { associationId, eventId: event.id } }),
    ...fresh,
  });
  const possible = event.moves.filter((known) => known.possible).map((known) => known.move);
  const forward = possible.filter((known) => known !== 'cancel');
  const schedule = event.status === 'requests';
  const planned = event.plannedAt !== null;
  return (
    <Stack gap={3}>
      <p className={css.turn}>
        {t(schedule && planned ? 'turn.planned' : `turn.${event.status}`, {
          count: event.funnel.mutual,
          planned: event.funnel.planned,
          ago: event.plannedAt ? formatAgo(event.plannedAt, i18n.language) : '',
        })}
      </p>
      {planning.error && <Notice look>{problemText(t, planning.error)}</Notice>}
      {mayManage && (
        <Row gap={2}>
          {forward.map((known) => (
            <Button key={known} look="main" disabled={planning.isPending} onClick={() => setMove(known)}>
              {t(`move.${known}.go`)}
            </Button>
          ))}
          {schedule && (
            <Button
              look={planned ? 'quiet' : 'main'}
              busy={planning.isPending}
              disabled={!event.maySchedule}
              onClick={() => planning.mutate()}
            >
              {t(planned ? 'schedule.again' : 'schedule.make')}
            </Button>
          )}
          {possible.includes('cancel') && (
            <Button look="plain" disabled={planning.isPending} onClick={() => setMove('cancel')}>
              {t('move.cancel.go')}
            </Button>
          )}
        </Row>
      )}
      {move && <Ask associationId={associationId} event={event} move={move} onClose={() => setMove(null)} />}
    </Stack>
  );
}

function Ask({ associationId, event, move, onClose }: Props & { move: EventMove; onClose: () => void }) {
  const { t } = useTranslation('events');
  const { onSuccess, onError } = useFresh(associationId, event.id);
  const moving = useMutation({
    mutationFn: () => call(routes.moveEvent, { params: { associationId, eventId: event.id }, body: { move } }),
    onSuccess: (moved) => {
      onSuccess(moved);
      onClose();
    },
    onError,
  });
  return (
    <Confirm
      title={t(`move.${move}.title`)}
      close={t('common:action.close')}
      cancel={t(move === 'cancel' ? 'common:action.back' : 'common:action.cancel')}
      yes={t(`move.${move}.yes`)}
      busy={moving.isPending}
      problem={moving.error && problemText(t, moving.error)}
      onYes={() => moving.mutate()}
      onClose={onClose}
    >
      <p>{t(`move.${move}.text`)}</p>
    </Confirm>
  );
}

/** Shows the event as the server has it after a step, and after one that failed. */
function useFresh(associationId: string, eventId: string) {
  const queries = useQueryClient();
  const { queryKey } = ask(routes.heldEvent, { params: { associationId, eventId } });
  return {
    onSuccess: (fresh: HeldEvent) => {
      showNow(queries, queryKey, fresh);
      void queries.invalidateQueries({ queryKey: [routes.heldEvents.id] });
    },
    onError: () => void queries.invalidateQueries({ queryKey }),
  };
}
