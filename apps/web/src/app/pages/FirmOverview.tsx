export { Soon as FirmOverview } from './Soon.js';
