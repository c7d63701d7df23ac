import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatMoment } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Form } from '../../ui/Form.js';
import { Panel } from '../../ui/Panel.js';
import { Segmented } from '../../ui/Segmented.js';
import { TextArea } from '../../ui/TextArea.js';
import css from './Case.module.css';
import { useCaseCommand, type Case, type CasePlace } from './useCase.js';

type Reader = 'counsellors' | 'firm';

/** Who reads a note is chosen before it is written, and stands beside it afterwards. */
export function Notes({ place, found, writable }: { place: CasePlace; found: Case; writable: boolean }) {
  const { t, i18n } = useTranslation('case');
  const [body, setBody] = useState('');
  const [reader, setReader] = useState<Reader>('counsellors');
  const writing = useCaseCommand(
    place,
    () => call(routes.addCaseNote, { params: place, body: { body, shared: reader === 'firm' } }),
    () => setBody(''),
  );
  return (
    <Panel title={t('notes.title')}>
      <div className={css.part}>
        {writable && (
          <Form className={css.form} busy={writing.isPending} onSend={() => writing.mutate()}>
            <Segmented
              label={t('notes.reader')}
              value={reader}
              onChange={setReader}
              options={(['counsellors', 'firm'] as const).map((value) => ({ value, label: t(`notes.for.${value}`) }))}
            />
            <TextArea
              label={t(`notes.write.${reader}`)}
              rows={3}
              required
              minLength={2}
              maxLength={4000}
              value={body}
              error={writing.error ? problemText(t, writing.error) : undefined}
              onChange={({ target }) => setBody(target.value)}
            />
            <Button small type="submit" busy={writing.isPending}>
              {t(`notes.add.${reader}`)}
            </Button>
          </Form>
        )}
        {found.notes.length === 0 && <p className={css.dim}>{t('notes.none')}</p>}
        <ul className={css.notes}>
          {found.notes.map(({ id, authorName, body: words, shared, at }) => (
            <li key={id} data-shared={shared || undefined}>
              <p className={css.by}>
                {authorName} · {formatMoment(at, i18n.language)}{' '}
                <Badge tone={shared ? 'you' : 'plain'}>{t(shared ? 'notes.shared' : 'notes.private')}</Badge>
              </p>
              <p className={css.words}>{words}</p>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
