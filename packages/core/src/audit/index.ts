export { chainOf, list, record, verify, type Chain } from './audit.service.js';
