export { chainOf, list, record, recordAll, verify, type Chain } from './audit.service.js';
