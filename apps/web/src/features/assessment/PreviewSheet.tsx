import type { AssessmentView, InstrumentVersionView } from '@gauge/contracts';
import { useState, useSyncExternalStore, type ReactNode } from 'react';
import css from './AssessmentPage.module.css';
import { TopicPage } from './TopicPage.js';
import { HAND_IN, TopicSteps } from './TopicSteps.js';
import { shown } from './answerBook.js';
import { makeSaver } from './answerSaver.js';
import { topicsOf } from './sheet.js';
import { SheetProvider } from './useSheet.js';

const NOWHERE = '00000000-0000-0000-0000-000000000000';
const NEVER = new Date(0).toISOString();

/** The form as a firm fills it in, with nobody behind it: what is typed stays on the page and goes with it. */
export function PreviewSheet({
  version,
  applicable,
  form,
  ending,
}: {
  version: InstrumentVersionView;
  applicable: string[];
  form: 'short' | 'full';
  /** Stands where a firm hands in. */ ending: ReactNode;
}) {
  const [saver] = useState(() =>
    makeSaver({
      answers: [],
      send: async (edits) => ({
        version: 1,
        updatedAt: NEVER,
        saved: Object.keys(edits).map((input) => ({ input, version: 1 })),
        conflicts: [],
        checks: [],
        progress: { answered: 0, applicable: 0, pillars: [] },
      }),
      onSaved: () => undefined,
      keep: { read: () => null, write: () => undefined },
    }),
  );
  const { book, save } = useSyncExternalStore(saver.watch, saver.state);
  const [drafts, setDrafts] = useState<Record<string, string>>({});
  const [topic, setTopic] = useState('');
  const topics = topicsOf(version, applicable);
  const names = [...topics.map(({ code }) => code), HAND_IN];
  const at = names.includes(topic) ? topic : (names[0] ?? HAND_IN);
  const current = topics.find(({ code }) => code === at);
  const open = {
    firmId: NOWHERE,
    sheet: { ...blank, instrumentVersionId: version.id, form, applicable },
    version,
    topics,
    asked: new Set(applicable),
    saver,
    book,
    save,
    answerOf: (input: string) => shown(book, input),
    editable: () => true,
    drafts,
    setDraft: (input: string, text: string | null) =>
      setDrafts(({ [input]: _, ...others }) => (text === null ? others : { ...others, [input]: text })),
    take: () => undefined,
    language: 'en' as const,
    setLanguage: () => undefined,
    onTopic: setTopic,
  };
  return (
    <SheetProvider value={open}>
      <div className={css.form}>
        <TopicSteps topic={at} onTopic={setTopic} />
        <div className={css.topic} data-topic>
          {current ? <TopicPage key={at} topic={current} /> : ending}
        </div>
      </div>
    </SheetProvider>
  );
}

const blank: AssessmentView = {
  id: NOWHERE,
  firmId: NOWHERE,
  round: {
    id: NOWHERE,
    name: '',
    status: 'open',
    periodStart: '2025-01-01',
    periodEnd: '2025-12-31',
    closesOn: '2026-12-31',
  },
  instrumentVersionId: NOWHERE,
  form: 'full',
  currency: 'EUR',
  moneyScale: 1000,
  status: 'draft',
  version: 1,
  updatedAt: NEVER,
  submittedAt: null,
  applicable: [],
  answers: [],
  prior: null,
  checks: [],
  progress: { answered: 0, applicable: 0, pillars: [] },
  queries: [],
};
