export { Soon as MemberIndicator } from './Soon.js';
