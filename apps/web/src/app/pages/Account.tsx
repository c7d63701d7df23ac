export { Soon as Account } from './Soon.js';
