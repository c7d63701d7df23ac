import type { RoundMove, RoundView } from '@gauge/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { ask, showNow } from '../../lib/queries.js';
import { Button, type ButtonLook } from '../../ui/Button.js';
import { Confirm } from '../../ui/Confirm.js';
import css from './MoveButton.module.css';
import type { RoundPlace } from './RoundHead.js';
import { leftOut } from './moves.js';

/** One step of the round's lifecycle. What will happen is said before it happens; what stands in the way, instead. */
export function MoveButton({
  place,
  round,
  move,
  look = 'main',
}: {
  place: RoundPlace;
  round: RoundView;
  move: RoundMove;
  look?: ButtonLook;
}) {
  const { t } = useTranslation('rounds');
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const view = ask(routes.round, { params: place });
  const moving = useMutation({
    mutationFn: () => call(routes.moveRound, { params: place, body: { move } }),
    onSuccess: (fresh) => {
      showNow(queries, view.queryKey, fresh);
      void queries.invalidateQueries({ queryKey: [routes.rounds.id] });
      setAsking(false);
    },
    // somebody may have moved it meanwhile: the page then shows the state as it is
    onError: () => void queries.invalidateQueries({ queryKey: view.queryKey }),
  });
  const { possible, obstacle } = round.moves.find((known) => known.move === move) ?? {
    possible: false,
    obstacle: null,
  };
  return (
    <div className={css.move}>
      <Button look={look} disabled={!possible} onClick={() => setAsking(true)}>
        {t(`move.${move}.go`)}
      </Button>
      {!possible && obstacle && <p className={css.obstacle}>{t(`obstacle.${obstacle}`, { lead: round.lead.name })}</p>}
      {asking && (
        <Confirm
          title={t(`move.${move}.title`)}
          close={t('common:action.close')}
          cancel={t('common:action.cancel')}
          yes={t(`move.${move}.yes`)}
          busy={moving.isPending}
          problem={moving.error && problemText(t, moving.error)}
          onYes={() => moving.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>{t(`move.${move}.text`)}</p>
          {move === 'freeze' && <LeftOut round={round} />}
        </Confirm>
      )}
    </div>
  );
}

function LeftOut({ round }: { round: RoundView }) {
  const { t } = useTranslation('rounds');
  const reasons = leftOut(round.own);
  if (reasons.length === 0) return <p>{t('leftOut.nobody')}</p>;
  return (
    <div className={css.left}>
      <strong>{t('leftOut.title')}</strong>
      <ul>
        {reasons.map(({ reason, firms }) => (
          <li key={reason}>{t(`leftOut.${reason}`, { count: firms })}</li>
        ))}
      </ul>
      {round.participants.length > 1 && <p className={css.obstacle}>{t('leftOut.others')}</p>}
    </div>
  );
}
