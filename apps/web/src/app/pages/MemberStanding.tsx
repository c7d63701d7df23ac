export { Soon as MemberStanding } from './Soon.js';
