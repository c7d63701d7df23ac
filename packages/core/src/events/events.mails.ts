/** What those who take part are told by mail. No firm is named: a mailbox is not the place for it. */
export const scheduleMail = (title: string) => ({
  subject: 'Gauge: your meetings',
  text: `The schedule of “${title}” is ready. You find your meetings, and whom you meet, in Gauge under Partners, Events.\n`,
});

export const cancelledMail = (title: string) => ({
  subject: 'Gauge: an event is cancelled',
  text: `“${title}” does not take place. Nothing is left for you to do.\n`,
});
