export { Soon as FirmIndicator } from './Soon.js';
