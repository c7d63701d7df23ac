import type { EventProfile, FirmEvent } from '@gauge/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { Confirm } from '../../ui/Confirm.js';
import { Stack } from '../../ui/Layout.js';
import { TextArea } from '../../ui/TextArea.js';

/** Asks to meet at the event, and says what that agrees to. */
export function AskForMeeting({
  firmId,
  event,
  profile,
  onClose,
}: {
  firmId: string;
  event: FirmEvent;
  profile: EventProfile;
  onClose: () => void;
}) {
  const { t } = useTranslation('events');
  const [wish, setWish] = useState('');
  const queries = useQueryClient();
  const asking = useMutation({
    mutationFn: () =>
      call(routes.askForMeeting, {
        params: { firmId, eventId: event.id, signUpId: profile.id },
        body: { wish: wish.trim() },
      }),
    onSuccess: async () => {
      await Promise.all(
        [routes.eventProfiles, routes.firmEvent].map(({ id }) => queries.invalidateQueries({ queryKey: [id] })),
      );
      onClose();
    },
  });
  const back = profile.theirWish !== null;
  return (
    <Confirm
      title={t(back ? 'ask.backTitle' : 'ask.title')}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      yes={t(back ? 'ask.back' : 'ask.go')}
      busy={asking.isPending}
      problem={asking.error && problemText(t, asking.error)}
      onYes={() => asking.mutate()}
      onClose={onClose}
    >
      <Stack gap={4}>
        <p>
          <strong>{profile.teaser.title}</strong>
        </p>
        <p>{t('ask.text', { holder: event.holder.name })}</p>
        <TextArea
          label={t('ask.wish')}
          hint={t('ask.wishHelp')}
          maxLength={300}
          value={wish}
          onChange={({ target }) => setWish(target.value)}
        />
      </Stack>
    </Confirm>
  );
}
