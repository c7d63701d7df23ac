export { Soon as FirmColleagues } from './Soon.js';
