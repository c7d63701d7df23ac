export { change as changeRound, extend as extendRound, make, move, type RoundPlan } from './rounds.service.js';
export { remindNow, reminders, setReminders } from './reminders.service.js';
export { tellFirms } from './reminders.job.js';
export { list, participation, view, type ReleaseState } from './rounds.views.js';
export {
  change as changeAssessment,
  revise as reviseAssessment,
  save as saveAnswers,
  start as startAssessment,
  submit as submitAssessment,
  takePrior,
  withdraw as withdrawAssessment,
} from './assessments.service.js';
export { assessment, firmRounds } from './assessments.views.js';
export { compare as compareAnswers } from './comparison.service.js';
export {
  answer as answerQuery,
  decide as decideQuery,
  queries,
  reconsider as reconsiderQuery,
} from './queries.service.js';
export { asks, dimensionLabel, dimensionsOf, hasAnswered, sectorOf } from './rounds.rules.js';
export { definitionFor, definitionOf, roundOf, titleFor } from './rounds.store.js';
export { isServiceFirm } from './rounds.views.js';
export { commit as commitImport, preview as previewImport } from './imports.service.js';
export { importWorks } from './imports.job.js';
export { clearOldImports } from './imports.store.js';
export { latest as latestImports, read as readImport } from './imports.views.js';
