import type { AssessmentView } from '@gauge/contracts';
import { editableIn, openQueries } from './sheet.js';

export type Lock =
  'none' | 'queriesOnly' | 'submitted' | 'queriedWaiting' | 'accepted' | 'withdrawn' | 'closed' | 'frozen';

/** Why answers cannot change now; `none` while they can, `queriesOnly` while those can that the association asks about. */
export function lockOf(sheet: Pick<AssessmentView, 'status' | 'round' | 'queries' | 'applicable'>): Lock {
  const editable = editableIn(sheet);
  const some = sheet.applicable.filter((input) => editable(input));
  if (some.length > 0)
    return some.length === sheet.applicable.length && sheet.round.status === 'open' ? 'none' : 'queriesOnly';
  const { status, round } = sheet;
  if (status === 'withdrawn') return 'withdrawn';
  if (round.status === 'frozen' || round.status === 'released') return 'frozen';
  if (status === 'accepted') return 'accepted';
  if (status === 'submitted') return 'submitted';
  return openQueries(sheet).length > 0 ? 'queriedWaiting' : 'closed';
}
