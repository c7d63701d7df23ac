export type ReminderKind =
  | 'alliance_lapses'
  | 'alliance_waits'
  | 'profile_expires'
  | 'profile_expired'
  | 'declaration_expires'
  | 'declaration_expired'
  | 'introduction_due'
  | 'introduction_outcome';

/** What is said of something that runs out or waits. `detail`: the other association, or whose turn it is. */
export function reminderMail(kind: ReminderKind, on: string, detail: string) {
  const forFirm = detail.endsWith('firm');
  const words: Record<ReminderKind, { subject: string; text: string; place: string }> = {
    alliance_lapses: {
      subject: 'an agreement ends soon',
      text: `The last day of your agreement with ${detail} is ${on}. To go on, propose it again: accepted, the new one takes the place of the old without a gap.`,
      place: 'Network, Agreements',
    },
    alliance_waits: {
      subject: 'a proposal waits for you',
      text: `${detail} has proposed an agreement to your association. It can be answered until ${on}.`,
      place: 'Network, Agreements',
    },
    profile_expires: {
      subject: 'a partnering profile ends soon',
      text: `One of your partnering profiles is published until ${on}. If it still holds, renew it for twelve months with one press.`,
      place: 'Partners, Your profiles',
    },
    profile_expired: {
      subject: 'a partnering profile has ended',
      text: `One of your partnering profiles was published until ${on} and is found no longer. If it still holds, renew it for twelve months with one press.`,
      place: 'Partners, Your profiles',
    },
    declaration_expires: {
      subject: 'what you declared for learning ends soon',
      text: `Something that your firm declared for learning from one another is published until ${on}. If it still holds, renew it for twelve months with one press.`,
      place: 'Partners, Learning',
    },
    declaration_expired: {
      subject: 'what you declared for learning has ended',
      text: `Something that your firm declared for learning from one another was published until ${on} and is found no longer. If it still holds, renew it for twelve months with one press.`,
      place: 'Partners, Learning',
    },
    introduction_due: {
      subject: 'an introduction waits for you',
      text: `An introduction waits for you until ${on}. After that day it lapses.`,
      place: forFirm ? 'Partners, Introductions' : 'Partnering, Introductions',
    },
    introduction_outcome: {
      subject: 'what came of it?',
      text: 'Some time ago you exchanged contacts with another firm. Tell in two clicks what came of it. It helps your association to make better introductions.',
      place: 'Partners, Introductions',
    },
  };
  const { subject, text, place } = words[kind];
  return { subject: `Gauge: ${subject}`, text: `${text}\n\nYou find it in Gauge under ${place}.\n` };
}
