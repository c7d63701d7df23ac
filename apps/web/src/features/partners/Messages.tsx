import type { IntroductionView } from '@gauge/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatMoment } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { ask, showNow } from '../../lib/queries.js';
import { Button } from '../../ui/Button.js';
import { Form } from '../../ui/Form.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { TextArea } from '../../ui/TextArea.js';
import { Thread } from '../../ui/Thread.js';
import css from './Introduction.module.css';

/** What the two firms write to each other. */
export function Messages({ firmId, one }: { firmId: string; one: IntroductionView }) {
  const { t, i18n } = useTranslation('partners');
  const [body, setBody] = useState('');
  const queries = useQueryClient();
  const params = { firmId, introductionId: one.id };
  const sending = useMutation({
    mutationFn: () => call(routes.writeMessage, { params, body: { body: body.trim() } }),
    onSuccess: (fresh) => {
      showNow(queries, ask(routes.introduction, { params }).queryKey, fresh);
      setBody('');
    },
  });
  return (
    <Panel title={t('intro.messages')} note={t('intro.messagesNote')}>
      {one.messages.length === 0 && <p className={css.dim}>{t('intro.messagesNone')}</p>}
      <Thread
        label={t('intro.messages')}
        messages={one.messages.map((message) => ({
          id: message.id,
          author: message.own ? t('intro.you') : (message.author ?? t('intro.otherFirm')),
          at: formatMoment(message.at, i18n.language),
          body: message.body,
          own: message.own,
        }))}
      />
      {one.mayWrite && (
        <Form
          className={css.write}
          busy={sending.isPending}
          onSend={() => {
            if (body.trim()) sending.mutate();
          }}
        >
          <TextArea
            label={t('intro.write')}
            labelHidden
            placeholder={t('intro.write')}
            maxLength={2000}
            value={body}
            onChange={(event) => setBody(event.target.value)}
          />
          {sending.error && <Notice look>{problemText(t, sending.error)}</Notice>}
          <Button type="submit" busy={sending.isPending} disabled={body.trim() === ''}>
            {t('intro.send')}
          </Button>
        </Form>
      )}
    </Panel>
  );
}
