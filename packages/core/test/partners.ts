import type { ProfileDraft } from '@gauge/contracts';
import {
  askForIntroduction,
  findPartners,
  makeProfile,
  moveIntroduction,
  moveProfile,
  reviewProfile,
} from '../src/network/index.js';
import { addFirms, makeNetwork, type TestAssociation, type TestFirm, type TestNetwork } from './network.js';

/** Two associations that share profiles, and a stranger: twenty firms each, half of them makers of vehicle parts. */
export async function makePartners(): Promise<TestNetwork> {
  const network = await makeNetwork({ firms: 0 });
  for (const association of [network.lead, network.ally, network.stranger])
    await addFirms(network.sql, association, 20);
  await network.sql(`update alliance set purposes = '{partner_profiles}'`);
  await network.sql(
    `update firm set sector_code = '2930', size = 'medium' where name ~ 'firm (1|2|3|4|5|6|7|8|9|10)$'`,
  );
  return network;
}

/** A request for clutches, whole and without names. */
export const draft = (association: TestAssociation, change: Partial<ProfileDraft> = {}): ProfileDraft => ({
  associationId: association.id,
  kind: 'request',
  title: 'Technical partner for clutch discs',
  text: 'We make clutch discs for tractors and seek know-how to raise the life of the facing.',
  needs: ['HS2022:870893'],
  offers: [],
  types: ['technical'],
  series: 'small',
  certificates: ['ISO 9001'],
  certificatesNeeded: [],
  languages: ['en'],
  marketsWanted: [],
  marketsExcluded: [],
  blockedFirms: [],
  contactName: 'Contact Person',
  contactEmail: 'contact@secret-domain.example',
  ...change,
});

export const offer = (association: TestAssociation, change: Partial<ProfileDraft> = {}): ProfileDraft =>
  draft(association, {
    kind: 'offer',
    title: 'Know-how for clutch discs and friction bonding',
    text: 'Thirty years of development of clutch discs for tractors; we share know-how with a maker abroad.',
    needs: [],
    offers: ['HS2022:870893'],
    ...change,
  });

export async function published(
  network: TestNetwork,
  association: TestAssociation,
  firm: TestFirm,
  profile: ProfileDraft,
): Promise<string> {
  const { id } = await network.asFirm(firm, async (ctx) => {
    const made = await makeProfile(ctx, profile);
    return moveProfile(ctx, made.id, 'submit');
  });
  await network.asAssociation(association, (ctx) => reviewProfile(ctx, id, { move: 'publish', comment: '' }));
  return id;
}

export const search = (network: TestNetwork, firm: TestFirm, query: Partial<Parameters<typeof findPartners>[1]> = {}) =>
  network.asFirm(firm, (ctx) => findPartners(ctx, { page: 1, size: 20, search: '', ...query }));

export const MESSAGE = 'Your know-how is what we look for; may we talk about it?';

/** An introduction that has come to a step, with both firms and profiles. */
export async function introduced(
  network: TestNetwork,
  until: 'asker_review' | 'asked_review' | 'decision' | 'consent' | 'exchanged',
  place = 0,
) {
  const { lead, ally } = network;
  const [asker, asked] = [ally.firms[place]!, lead.firms[place]!];
  const profileId = await published(network, ally, asker, draft(ally));
  const teaserId = await published(network, lead, asked, offer(lead));
  const { id } = await network.asFirm(asker, (ctx) =>
    askForIntroduction(ctx, { profileId, teaserId, message: MESSAGE }),
  );
  const plain = { note: '' };
  const steps = [
    [
      'asked_review',
      () => network.asAssociation(ally, (ctx) => moveIntroduction(ctx, id, { move: 'endorse', ...plain })),
    ],
    ['decision', () => network.asAssociation(lead, (ctx) => moveIntroduction(ctx, id, { move: 'pass_on', ...plain }))],
    ['consent', () => network.asFirm(asked, (ctx) => moveIntroduction(ctx, id, { move: 'accept', ...plain }))],
    [
      'exchanged',
      async () => {
        await network.asFirm(asker, (ctx) => moveIntroduction(ctx, id, { move: 'consent', ...plain }));
        await network.asFirm(asked, (ctx) => moveIntroduction(ctx, id, { move: 'consent', ...plain }));
      },
    ],
  ] as const;
  for (const [reached, go] of until === 'asker_review' ? [] : steps) {
    await go();
    if (reached === until) break;
  }
  return { id, asker, asked, profileId, teaserId };
}
