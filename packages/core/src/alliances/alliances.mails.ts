export type AllianceNews = 'proposed' | 'accepted' | 'declined' | 'withdrawn' | 'ended';

const words: Record<AllianceNews, string> = {
  proposed: 'proposes an agreement to your association. Look at it and accept or decline it within thirty days.',
  accepted: 'has accepted the agreement that your association proposed.',
  declined: 'has declined the agreement that your association proposed.',
  withdrawn: 'has withdrawn its proposal of an agreement.',
  ended:
    'has ended the agreement with your association. What it allowed stops today; results that are published stay as they are.',
};

/** What the other association is told. */
export const allianceMail = (news: AllianceNews, partner: string) => ({
  subject: 'Gauge: an agreement between associations',
  text: `${partner} ${words[news]}\n\nYou find it in Gauge under Network, Agreements.\n`,
});
