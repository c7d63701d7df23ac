export { InputError, SpecError, type InputPlace } from './errors.js';
export type * from './format.js';
export { membershipOf, type Membership } from './records.js';
export {
  buildRelease,
  previewPublishability,
  serializeBlocks,
  serializeRelease,
  type Built,
  type Preview,
} from './release.js';
export { isSafe, watched, type WatchedUnit } from './safe.js';
export { parseSpec, type CompleteSpec } from './spec.js';
