export { changeMe, changePassword, checkPassword, me, meOf, whoIsHere } from './account.service.js';
export { apiKeys, makeApiKey, revokeApiKey } from './api-key.service.js';
export { enterWithKey, enterWithSession, type Held, type Machine, type Person } from './entry.service.js';
export { associationUsers, endAssociationGrant, endFirmGrant, firmUsers } from './grant.service.js';
export {
  acceptInvitation,
  invitationsOf,
  inviteFirstAdministrator,
  inviteToAssociation,
  inviteToFirm,
  readInvitation,
  revokeInvitation,
  withdrawInvitations,
} from './invitation.service.js';
export { hashPassword } from './password.js';
export { askReset, reset } from './reset.service.js';
export { sessionLimits } from './session.rules.js';
export { closeSession, endSession, openSession, sessions } from './session.service.js';
export type { Visit } from './visit.js';
export { mailChoice, setMailChoice } from './mail-choice.service.js';
