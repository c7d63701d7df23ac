import type { AllianceMove, AllianceView } from '@gauge/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { ask, showNow } from '../../lib/queries.js';
import { Confirm } from '../../ui/Confirm.js';
import { Stack } from '../../ui/Layout.js';
import { TextArea } from '../../ui/TextArea.js';
import css from './Alliances.module.css';

/** Asks once more before a move, with what it leads to. */
export function MoveAlliance({
  associationId,
  one,
  move,
  onClose,
}: {
  associationId: string;
  one: AllianceView;
  move: AllianceMove;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation('alliances');
  const [reason, setReason] = useState('');
  const queries = useQueryClient();
  const params = { associationId, allianceId: one.id };
  const view = ask(routes.alliance, { params });
  const moving = useMutation({
    mutationFn: () => call(routes.moveAlliance, { params, body: { move, reason: reason.trim() } }),
    onSuccess: (fresh) => {
      showNow(queries, view.queryKey, fresh);
      for (const route of [routes.alliances, routes.networkDirectory, routes.association])
        void queries.invalidateQueries({ queryKey: [route.id] });
      onClose();
    },
    onError: () => void queries.invalidateQueries({ queryKey: view.queryKey }),
  });
  const { name } = one.partner;
  const first = one.from > today() ? one.from : today();
  return (
    <Confirm
      title={t(`confirm.${move}.title`)}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      yes={t(`confirm.${move}.yes`)}
      busy={moving.isPending}
      problem={moving.error && problemText(t, moving.error)}
      onYes={() => moving.mutate()}
      onClose={onClose}
    >
      <Stack gap={4}>
        <p>{t(`confirm.${move}.text`, { name, day: formatDay(first, i18n.language) })}</p>
        {move === 'accept' && (
          <p>
            <strong>{one.purposes.map((purpose) => t(`purpose.${purpose}`)).join(', ')}</strong>
          </p>
        )}
        {move === 'end' && (
          <ul className={css.ending}>
            {one.purposes.map((purpose) => (
              <li key={purpose}>{t(`ending.${purpose}`)}</li>
            ))}
            <li>{t('ending.stays')}</li>
          </ul>
        )}
        {move !== 'accept' && move !== 'withdraw' && (
          <TextArea
            label={t('confirm.reason')}
            hint={t('confirm.reasonHelp', { name })}
            maxLength={1000}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Stack>
    </Confirm>
  );
}

const today = () => new Date().toISOString().slice(0, 10);
