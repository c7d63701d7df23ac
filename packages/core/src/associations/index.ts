export {
  addAssociation,
  association,
  auditChain,
  auditExport,
  auditTrail,
  networkAssociations,
} from './associations.service.js';
export { acceptMembership, consents, firm, joinFirms, setConsent } from './firm.service.js';
export { inviteMembers, memberWorks } from './invite.service.js';
export { commitMemberImport, previewMemberImport, readMemberImport } from './import.service.js';
export { clearOldMemberImports } from './import.store.js';
export { addMember, changeMember, moveMember } from './members.service.js';
export { invitable, member, members, memberSummary } from './members.views.js';
