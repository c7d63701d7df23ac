import type { AnswerView, SavedView } from '@gauge/contracts';
import { ApiProblem } from '../../lib/api.js';
import { edit, openBook, readKept, refuse, refreshed, saved, settle, toSend } from './answerBook.js';
import type { AnswerBook, Edit, Shown } from './answerBook.js';

/** `kept`: the line is down, edits stay in this browser. `stopped`: the server takes no more answers. */
export type SaveState =
  | { kind: 'saved'; at: number | null }
  | { kind: 'saving' }
  | { kind: 'kept' }
  | { kind: 'stopped'; problem: ApiProblem };
export type SaverState = { book: AnswerBook; save: SaveState };

type Outside = {
  answers: readonly AnswerView[];
  send: (edits: Record<string, Edit>) => Promise<SavedView>;
  onSaved: (reply: SavedView, book: AnswerBook) => void;
  /** Where unsaved edits outlast the page. */ keep: {
    read: () => string | null;
    write: (text: string | null) => void;
  };
};
export type AnswerSaver = ReturnType<typeof makeSaver>;

const PAUSE = 800;
const RETRY = 5_000;
/** The most answers the server takes at once. */
const AT_ONCE = 200;

/** Saves answers a moment after the typing stops, one request at a time, and keeps what the line does not take. */
export function makeSaver({ answers, send, onSaved, keep }: Outside) {
  let state: SaverState = { book: openBook(answers, readKept(keep.read())), save: { kind: 'saved', at: null } };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = false;
  const watchers = new Set<() => void>();

  const become = (next: Partial<SaverState>) => {
    state = { ...state, ...next };
    const unsaved = Object.keys(state.book.edits).length;
    keep.write(unsaved > 0 ? JSON.stringify(state.book.edits) : null);
    watchers.forEach((tell) => tell());
  };
  const saveIn = (pause: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), pause);
  };

  async function save(): Promise<void> {
    clearTimeout(timer);
    const batch = Object.fromEntries(Object.entries(toSend(state.book)).slice(0, AT_ONCE));
    if (sending || state.save.kind === 'stopped' || Object.keys(batch).length === 0) return;
    sending = true;
    become({ save: { kind: 'saving' } });
    try {
      const reply = await send(batch);
      become({ book: saved(state.book, batch, reply), save: { kind: 'saved', at: Date.now() } });
      onSaved(reply, state.book);
    } catch (error) {
      takeRefusal(error, batch);
    }
    sending = false;
    if (state.save.kind === 'saved') await save();
  }

  function takeRefusal(error: unknown, batch: Record<string, Edit>): void {
    const problem = error instanceof ApiProblem ? error : new ApiProblem('unreadable', 0);
    const faulty = Object.entries(problem.fields).filter(([input]) => input in batch);
    if (faulty.length > 0) {
      // one faulty answer refuses the batch: it waits, the others go out again
      const book = faulty.reduce((held, [input, reason]) => refuse(held, input, reason), state.book);
      return become({ book, save: { kind: 'saved', at: null } });
    }
    const passes = problem.status === 0 || problem.status === 429 || problem.status >= 500;
    if (!passes) return become({ save: { kind: 'stopped', problem } });
    become({ save: { kind: 'kept' } });
    saveIn(RETRY);
  }

  return {
    state: () => state,
    watch: (tell: () => void) => {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
    edit(input: string, next: Shown, soon = PAUSE) {
      become({ book: edit(state.book, input, next) });
      saveIn(soon);
    },
    settle(input: string, whose: 'mine' | 'theirs') {
      become({ book: settle(state.book, input, whose) });
      saveIn(0);
    },
    /** The sheet was read anew: what is stored is replaced, edits stay. */
    refresh: (fresh: readonly AnswerView[]) => become({ book: refreshed(state.book, fresh) }),
    save,
    stop: () => clearTimeout(timer),
  };
}
