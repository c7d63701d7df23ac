export { assign } from './assignment.js';
export {
  bareCode,
  depthOf,
  HS_ENTRIES,
  isCode,
  meetingOf,
  pathOf,
  schemeOf,
  sectionOf,
  type Code,
  type CodeEntry,
  type Scheme,
} from './codes.js';
export { ProfileColumns, type Listed } from './columns.js';
export { fitsTogether, type Filters } from './filters.js';
export { closestPair, congested, fitOf, mutual, OPEN_AT_MOST, type CodePair, type Fit } from './fit.js';
export { informationOf, similarity, type CodeCounts, type Information } from './information.js';
export { scheduleMeetings, type MeetingRoom, type MutualWish, type PlannedMeeting } from './meetings.js';
export { series, type MatchProfile, type Series } from './profile.js';
export { reasonsFor, type Reason } from './reasons.js';
export { shortlist, type Shortlist, type Wanted } from './shortlist.js';
export { stableMatching, type Preferences } from './stable.js';
export {
  FEWEST_FIRMS,
  firmsThatFit,
  generalise,
  type CensusRow,
  type Place,
  type TeaserIdentity,
  type TeaserWorld,
} from './teaser.js';
export { byScore, scoreOf, topMatches, type Candidate, type Ranked, type Scored } from './top.js';
export { dealsIn } from './trades.js';
export { commonWords, textSimilarity, wordsOf } from './words.js';
