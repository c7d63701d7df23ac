export { searchCodes } from './codes.js';
export { findPartners } from './find.service.js';
export { partneringFunnel } from './funnel.views.js';
export { askForIntroduction, moveIntroduction, reportOutcome, writeMessage } from './introductions.service.js';
export { introduction, introductions } from './introductions.views.js';
export { changeProfile, makeProfile, moveProfile, reviewProfile } from './profiles.service.js';
export { memberProfile, memberProfiles, partnerProfile, partnerProfiles } from './profiles.views.js';
export { mustNotTellWho, publishedProfiles, type PublishedProfile } from './published.views.js';
