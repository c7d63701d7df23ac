export { moveAlliance, proposeAlliance } from './alliances.service.js';
export { alliance, alliances, alliesFor, standingWith, type Ally, type Purpose } from './alliances.views.js';
