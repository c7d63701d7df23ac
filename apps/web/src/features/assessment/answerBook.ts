import type { AnswerView, SavedView } from '@gauge/contracts';

/** An edit that the server does not have yet. `baseVersion`: the version of the answer it started from. */
export type Edit = { value: number | null; skipped: boolean; baseVersion: number };
type Stored = Pick<AnswerView, 'value' | 'skipped' | 'version' | 'updatedByName'>;

/** Answers as the page holds them: what the server has, what it does not have yet, and where a colleague was faster. */
export type AnswerBook = {
  stored: Readonly<Record<string, Stored>>;
  edits: Readonly<Record<string, Edit>>;
  conflicts: Readonly<Record<string, AnswerView>>;
  /** Edits the server refused, with its reason; they wait until they are changed. */
  refused: Readonly<Record<string, string>>;
};

export type Shown = { value: number | null; skipped: boolean };
const NOTHING: Shown = { value: null, skipped: false };

export function openBook(answers: readonly AnswerView[], edits: AnswerBook['edits'] = {}): AnswerBook {
  const stored = Object.fromEntries(answers.map((answer) => [answer.input, answer]));
  return { stored, edits, conflicts: {}, refused: {} };
}

/** What the field shows: the edit if there is one, else what is stored. */
export function shown(book: AnswerBook, input: string): Shown {
  const { value, skipped } = book.edits[input] ?? book.stored[input] ?? NOTHING;
  return { value, skipped };
}

export function edit(book: AnswerBook, input: string, next: Shown): AnswerBook {
  const stored = book.stored[input];
  const before = book.edits[input];
  const refused = without(book.refused, [input]);
  const unchanged = next.value === (stored?.value ?? null) && next.skipped === (stored?.skipped ?? false);
  if (unchanged) return { ...book, edits: without(book.edits, [input]), refused };
  const baseVersion = before?.baseVersion ?? stored?.version ?? 0;
  return { ...book, edits: { ...book.edits, [input]: { ...next, baseVersion } }, refused };
}

/** The edits that can be sent now: not those a colleague's change or a refusal holds up. */
export function toSend({ edits, conflicts, refused }: AnswerBook): Record<string, Edit> {
  return without(edits, [...Object.keys(conflicts), ...Object.keys(refused)]);
}

/** After the server took `sent`. What was edited again meanwhile stays an edit, now based on the version just saved. */
export function saved(book: AnswerBook, sent: Record<string, Edit>, reply: Pick<SavedView, 'saved' | 'conflicts'>) {
  const stored = { ...book.stored };
  const edits = { ...book.edits };
  for (const { input, version } of reply.saved) {
    const was = sent[input];
    if (!was) continue;
    stored[input] = { value: was.value, skipped: was.skipped, version, updatedByName: null };
    const now = edits[input];
    if (!now) continue;
    if (same(now, was)) delete edits[input];
    else edits[input] = { ...now, baseVersion: version };
  }
  const conflicts = { ...book.conflicts };
  for (const theirs of reply.conflicts) {
    stored[theirs.input] = theirs;
    const mine = edits[theirs.input];
    // both wrote the same: nothing to choose
    if (!mine || same(mine, theirs)) delete edits[theirs.input];
    else conflicts[theirs.input] = theirs;
  }
  return { ...book, stored, edits, conflicts };
}

/**
 * The sheet was read anew. Edits stay, with the version they started from: a colleague's change shows when they are
 * sent. A reply that was overtaken by a save does not turn an answer back.
 */
export function refreshed(book: AnswerBook, answers: readonly AnswerView[]): AnswerBook {
  const newer = answers.filter(({ input, version }) => version >= (book.stored[input]?.version ?? 0));
  return { ...book, stored: { ...book.stored, ...openBook(newer).stored } };
}

export function refuse(book: AnswerBook, input: string, reason: string): AnswerBook {
  return { ...book, refused: { ...book.refused, [input]: reason } };
}

export function settle(book: AnswerBook, input: string, whose: 'mine' | 'theirs'): AnswerBook {
  const theirs = book.conflicts[input];
  const mine = book.edits[input];
  if (!theirs) return book;
  const conflicts = without(book.conflicts, [input]);
  if (whose === 'theirs' || !mine) return { ...book, conflicts, edits: without(book.edits, [input]) };
  return { ...book, conflicts, edits: { ...book.edits, [input]: { ...mine, baseVersion: theirs.version } } };
}

/** Edits kept from an earlier visit; anything that is not one is left out. */
export function readKept(text: string | null): AnswerBook['edits'] {
  if (!text) return {};
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return {};
    return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, Edit] => isEdit(entry[1])));
  } catch {
    return {};
  }
}

function isEdit(value: unknown): value is Edit {
  if (typeof value !== 'object' || value === null) return false;
  const { value: number, skipped, baseVersion } = value as Partial<Edit>;
  const isAnswer = number === null || (typeof number === 'number' && Number.isFinite(number));
  return isAnswer && typeof skipped === 'boolean' && Number.isInteger(baseVersion);
}

const same = (one: Shown, other: Shown): boolean => one.value === other.value && one.skipped === other.skipped;

function without<T>(record: Readonly<Record<string, T>>, keys: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}
