import type { RoundView } from '@gauge/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { fieldProblem, problemText } from '../../lib/problems.js';
import { ask, showNow } from '../../lib/queries.js';
import { Button } from '../../ui/Button.js';
import { Confirm } from '../../ui/Confirm.js';
import { TextField } from '../../ui/Field.js';
import { Stack } from '../../ui/Layout.js';
import { TextArea } from '../../ui/TextArea.js';
import type { RoundPlace } from './RoundHead.js';
import { dayLater } from './plan.js';

/** Another closing day for an open round, with the reason that members read. */
export function ExtendButton({ place, round }: { place: RoundPlace; round: RoundView }) {
  const { t, i18n } = useTranslation('rounds');
  const [asking, setAsking] = useState(false);
  const [closesOn, setClosesOn] = useState(() => dayLater(round.closesOn, 14));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const queries = useQueryClient();
  const view = ask(routes.round, { params: place });
  const extending = useMutation({
    mutationFn: () => call(routes.extendRound, { params: place, body: { closesOn, reason } }),
    onSuccess: (fresh) => {
      showNow(queries, view.queryKey, fresh);
      void queries.invalidateQueries({ queryKey: [routes.rounds.id] });
      void queries.invalidateQueries({ queryKey: [routes.reminders.id] });
      setAsking(false);
    },
  });
  const begin = () => {
    setClosesOn(dayLater(round.closesOn, 14));
    setReason('');
    setTried(false);
    setAsking(true);
  };
  const noReason = reason.trim().length < 3;
  const early = closesOn <= round.closesOn;
  return (
    <>
      <Button small onClick={begin}>
        {t('extend.go')}
      </Button>
      {asking && (
        <Confirm
          title={t('extend.title')}
          close={t('common:action.close')}
          cancel={t('common:action.cancel')}
          yes={t('extend.yes')}
          busy={extending.isPending}
          problem={extending.error && problemText(t, extending.error)}
          onYes={() => {
            setTried(true);
            if (!noReason && !early) extending.mutate();
          }}
          onClose={() => setAsking(false)}
        >
          <Stack gap={4}>
            <p>{t('extend.text', { day: formatDay(round.closesOn, i18n.language) })}</p>
            <TextField
              label={t('extend.closesOn')}
              type="date"
              min={dayLater(round.closesOn, 1)}
              value={closesOn}
              error={tried && early ? t('extend.early') : fieldProblem(extending.error, 'closesOn')}
              onChange={(event) => setClosesOn(event.target.value)}
            />
            <TextArea
              label={t('extend.reason')}
              hint={t('extend.reasonHelp')}
              maxLength={300}
              value={reason}
              error={tried && noReason ? t('plan.fault.missing') : fieldProblem(extending.error, 'reason')}
              onChange={(event) => setReason(event.target.value)}
            />
          </Stack>
        </Confirm>
      )}
    </>
  );
}
