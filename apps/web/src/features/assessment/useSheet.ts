import type { AssessmentView, InstrumentVersionView, SavedView } from '@gauge/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { createContext, startTransition, use, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { isProblem } from '../../lib/problems.js';
import { ask, showNow } from '../../lib/queries.js';
import { isQuestionLanguage, type QuestionLanguage } from '../../lib/questionsIn.js';
import { remembered } from '../../lib/remembered.js';
import { leaveForSignIn } from '../../lib/session.js';
import { shown, type AnswerBook, type Shown } from './answerBook.js';
import { makeSaver, type AnswerSaver, type SaveState } from './answerSaver.js';
import { editableIn, topicsOf, type Topic } from './sheet.js';

/** Everything the parts of the form share. */
export type Sheet = {
  firmId: string;
  sheet: AssessmentView;
  version: InstrumentVersionView;
  topics: Topic[];
  asked: ReadonlySet<string>;
  saver: AnswerSaver;
  book: AnswerBook;
  save: SaveState;
  answerOf: (input: string) => Shown;
  editable: (input: string) => boolean;
  /** What stands in a number field while it is no number that can be taken; it survives a change of topic. */
  drafts: Readonly<Record<string, string>>;
  setDraft: (input: string, text: string | null) => void;
  /** Puts the server's newest view in place. */ take: (sheet: AssessmentView) => void;
  /** In which language the questions are read; what is not translated is English. */
  language: QuestionLanguage;
  setLanguage: (language: QuestionLanguage) => void;
  /** In a preview, which has no address of its own for its topics. */ onTopic?: (topic: string) => void;
};

const Context = createContext<Sheet | null>(null);
export const SheetProvider = Context.Provider;
export function useSheet(): Sheet {
  const sheet = use(Context);
  if (!sheet) throw new Error('Parts of the assessment form need the form around them.');
  return sheet;
}

const questions = remembered<QuestionLanguage | ''>('gauge.questions', '');

/** What was chosen in this browser, else the reader's own language. */
function languageOf(page: string): QuestionLanguage {
  const wishes = [questions.read(), page, navigator.language.split('-')[0] ?? ''];
  return wishes.find(isQuestionLanguage) ?? 'en';
}

const restingOnAnswers = [routes.firmRounds, routes.standing, routes.indicatorStanding];

/** Opens a firm's assessment for answering. */
export function useOpenSheet(firmId: string, assessmentId: string): Sheet {
  const params = { firmId, assessmentId };
  const queries = useQueryClient();
  const asked = ask(routes.assessment, { params });
  const { data: sheet } = useSuspenseQuery(asked);
  const page = useTranslation().i18n.language;
  const [chosen, setChosen] = useState<QuestionLanguage>();
  const language = chosen ?? languageOf(page);
  const { data: version } = useSuspenseQuery({
    ...ask(routes.instrumentVersion, { params: { versionId: sheet.instrumentVersionId }, query: { language } }),
    // a version never changes
    staleTime: Infinity,
  });
  const [saver] = useState(() =>
    makeSaver({
      answers: sheet.answers,
      send: (edits) => {
        const answers = Object.entries(edits).map(([input, entry]) => ({ input, ...entry }));
        return call(routes.saveAnswers, { params, body: { answers } }).catch((error: unknown) => {
          if (isProblem(error, 'unauthenticated')) leaveForSignIn();
          throw error;
        });
      },
      onSaved: (reply, book) => {
        queries.setQueryData(asked.queryKey, (old) => old && withSaved(old, reply, book));
        void queries.invalidateQueries({ queryKey: [routes.firmRounds.id] });
      },
      keep: keptEdits(assessmentId),
    }),
  );
  const { book, save } = useSyncExternalStore(saver.watch, saver.state);
  const [drafts, setDrafts] = useState<Record<string, string>>({});
  useEffect(() => saver.refresh(sheet.answers), [saver, sheet.answers]);
  useSavingMoments(saver);
  const topics = useMemo(() => topicsOf(version, sheet.applicable), [version, sheet.applicable]);
  return {
    firmId,
    sheet,
    version,
    topics,
    asked: useMemo(() => new Set(sheet.applicable), [sheet.applicable]),
    saver,
    book,
    save,
    answerOf: (input) => shown(book, input),
    editable: editableIn(sheet),
    language,
    setLanguage: (next) => {
      questions.write(next);
      // the old questions stay until the new ones are here
      startTransition(() => setChosen(next));
    },
    drafts,
    setDraft: (input, text) =>
      setDrafts(({ [input]: _, ...others }) => (text === null ? others : { ...others, [input]: text })),
    take: (fresh) => {
      showNow(queries, asked.queryKey, fresh);
      // a standing is a function of the firm's own answers: none may be shown as it was before
      for (const { id } of restingOnAnswers) queries.removeQueries({ queryKey: [id] });
    },
  };
}

/** Saves what was kept as soon as the page or the line is back, and what was typed before the page goes. */
function useSavingMoments(saver: AnswerSaver): void {
  const started = useRef(false);
  useEffect(() => {
    const save = () => void saver.save();
    if (!started.current) save();
    started.current = true;
    window.addEventListener('online', save);
    document.addEventListener('visibilitychange', save);
    return () => {
      window.removeEventListener('online', save);
      document.removeEventListener('visibilitychange', save);
      save();
    };
  }, [saver]);
}

function withSaved(sheet: AssessmentView, reply: SavedView, { stored }: AnswerBook): AssessmentView {
  const changed = [...reply.saved.map(({ input }) => input), ...reply.conflicts.map(({ input }) => input)];
  const kept = sheet.answers.filter(({ input }) => !changed.includes(input));
  const fresh = changed.flatMap((input) => {
    const answer = stored[input];
    return answer ? [{ ...answer, input, updatedAt: reply.updatedAt }] : [];
  });
  const { version, updatedAt, checks, progress } = reply;
  return { ...sheet, version, updatedAt, checks, progress, answers: [...kept, ...fresh] };
}

/** Edits not yet saved, kept in this browser under the assessment's id. */
function keptEdits(assessmentId: string) {
  const key = `gauge.answers.${assessmentId}`;
  return {
    read: () => {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    write: (text: string | null) => {
      try {
        if (text === null) localStorage.removeItem(key);
        else localStorage.setItem(key, text);
      } catch {
        // private windows may refuse: the edits then last as long as the page
      }
    },
  };
}
