import type { LearningTeaser } from '@gauge/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { freshKey } from '../../lib/freshKey.js';
import { problemText } from '../../lib/problems.js';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { TextArea } from '../../ui/TextArea.js';

const SHORTEST = 20;

/** Asks to meet: what the firm declared goes with it, and a message. */
export function AskToLearn({
  firmId,
  teaser,
  declarationId,
  onClose,
}: {
  firmId: string;
  teaser: LearningTeaser;
  declarationId: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('learning');
  const [message, setMessage] = useState('');
  const [key] = useState(freshKey);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const asking = useMutation({
    mutationFn: () =>
      call(routes.askToLearn, {
        params: { firmId },
        body: { declarationId, teaserId: teaser.id, message: message.trim() },
        idempotencyKey: key,
      }),
    onSuccess: ({ id }) => {
      for (const route of [routes.findLearning, routes.introductions])
        void queries.invalidateQueries({ queryKey: [route.id] });
      return navigate({
        to: '/firms/$firmId/partners/introductions/$introductionId',
        params: { firmId, introductionId: id },
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
            <strong>{t(`title.${teaser.kind}`, { area: teaser.area.name })}</strong>
          </p>
          <p>{t('ask.text')}</p>
          <TextArea
            label={t('ask.message')}
            hint={t('ask.messageHelp')}
            rows={4}
            maxLength={1000}
            value={message}
            onChange={({ target }) => setMessage(target.value)}
          />
          {asking.error && <Notice look>{problemText(t, asking.error)}</Notice>}
        </Stack>
      </form>
    </Dialog>
  );
}
