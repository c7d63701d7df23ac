import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { freshKey } from '../../lib/freshKey.js';
import { problemText } from '../../lib/problems.js';
import { Button } from '../../ui/Button.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import css from './HandIn.module.css';
import { Withdraw } from './SheetState.js';
import { TopicLink } from './TopicLink.js';
import { checkWords } from './checkWords.js';
import { isBlocked, remaining } from './open.js';
import { maySubmit } from './sheet.js';
import { useSheet } from './useSheet.js';

/** The last page: what is impossible, doubtful or missing, and the button that hands everything in. */
export function HandIn() {
  const { t } = useTranslation('assessment');
  const open = useSheet();
  if (!maySubmit(open.sheet)) return null;
  const rest = remaining(open);
  return (
    <Stack gap={5}>
      <header>
        <h2 id="topic" tabIndex={-1} className={css.title}>
          {t('handIn.title')}
        </h2>
        <p className={css.note}>{t('handIn.lead')}</p>
      </header>
      <Impossible />
      <Doubtful />
      {rest.unreplied > 0 && <Notice look title={t('handIn.unreplied', { count: rest.unreplied })} />}
      {rest.unanswered.length > 0 && (
        <Panel title={t('handIn.missing')} note={t('handIn.missingHelp')}>
          <ul className={css.list}>
            {rest.unanswered.map(({ topic, open: count }) => (
              <li key={topic.code}>
                <TopicLink topic={topic.code}>{topic.name}</TopicLink>
                <span>{t('handIn.openIn', { count, total: topic.inputs.length })}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Submit />
    </Stack>
  );
}

function Impossible() {
  const { t, i18n } = useTranslation('assessment');
  const open = useSheet();
  const { unsaved, impossible } = remaining(open);
  if (unsaved.length + impossible.length === 0) return null;
  const around = { ...open, t, language: i18n.language };
  return (
    <Panel title={t('handIn.impossible')} note={t('handIn.impossibleHelp')}>
      <ul className={css.list}>
        {unsaved.map((code) => (
          <li key={code}>
            <JumpTo input={code} />
            <span>{t(code in open.book.conflicts ? 'handIn.conflict' : 'handIn.unreadable')}</span>
          </li>
        ))}
        {impossible.map((check) => (
          <li key={check.code + check.inputs.join()}>
            <JumpTo input={check.inputs.find((code) => open.asked.has(code))} />
            <span>{checkWords(check, around)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Doubtful() {
  const { t, i18n } = useTranslation('assessment');
  const open = useSheet();
  const { doubtful } = remaining(open);
  if (doubtful.length === 0) return null;
  const around = { ...open, t, language: i18n.language };
  return (
    <Panel title={t('handIn.doubtful', { count: doubtful.length })} note={t('handIn.doubtfulHelp')}>
      <ul className={css.list}>
        {doubtful.map((check) => (
          <li key={check.code + check.inputs.join()}>
            <JumpTo input={check.inputs.find((code) => open.asked.has(code))} />
            <span>{checkWords(check, around)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Submit() {
  const { t } = useTranslation('assessment');
  const open = useSheet();
  const { firmId, sheet, saver, take } = open;
  // one key for all tries of this visit: a retry after a lost reply does not hand in twice
  const [idempotencyKey, setKey] = useState(freshKey);
  const submit = useMutation({
    mutationFn: async () => {
      await saver.save();
      return call(routes.submitAssessment, { params: { firmId, assessmentId: sheet.id }, idempotencyKey });
    },
    onSuccess: (fresh) => {
      setKey(freshKey());
      take(fresh);
      window.scrollTo({ top: 0 });
    },
  });
  const rest = remaining(open);
  const unsaved = open.save.kind === 'kept' || open.save.kind === 'stopped';
  const obstacle = rest.nothing ? 'nothing' : isBlocked(rest) ? 'impossible' : unsaved ? 'offline' : null;
  return (
    <div className={css.submit}>
      {submit.error && <Notice look>{problemText(t, submit.error)}</Notice>}
      <p className={css.note}>{obstacle ? t(`handIn.obstacle.${obstacle}`) : t('handIn.then')}</p>
      <Button look="main" disabled={obstacle !== null} busy={submit.isPending} onClick={() => submit.mutate()}>
        {t('handIn.go')}
      </Button>
      <Withdraw quiet />
    </div>
  );
}

function JumpTo({ input }: { input: string | undefined }) {
  const { topics, version } = useSheet();
  const topic = topics.find(({ inputs }) => inputs.some(({ code }) => code === input));
  const name = version.inputs.find(({ code }) => code === input)?.name ?? '';
  if (!topic) return <span>{name}</span>;
  return (
    <TopicLink topic={topic.code} input={input}>
      {name}
    </TopicLink>
  );
}
