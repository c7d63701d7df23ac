import type { RouteName } from '@gauge/contracts';
import { versionId, type Tenant } from './world.js';

export type Sample = {
  /** Path parameters that are not named like an id of the tenant. */
  params?: (tenant: Tenant) => Record<string, string>;
  /** Positions that hold a code or a token instead of a tenant's id. */
  notAnId?: string[];
  query?: string;
  body?: (tenant: Tenant) => unknown;
  /** Problems that the rightful caller may meet after all checks of place and permission. */
  answers?: string[];
};

const invitation = { email: 'somebody@alpha.example', role: 'counsellor' };
const indicator = { params: () => ({ indicator: 'scrap_rate' }), notAnId: ['indicator'] };
const newAction = { indicator: 'FIN01', title: 'Do something', owner: 'Some Body', dueOn: '2030-01-01' };
const noRelease = ['no_standing_yet', 'not_found'];

const partnerDraft = ({ associationId }: Tenant) => ({ associationId, kind: 'offer', title: 'Know-how for clutches' });

const eventDraft = {
  kind: 'brokerage_day',
  title: 'Suppliers’ day',
  place: 'Pune',
  country: 'IN',
  timeZone: 'Asia/Kolkata',
  startsOn: '2030-03-01',
  endsOn: '2030-03-02',
  signUpUntil: '2030-02-15',
  forAllies: true,
  meetingsOn: '2030-03-01',
  firstMeetingAt: '09:30',
  slots: 8,
  slotMinutes: 25,
  pauseMinutes: 5,
  tables: 10,
  mostEach: 6,
};

