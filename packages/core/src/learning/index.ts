export { practiceAreas } from './areas.views.js';
export {
  changeDeclaration,
  makeDeclaration,
  moveDeclaration,
  reviewDeclaration,
} from './declarations.service.js';
export { declaration, memberDeclaration, memberDeclarations, ownLearning } from './declarations.views.js';
export { askToLearn, findLearning } from './find.service.js';
