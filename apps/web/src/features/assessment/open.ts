import type { CheckView } from '@gauge/contracts';
import { openQueries, progressOf, type Topic } from './sheet.js';
import type { Sheet } from './useSheet.js';

/** What stands between the answers and handing them in, and what is worth another look. */
export type Remaining = {
  /** Inputs whose field cannot be saved as it is. */ unsaved: string[];
  impossible: CheckView[];
  doubtful: CheckView[];
  unanswered: { topic: Topic; open: number }[];
  unreplied: number;
  nothing: boolean;
};

export function remaining({
  sheet,
  topics,
  book,
  drafts,
  answerOf,
}: Pick<Sheet, 'sheet' | 'topics' | 'book' | 'drafts' | 'answerOf'>): Remaining {
  const all = topics.flatMap(({ inputs }) => inputs);
  const held = new Set([...Object.keys(drafts), ...Object.keys(book.conflicts), ...Object.keys(book.refused)]);
  const unanswered = topics.flatMap((topic) => {
    const { answered, skipped, total } = progressOf(topic.inputs, answerOf);
    return answered + skipped < total ? [{ topic, open: total - answered - skipped }] : [];
  });
  return {
    unsaved: all.map(({ code }) => code).filter((code) => held.has(code)),
    impossible: sheet.checks.filter(({ severity }) => severity === 'hard'),
    doubtful: sheet.checks.filter(({ severity }) => severity === 'soft'),
    unanswered,
    unreplied: openQueries(sheet).filter(({ status }) => status === 'open').length,
    nothing: progressOf(all, answerOf).answered === 0,
  };
}

export const isBlocked = ({ unsaved, impossible, nothing }: Remaining): boolean =>
  unsaved.length > 0 || impossible.length > 0 || nothing;
