export { caseload, type CaseloadQuery } from './caseload.views.js';
export { addMeeting, addNote, addTask, changeTask, closeCase, handOver, openCase } from './cases.service.js';
export { counselCase } from './cases.views.js';
export { addFile, deleteFile, readFile, readSharedFile } from './files.service.js';
export { addHelp, changeHelp, helpFor, helpList, type HelpChange } from './help.service.js';
export { addAction, addMemberAction, changeAction, changeMemberAction } from './plan.service.js';
export { memberPlan, plan } from './plan.views.js';
export { programme } from './programme.views.js';
