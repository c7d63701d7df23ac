import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { freshKey } from '../../lib/freshKey.js';
import { problemText } from '../../lib/problems.js';
import { FormDialog } from '../../ui/FormDialog.js';
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
  return (
    <FormDialog
      title={t('ask.title')}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      send={t('ask.yes')}
      busy={asking.isPending}
      disabled={message.trim().length < SHORTEST}
      problem={asking.error && problemText(t, asking.error)}
      onSend={() => asking.mutate()}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
