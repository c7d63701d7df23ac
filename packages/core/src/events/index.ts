export { changeEvent, makeEvent, makeSchedule, moveEvent } from './events.service.js';
export { heldEvent, heldEvents } from './events.views.js';
export { askForMeeting, leaveEvent, reportMeeting, signUpToEvent, takeBackMeeting } from './taking.part.service.js';
export { eventCalendar, eventProfiles, firmEvent, firmEvents } from './taking.part.views.js';
