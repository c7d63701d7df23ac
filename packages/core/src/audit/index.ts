export { chainOf, entriesAfter, hashRule, list, record, verify, type Chain, type Verified } from './audit.service.js';
