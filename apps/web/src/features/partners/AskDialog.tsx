import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { freshKey } from '../../lib/freshKey.js';
import { problemText } from '../../lib/problems.js';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { TextArea } from '../../ui/TextArea.js';

const SHORTEST = 20;

/**
 * Asks an anonymous firm to meet, with a message, and leads to the introduction that begins. `asked`: what is known of the
 * other side; `text` and `messageHelp`: what happens next and what to write; `stale`: lists in which it shows.
 */
export function AskDialog({
  firmId,
  asked,
  text,
  messageHelp,
  ask,
  stale,
  onClose,
  children,
}: {
  firmId: string;
  asked: string;
  text: string;
  messageHelp: string;
  ask: (message: string, idempotencyKey: string) => Promise<{ id: string }>;
  stale: readonly { id: string }[];
  onClose: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation('partners');
  const [message, setMessage] = useState('');
  const [key] = useState(freshKey);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const asking = useMutation({
    mutationFn: () => ask(message.trim(), key),
    onSuccess: ({ id }) => {
      for (const route of [routes.introductions, ...stale]) void queries.invalidateQueries({ queryKey: [route.id] });
      return navigate({
        to: '/firms/$firmId/partners/introductions/$introductionId',
        params: { firmId, introductionId: id },
      });
    },
  });
  const form = useId();
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
            <strong>{asked}</strong>
          </p>
          <p>{text}</p>
          {children}
          <TextArea
            label={t('ask.message')}
            hint={messageHelp}
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
