export { Soon as FirmIndicators } from './Soon.js';
