export { Soon as FirmPrivacy } from './Soon.js';
