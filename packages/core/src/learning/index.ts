export { changeDeclaration, makeDeclaration, moveDeclaration, reviewDeclaration } from './declarations.service.js';
export { declaration, memberDeclaration, memberDeclarations, ownLearning } from './declarations.views.js';
export { askToLearn, findLearning } from './find.service.js';
export {
  addGroupMeeting,
  addGroupNote,
  answerGroup,
  answerVisit,
  cancelGroupMeeting,
  closeGroup,
  inviteToGroup,
  leaveVisit,
  makeGroup,
  removeFromGroup,
  signUpForVisit,
} from './groups.service.js';
export { firmGroup, firmGroups, heldGroup, heldGroups } from './groups.views.js';
