export { enterWithKey, enterWithSession, type Held, type Machine, type Person } from './entry.service.js';
export { sessionLimits } from './session.rules.js';
