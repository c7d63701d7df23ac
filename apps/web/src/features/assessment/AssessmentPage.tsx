import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format.js';
import { useTitle } from '../../lib/title.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import { ProgressBar } from '../../ui/ProgressBar.js';
import css from './AssessmentPage.module.css';
import { HandIn } from './HandIn.js';
import { SaveMark } from './SaveMark.js';
import { Settings } from './Settings.js';
import { SheetState } from './SheetState.js';
import { TopicLink } from './TopicLink.js';
import { TopicPage } from './TopicPage.js';
import { HAND_IN, TopicSteps } from './TopicSteps.js';
import { fieldBeside, stepOf } from './keys.js';
import { lockOf } from './lock.js';
import { openQueries, progressOf } from './sheet.js';
import { SheetProvider, useOpenSheet, useSheet } from './useSheet.js';

type Props = { firmId: string; assessmentId: string; topic: string | undefined; onTopic: (topic: string) => void };

/** A firm's answers in one round. */
export function AssessmentPage({ firmId, assessmentId, topic, onTopic }: Props) {
  const open = useOpenSheet(firmId, assessmentId);
  const { i18n } = useTranslation('assessment');
  useTitle(open.sheet.round.name);
  const names = [...open.topics.map(({ code }) => code), HAND_IN];
  const shown = topic !== undefined && names.includes(topic) ? topic : (names[0] ?? HAND_IN);
  const form = useRef<HTMLDivElement>(null);
  useStartOfTopic(shown);
  const press = (event: React.KeyboardEvent) => {
    const inText = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (event.target instanceof HTMLTextAreaElement || !form.current) return;
    const step = stepOf(event.nativeEvent, inText);
    if (!step) return;
    if (step.to === 'topic') {
      const next = names[names.indexOf(shown) + step.by];
      event.preventDefault();
      if (next) onTopic(next);
      return;
    }
    const next = fieldBeside(form.current, event.target as Element, step.by);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const current = open.topics.find(({ code }) => code === shown);
  return (
    <SheetProvider value={open}>
      <Head language={i18n.language} />
      <Bar />
      <State />
      <div className={css.form} onKeyDown={press} ref={form}>
        <TopicSteps topic={shown} onTopic={onTopic} />
        <div className={css.topic} data-topic>
          {current ? <TopicPage key={shown} topic={current} /> : <HandIn />}
        </div>
      </div>
    </SheetProvider>
  );
}

function Head({ language }: { language: string }) {
  const { t } = useTranslation('assessment');
  const { firmId, sheet, version } = useSheet();
  const day = (iso: string) => formatDay(iso, language);
  const ended = ['closed', 'frozen'].includes(lockOf(sheet));
  return (
    <PageHead
      eyebrow={
        <Link to="/firms/$firmId/assessment" params={{ firmId }} className={css.back}>
          <IconArrowLeft size={16} className={css.arrow} aria-hidden />
          {t('back')}
        </Link>
      }
      title={sheet.round.name}
      lead={t(ended ? 'leadEnded' : 'lead', {
        instrument: version.title,
        from: day(sheet.round.periodStart),
        to: day(sheet.round.periodEnd),
        until: day(sheet.round.closesOn),
      })}
    />
  );
}

/** How far all of it has come and whether it is saved; stays in sight. */
function Bar() {
  const { t } = useTranslation('assessment');
  const { sheet, topics, answerOf, save } = useSheet();
  const { answered, skipped, total } = progressOf(
    topics.flatMap(({ inputs }) => inputs),
    answerOf,
  );
  const words = t('progress', { answered, total });
  return (
    <div className={css.bar}>
      <div className={css.progress}>
        <ProgressBar
          percent={total === 0 ? 0 : (100 * (answered + skipped)) / total}
          label={t('progressLabel')}
          words={skipped > 0 ? t('progressSkipped', { words, count: skipped }) : words}
        />
      </div>
      {(['none', 'queriesOnly'].includes(lockOf(sheet)) || save.kind !== 'saved') && <SaveMark />}
    </div>
  );
}

function State() {
  const { t } = useTranslation('assessment');
  const { sheet } = useSheet();
  const lock = lockOf(sheet);
  return (
    <div className={css.state}>
      {lock === 'none' ? (
        <Settings />
      ) : lock === 'queriesOnly' ? (
        <Notice title={t('lock.queriesOnly.title')}>{t('lock.queriesOnly.text')}</Notice>
      ) : (
        <SheetState />
      )}
      <Asked />
    </div>
  );
}

/** What the association asks, with the way to each answer concerned. */
function Asked() {
  const { t } = useTranslation('assessment');
  const { sheet, topics } = useSheet();
  const waiting = openQueries(sheet).filter(({ status }) => status === 'open');
  if (waiting.length === 0) return null;
  const places = topics.flatMap((topic) =>
    topic.inputs.flatMap((input) => {
      const asks = waiting.some(({ inputs }) => inputs[0] === input.code);
      return asks ? [{ topic: topic.code, input }] : [];
    }),
  );
  return (
    <Notice look title={t('query.waiting', { count: waiting.length })}>
      <ul className={css.asked}>
        {places.map(({ topic, input }) => (
          <li key={input.code}>
            <TopicLink topic={topic} input={input.code}>
              {input.name}
            </TopicLink>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** A new topic starts at its heading, for the eye and for the screen reader; not on the first visit. */
function useStartOfTopic(topic: string): void {
  const shown = useRef(topic);
  useEffect(() => {
    if (shown.current === topic) return;
    shown.current = topic;
    if (location.hash) return;
    const heading = document.getElementById('topic');
    heading?.focus({ preventScroll: true });
    heading?.closest('[data-topic]')?.scrollIntoView({ block: 'start' });
  }, [topic]);
}
