export type { Profile, RecordColumns } from './columns.js';
export { InputError, SpecError, type InputPlace } from './errors.js';
export type * from './format.js';
export { membershipOf, type Membership } from './records.js';
export {
  buildRelease,
  buildReleaseFromColumns,
  previewPublishability,
  serializeBlocks,
  serializeRelease,
  type Built,
  type Preview,
} from './release.js';
export {
  cohortKey,
  NotReleasedError,
  openRelease,
  released,
  type OpenRelease,
  type Released,
  type ReleasedCohort,
} from './released.js';
export { isSafe, watched, type WatchedUnit } from './safe.js';
export { parseSpec, type CompleteSpec } from './spec.js';
export { joinShares, shareRelease } from './shares.js';
export { fallbackLadder, ownPosition, type Position, type Target } from './standing.js';
