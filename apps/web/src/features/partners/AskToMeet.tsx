import type { TeaserView } from '@gauge/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes, type Reply } from '../../lib/api.js';
import { freshKey } from '../../lib/freshKey.js';
import { problemText } from '../../lib/problems.js';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { SelectField } from '../../ui/Field.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { TextArea } from '../../ui/TextArea.js';

type Own = Reply<'partnerProfiles'>['items'][number];
const SHORTEST = 20;

/** Expression of interest: with which own profile, and why. */
export function AskToMeet({
  firmId,
  teaser,
  own,
  first,
  onClose,
}: {
  firmId: string;
  teaser: TeaserView;
  own: Own[];
  first: Own | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation('partners');
  const [profileId, setProfileId] = useState((first ?? own[0])?.id ?? '');
  const [message, setMessage] = useState('');
  const [key] = useState(freshKey);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const asking = useMutation({
    mutationFn: () =>
      call(routes.askForIntroduction, {
        params: { firmId },
        body: { profileId, teaserId: teaser.id, message: message.trim() },
        idempotencyKey: key,
      }),
    onSuccess: (made) => {
      for (const route of [routes.findPartners, routes.introductions, routes.partnerProfiles])
        void queries.invalidateQueries({ queryKey: [route.id] });
      return navigate({
        to: '/firms/$firmId/partners/introductions/$introductionId',
        params: { firmId, introductionId: made.id },
      });
    },
  });
  const form = `ask-${teaser.id}`;
  return (
    <Dialog
      title={t('ask.title')}
      close={t('common:action.close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button
            look="main"
            type="submit"
            form={form}
            busy={asking.isPending}
            disabled={message.trim().length < SHORTEST}
          >
            {t('ask.yes')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          asking.mutate();
        }}
      >
        <Stack gap={4}>
          <p>
            <strong>{teaser.title}</strong>
          </p>
          <p>{t('ask.text')}</p>
          <SelectField
            label={t('ask.with')}
            value={profileId}
            options={own.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(event) => setProfileId(event.target.value)}
          />
          <TextArea
            label={t('ask.message')}
            hint={t('ask.messageHelp')}
            rows={4}
            maxLength={1000}
            value={message}
            onChange={(event) => setMessage(event.target.value)}
          />
          {asking.error && <Notice look>{problemText(t, asking.error)}</Notice>}
        </Stack>
      </form>
    </Dialog>
  );
}
