type Mail = { subject: string; text: string };
const where = '\n\nYou find it in Gauge under Partners, Learning.\n';

/** Titles and places stay out of mailboxes. */
export const invitedMail: Mail = {
  subject: 'Gauge: an invitation to an exchange group',
  text: `Your association invites your firm to an exchange group: a few firms that meet and learn from one another. Nobody sees your name there before you join.${where}`,
};
export const plannedMail: Mail = {
  subject: 'Gauge: a date of your exchange group',
  text: `Your counsellor has planned a date of your exchange group.${where}`,
};
export const hostMail: Mail = {
  subject: 'Gauge: would you be host to your exchange group?',
  text: `Your counsellor asks whether your exchange group may visit you. The others can sign up when you have agreed.${where}`,
};
export const cancelledMail: Mail = {
  subject: 'Gauge: a date of your exchange group is cancelled',
  text: `A date of your exchange group does not take place.${where}`,
};
