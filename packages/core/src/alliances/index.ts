export { alliesFor, type Ally, type Purpose } from './alliances.views.js';