/** For each route a request that its rightful caller could make. A route that is missing here fails the isolation test. */
export const samples: Record<RouteName, Sample> = {
  health: {},
  setting: {},
  mailbox: {},
  login: { body: () => ({ email: 'somebody@alpha.example', password: 'a long walk' }) },
  logout: {},
  whoIsHere: {},
  me: {},
  changeMe: { body: () => ({ name: 'Another Name' }) },
  changePassword: {
    body: () => ({ current: 'a long walk', next: 'another long walk' }),
    answers: ['wrong_credentials'],
  },
  sessions: {},
  endSession: {},
  askReset: { body: () => ({ email: 'somebody@alpha.example' }) },
  reset: {
    params: ({ resetToken }) => ({ token: resetToken }),
    notAnId: ['token'],
    body: () => ({ password: 'another long walk' }),
  },
  readInvitation: { params: ({ invitationToken }) => ({ token: invitationToken }), notAnId: ['token'] },
  acceptInvitation: {
    params: ({ invitationToken }) => ({ token: invitationToken }),
    notAnId: ['token'],
    body: () => ({ name: 'Somebody', password: 'another long walk' }),
  },
  associationUsers: {},
  inviteToAssociation: { body: () => invitation },
  revokeInvitation: {},
  endGrant: {},
  apiKeys: {},
  makeApiKey: { body: () => ({ name: 'key', permissions: ['members:read'] }) },
  revokeApiKey: {},
  firmUsers: {},
  inviteToFirm: { body: () => ({ ...invitation, role: 'firm_member' }) },
  revokeFirmInvitation: { params: ({ firmInvitationId }) => ({ invitationId: firmInvitationId }) },
  endFirmGrant: { params: ({ firmGrantId }) => ({ grantId: firmGrantId }) },

  association: {},
  members: {},
  addMember: { body: () => ({ memberNo: '99', name: 'A new firm', country: 'DE', sectorCode: '2930' }) },
  changeMember: { body: () => ({ region: 'North' }) },
  audit: {},
  firm: {},
  consents: {},
  setConsent: { body: () => ({ level: 'answers' }) },
  acceptMembership: { answers: ['not_found'] },
  networkAssociations: {},
  addAssociation: {
    body: () => ({ name: 'Delta', country: 'IN', contactEmail: 'x@d.example', administratorEmail: 'y@d.example' }),
  },

  instruments: {},
  instrumentVersion: { params: () => ({ versionId }), notAnId: ['versionId'] },

  rounds: {},
  makeRound: {
    body: () => ({
      instrumentVersionId: versionId,
      name: 'Another round',
      periodStart: '2026-01-01',
      periodEnd: '2026-12-31',
      opensOn: '2027-01-01',
      closesOn: '2027-03-31',
    }),
  },
  round: {},
  moveRound: { body: () => ({ move: 'open' }), answers: ['round_wrong_state'] },
  participation: {},
  queries: {},
  decideQuery: {
    body: () => ({ decision: 'accepted', reason: 'Checked by phone.' }),
    answers: ['assessment_wrong_state'],
  },
  reconsiderQuery: { answers: ['assessment_wrong_state', 'conflict'] },
  compareAnswers: {},
  releaseEvents: {},
  previewImport: { answers: ['import_unreadable', 'import_refused', 'round_wrong_state'] },
  readImport: {},
  commitImport: { answers: ['import_refused', 'round_wrong_state'] },

  firmRounds: {},
  startAssessment: { body: () => ({ form: 'short' }), answers: ['round_wrong_state'] },
  assessment: {},
  changeAssessment: { body: () => ({ moneyScale: 1000 }), answers: ['round_wrong_state'] },
  saveAnswers: {
    body: () => ({ answers: [{ input: 'turnover', value: 13, baseVersion: 1 }] }),
  },
  takePrior: { body: () => ({ inputs: ['turnover'] }), answers: ['round_wrong_state'] },
  submitAssessment: { answers: ['assessment_incomplete', 'round_wrong_state'] },
  withdrawAssessment: { answers: ['assessment_wrong_state', 'round_wrong_state'] },
  reviseAssessment: { answers: ['assessment_wrong_state', 'round_wrong_state'] },
  answerQuery: { body: () => ({ body: 'It is right.' }), answers: ['conflict'] },

  standing: { answers: noRelease },
  indicatorStanding: { ...indicator, answers: noRelease },
  memberStanding: { answers: noRelease },
  memberIndicatorStanding: { ...indicator, answers: noRelease },

  codes: { query: '?search=clutch' },
  partnerProfiles: {},
  makeProfile: { body: partnerDraft },
  partnerProfile: {},
  changeProfile: { body: partnerDraft, answers: ['profile_wrong_state'] },
  moveProfile: { body: () => ({ move: 'submit' }), answers: ['profile_wrong_state'] },
  findPartners: {},
  memberProfiles: {},
  memberProfile: {},
  reviewProfile: {
    body: () => ({ move: 'give_back', comment: 'Say how many.' }),
    answers: ['profile_wrong_state'],
  },
  introductions: {},
  askForIntroduction: {
    body: ({ profileId }) => ({ profileId, teaserId: profileId, message: 'May we talk about clutch discs?' }),
    answers: ['not_found'],
  },
  introduction: {},
  moveIntroduction: { body: () => ({ move: 'withdraw' }) },
  writeMessage: { body: () => ({ body: 'Hello.' }), answers: ['introduction_halted', 'introduction_wrong_state'] },
  reportOutcome: { body: () => ({ result: 'talks' }), answers: ['introduction_wrong_state'] },
  brokeredIntroductions: {},
  brokeredIntroduction: {},
  reviewIntroduction: {
    body: () => ({ move: 'refuse', note: 'Not now.' }),
    answers: ['introduction_wrong_state'],
  },
  partneringFunnel: {},
  heldEvents: {},
  makeEvent: { body: () => eventDraft },
  heldEvent: {},
  changeEvent: { body: () => ({ version: 1, draft: eventDraft }), answers: ['event_wrong_state'] },
  moveEvent: { body: () => ({ move: 'ask' }), answers: ['event_wrong_state'] },
  makeSchedule: { answers: ['event_wrong_state', 'no_mutual_requests'] },
  firmEvents: {},
  firmEvent: {},
  signUpToEvent: { body: ({ profileId }) => ({ profileId }), answers: ['event_wrong_state'] },
  leaveEvent: { answers: ['event_wrong_state'] },
  eventProfiles: {},
  askForMeeting: { body: () => ({ wish: 'Friction discs.' }), answers: ['event_wrong_state'] },
  takeBackMeeting: { answers: ['not_found'] },
  reportMeeting: { body: () => ({ outcome: 'useful' }), answers: ['event_wrong_state'] },
  eventCalendar: {},
  plan: {},
  addAction: { body: () => newAction, answers: ['action_impossible'] },
  changeAction: { body: () => ({ version: 1, owner: 'Another' }), answers: ['conflict'] },
  helpFor: { ...indicator },
  caseload: {},
  memberPlan: {},
  addMemberAction: { body: () => newAction, answers: ['action_impossible'] },
  changeMemberAction: { body: () => ({ version: 1, owner: 'Another' }), answers: ['conflict'] },
  openCase: { body: ({ firmId }) => ({ firmId }) },
  counselCase: {},
  handOverCase: {
    body: ({ userId }) => ({ counsellorId: userId('counsellor'), word: 'Over to you.', version: 1 }),
    answers: ['conflict'],
  },
  closeCase: { body: () => ({ outcome: 'improved', word: 'Well done.', version: 1 }), answers: ['conflict'] },
  addCaseNote: { body: () => ({ body: 'A note.', shared: false }) },
  addMeeting: { body: () => ({ heldOn: '2026-01-20', kind: 'call', topic: 'Scrap' }) },
  addTask: { body: () => ({ title: 'Call', dueOn: '2026-03-01' }) },
  changeTask: { body: () => ({ done: true }) },
  helpList: {},
  addHelp: {
    body: () => ({ kind: 'provider', title: 'An institute', body: 'Helps.', contact: null, indicators: ['QUA02'] }),
  },
  changeHelp: { body: () => ({ version: 1, title: 'Another title' }), answers: ['conflict'] },
  programme: {},
};
