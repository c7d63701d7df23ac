import type { ActionChange, ActionView } from '@gauge/contracts';

type Written = 'title' | 'owner' | 'dueOn' | 'expected' | 'feasibility' | 'will' | 'effort';
/** What the reader has typed; what is not in it stands as the plan has it, also when another changes the plan meanwhile. */
export type Typed = Partial<Record<Written, string>>;

/** The fields of the form: the plan's values under what was typed over them. */
export const shownIn = (action: ActionView, typed: Typed): Record<Written, string> => ({
  title: action.title,
  owner: action.owner,
  dueOn: action.dueOn,
  expected: String(action.expected),
  feasibility: String(action.feasibility),
  will: String(action.will),
  effort: String(action.effort),
  ...typed,
});

/** The change to send, on top of the version that the reader saw; null while the expected figure is no number. */
export function changeOf(action: ActionView, typed: Typed): (ActionChange & { id: string }) | null {
  const { title, owner, dueOn, ...written } = shownIn(action, typed);
  const figure = written.expected.trim().replace(',', '.');
  const expected = Number(figure);
  if (figure === '' || !Number.isFinite(expected)) return null;
  const [feasibility, will, effort] = [written.feasibility, written.will, written.effort].map(Number);
  return {
    ...{ id: action.id, version: action.version, title, owner, dueOn, feasibility, will, effort },
    // as it is, it may be no better than today's, which is refused only where it is set anew
    ...(expected === action.expected ? {} : { expected }),
  };
}
