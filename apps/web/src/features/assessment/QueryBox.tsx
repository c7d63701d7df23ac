import type { QueryView } from '@gauge/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatMoment } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Form } from '../../ui/Form.js';
import { TextArea } from '../../ui/TextArea.js';
import { Thread } from '../../ui/Thread.js';
import css from './QueryBox.module.css';
import { queryWords } from './checkWords.js';
import { useSheet } from './useSheet.js';

/** What the association asks about an answer, what was said so far, and the reply. */
export function QueryBox({ query }: { query: QueryView }) {
  const { t, i18n } = useTranslation('assessment');
  const { sheet, version } = useSheet();
  const open = query.status === 'open' || query.status === 'answered';
  return (
    <section className={css.query} aria-label={t('query.title')}>
      <div className={css.head}>
        <strong>{t('query.title')}</strong>
        <Badge tone={query.status === 'open' ? 'look' : 'plain'}>{t(`query.status.${query.status}`)}</Badge>
      </div>
      <p>{queryWords(query, { sheet, version, t, language: i18n.language })}</p>
      {query.messages.length > 0 && (
        <Thread
          label={t('query.thread')}
          messages={query.messages.map(({ id, authorName, at, body, fromFirm }) => ({
            id,
            author: authorName,
            at: formatMoment(at, i18n.language),
            body,
            own: fromFirm,
          }))}
        />
      )}
      {query.reason && <p className={css.reason}>{t('query.reason', { reason: query.reason })}</p>}
      {open && <Reply query={query} />}
    </section>
  );
}

function Reply({ query }: { query: QueryView }) {
  const { t } = useTranslation('assessment');
  const { firmId, sheet, take } = useSheet();
  const [body, setBody] = useState('');
  const params = { firmId, assessmentId: sheet.id, queryId: query.id };
  const sending = useMutation({
    mutationFn: () => call(routes.answerQuery, { params, body: { body } }),
    onSuccess: (answered) => {
      setBody('');
      take({ ...sheet, queries: sheet.queries.map((other) => (other.id === answered.id ? answered : other)) });
    },
  });
  return (
    <Form
      className={css.reply}
      busy={sending.isPending}
      onSend={() => {
        if (body.trim()) sending.mutate();
      }}
    >
      <TextArea
        label={t('query.reply')}
        hint={t('query.replyHelp')}
        rows={2}
        maxLength={2000}
        value={body}
        error={sending.error ? problemText(t, sending.error) : undefined}
        onChange={(event) => setBody(event.target.value)}
      />
      <Button small type="submit" busy={sending.isPending} disabled={body.trim() === ''}>
        {t('query.send')}
      </Button>
    </Form>
  );
}
