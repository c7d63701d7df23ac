import type { IntroductionParty, IntroductionStatus } from '@gauge/contracts';

/** What whoever must act is told by mail. No names and no titles: a mailbox is not the place for them. */
export function turnMail(party: IntroductionParty, status: IntroductionStatus, dueAt: Date | null) {
  const by = dueAt ? ` Please do so by ${dueAt.toISOString().slice(0, 10)}.` : '';
  const words: Partial<Record<IntroductionStatus, string>> = {
    asker_review:
      'One of your members asks to meet an anonymous profile of the network. Look at it and endorse or refuse it.',
    asked_review:
      'A firm of an allied association asks to meet one of your members. Look at it and pass it on or turn it down.',
    decision: 'A firm of the network asks to meet you. You see its anonymous profile and decide whether you want to.',
    consent: 'Both sides want to meet. Contact details are exchanged when both have agreed to it.',
    exchanged: 'Both sides have agreed: you find the contact details of the other in the introduction.',
    declined: 'An introduction has ended: one side did not want to go on.',
    withdrawn: 'An introduction has ended: the other side has withdrawn.',
  };
  const text = words[status];
  if (text === undefined) return null;
  const place = party.endsWith('firm') ? 'Partners, Introductions' : 'Partnering, Introductions';
  return { subject: 'Gauge: an introduction', text: `${text}${by}\n\nYou find it in Gauge under ${place}.\n` };
}
