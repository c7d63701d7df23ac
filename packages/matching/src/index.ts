export { assign } from './assignment.js';
export {
  bareCode,
  DEEPEST,
  depthOf,
  HS_ENTRIES,
  hsName,
  isCode,
  meetingOf,
  pathOf,
  schemeOf,
  SECTION_DEPTH,
  type Code,
  type CodeEntry,
  type Scheme,
} from './codes.js';
export { fitsTogether } from './filters.js';
export {
  closestPair,
  congested,
  fitOf,
  freshnessOf,
  mutual,
  OPEN_AT_MOST,
  scoreAtMost,
  type CodePair,
  type Fit,
} from './fit.js';
export { informationOf, similarity, similarityAtMost, type CodeCounts, type Information } from './information.js';
export { scheduleMeetings, type MeetingRoom, type MutualWish, type PlannedMeeting } from './meetings.js';
export { series, type MatchProfile, type Series } from './profile.js';
export { reasonsFor, type Reason } from './reasons.js';
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
export {
  byScore,
  scoreOf,
  termsAt,
  topMatches,
  type Candidate,
  type Scored,
  type Shortlist,
  type Terms,
  type Wanted,
} from './top.js';
export { dealsIn } from './trades.js';
export { commonWords, textSimilarity, wordsOf } from './words.js';
