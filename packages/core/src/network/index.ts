export { asStrangersSee, industryOf, vouchersFor, type Anonymous } from './anonymous.views.js';
export { putInCharge } from './charge.service.js';
export { codeView, searchCodes, wordedFor } from './codes.js';
export { networkDirectory, partnerCircle } from './directory.views.js';
export { readAhead } from './find.held.js';
export { findPartners } from './find.service.js';
export { partneringFunnel } from './funnel.views.js';
export {
  askForIntroduction,
  moveIntroduction,
  openIntroduction,
  reportOutcome,
  writeMessage,
} from './introductions.service.js';
export { askedFor, introduction, introductions } from './introductions.views.js';
export { mayMoveProfile, movesOfProfile, statusOf, yearAfter, type Vouched } from './profiles.rules.js';
export { changeProfile, makeProfile, moveProfile, refuseOtherVoucher, reviewProfile } from './profiles.service.js';
export { memberProfile, memberProfiles, partnerProfile, partnerProfiles } from './profiles.views.js';
export { sendReminders } from './reminders.service.js';
export { changeSavedSearch, removeSavedSearch, savedSearches, saveSearch, sendAlerts } from './saved.service.js';
export { mustNotTellWho, publishedProfiles, type PublishedProfile } from './published.views.js';
export { profilesATurn, refreshSuggestions } from './suggestions.job.js';
export { ShownBefore } from './teaser.rules.js';
export { putSuggestionAside, seeSuggestions } from './suggestions.service.js';
export { partnerSuggestions } from './suggestions.views.js';
