export {
  chainOf,
  entriesAfter,
  hashRule,
  list,
  record,
  recordAll,
  verify,
  type Chain,
  type Verified,
} from './audit.service.js';
