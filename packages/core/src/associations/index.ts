export {
  addAssociation,
  association,
  auditChain,
  auditExport,
  auditTrail,
  networkAssociations,
} from './associations.service.js';
export { acceptMembership, consents, firm, setConsent } from './firm.service.js';
export { addMember, changeMember } from './members.service.js';
export { members } from './members.views.js';
