import {
  partnerLanguages,
  permissionsOf,
  ProfileDraft,
  seriesSizes,
  type IntroductionMove,
  type PartnerLanguage,
  type SentProfileDraft,
} from '@gauge/contracts';
import type { Ctx } from '@gauge/core/platform';
import {
  askForIntroduction,
  makeProfile,
  moveIntroduction,
  moveProfile,
  putInCharge,
  reportOutcome,
  reviewProfile,
  writeMessage,
} from '@gauge/core/network';
import type { Database } from '@gauge/db';
import { accounts } from './accounts.js';
import { associationId } from './base.js';
import type { DemoFirm } from './firms.js';
import type { Place } from './places.js';
import { places } from './places.js';
import { Dice } from './random.js';
import { clutchOffer, clutchRequest, tradeProfiles } from './trade-profiles.js';

type Draft = Omit<SentProfileDraft, 'associationId'>;
/** As the administrator of an association gave a command on that day. */
export type AsAssociation = <T>(slug: string, at: string, work: (ctx: Ctx) => Promise<T>) => Promise<T>;

const homeLanguages: Record<Place['country'], PartnerLanguage[]> = {
  IN: ['en', 'hi'],
  DE: ['de', 'en'],
  ZA: ['en'],
  BR: ['pt', 'en'],
  TR: ['tr', 'en'],
};
const PER_PLACE = 12;
/** Steps have deadlines and profiles expire, so these days count back from the day of the seeding. */
export const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const HANDED_IN = daysAgo(72);
const PUBLISHED = daysAgo(65);

/**
 * Partnering in the demo: profiles of all five associations, some waiting for review, and introductions under way.
 * Returns the published profiles by the keys of their firms.
 */
export async function seedPartners(
  app: Database,
  asAssociation: AsAssociation,
  firms: DemoFirm[],
): Promise<ReadonlyMap<string, string>> {
  const seeding = new PartnerSeeding(app, asAssociation, firms);
  await seeding.profiles();
  await seeding.introductions();
  return seeding.published;
}

class PartnerSeeding {
  readonly published = new Map<string, string>();

  constructor(
    private readonly app: Database,
    private readonly asAssociation: AsAssociation,
    private readonly firms: DemoFirm[],
  ) {}

  async profiles(): Promise<void> {
    await this.publish('bacg-0', {
      ...clutchRequest,
      kind: 'request',
      types: ['technical', 'licensing'],
      series: 'medium',
      needs: ['HS2022:870893', 'HS2022:681389'],
      offers: ['HS2022:870893'],
      certificates: ['ISO 9001'],
      marketsWanted: ['DE', 'IT', 'TR'],
      contactName: 'Meena Raghavan',
      contactEmail: 'meena@kovai-clutch.example',
    });
    await this.publish('vfm-0', {
      ...clutchOffer,
      kind: 'offer',
      types: ['technical', 'licensing', 'joint_venture'],
      series: 'medium',
      offers: ['HS2022:870893', 'HS2022:681389'],
      certificates: ['ISO 9001', 'IATF 16949'],
      contactName: 'Klaus Oberle',
      contactEmail: 'klaus@oberle.example',
    });
    for (const place of places) await this.ofPlace(place);
  }

  /** Every trade in turn, so that all products of the demo can be found; the last three still wait for review. */
  private async ofPlace(place: Place): Promise<void> {
    const members = this.firms.filter((firm) => firm.place === place && !/-[01]$/.test(firm.key));
    const taken = new Set<DemoFirm>();
    const told = new Map<string, number>();
    const trades = Object.keys(tradeProfiles);
    for (let number = 0; number < PER_PLACE; number++) {
      const dice = new Dice('profile', place.slug, number);
      const trade = number % 2 === 0 ? '2930' : trades[(number + places.indexOf(place) * 3) % trades.length]!;
      const firm = members.find((one) => one.sectorCode === trade && !taken.has(one));
      if (!firm) continue;
      taken.add(firm);
      const texts = tradeProfiles[trade]!;
      const turn = told.get(trade) ?? places.indexOf(place);
      told.set(trade, turn + 1);
      const { kind, code, title, text, types } = texts[turn % texts.length]!;
      const codes = [`HS2022:${code}`, `ISIC4:${trade}`];
      const draft = {
        kind,
        title,
        text,
        types,
        needs: kind === 'request' ? codes : [],
        offers: kind === 'offer' ? codes : [],
        series: dice.pick(seriesSizes),
        certificates: dice.chance(0.7) ? (['ISO 9001'] as const).slice() : [],
        contactName: 'Sales office',
        contactEmail: `partner@${firm.key}.example`,
      };
      if (number < PER_PLACE - 3) await this.publish(firm.key, draft);
      else await this.handIn(firm, draft);
    }
  }

  private async handIn(firm: DemoFirm, draft: Draft): Promise<string> {
    const languages = homeLanguages[firm.place.country].filter((language) => partnerLanguages.includes(language));
    const whole = ProfileDraft.parse({ languages, ...draft, associationId: associationId(firm.place.slug) });
    return this.asFirm(firm.key, HANDED_IN, async (ctx) => {
      const { id } = await makeProfile(ctx, whole);
      await moveProfile(ctx, id, 'submit');
      return id;
    });
  }

  private async publish(key: string, draft: Draft): Promise<void> {
    const firm = this.firm(key);
    const id = await this.handIn(firm, draft);
    await this.asAssociation(firm.place.slug, PUBLISHED, (ctx) =>
      reviewProfile(ctx, id, { move: 'publish', comment: '' }),
    );
    this.published.set(key, id);
  }

  /** One at each step, so that every page of the brokered way has something to show. */
  async introductions(): Promise<void> {
    const others = [...this.published.keys()].filter((key) => !key.endsWith('-0'));
    const of = (slug: string): string => others.find((key) => key.startsWith(`${slug}-`))!;
    const question = 'Your profile fits what we do. We should like to know more and to tell you what we could bring.';
    // asked of the clutch maker, waiting for its decision
    const asked = await this.introduce(of('aopb'), 'bacg-0', question, 2);
    await this.asFirm('bacg-0', daysAgo(2), (ctx) => inTheHandsOf(ctx, asked, 'meena@kovai-clutch.example'));
    // waiting for its own association
    const asking = await this.introduce(of('bacg'), of('vfm'), question, 0);
    await this.asAssociation('bacg', daysAgo(2), (ctx) => inTheHandsOf(ctx, asking, 'lakshmi@bacg.example'));
    // both want to meet
    await this.introduce('vfm-0', of('scasf'), question, 3);
    // met, and agreed
    const id = await this.introduce(of('scasf'), of('aai'), question, 5);
    await this.asFirm(of('scasf'), daysAgo(23), async (ctx) => {
      await writeMessage(ctx, id, 'The drawings have arrived. Shall we talk on Thursday?');
      await reportOutcome(ctx, id, {
        result: 'agreement',
        type: 'manufacturing',
        valueBand: 'to_100k',
        agreedOn: daysAgo(26),
        why: null,
      });
    });
  }

  private async introduce(asker: string, asked: string, message: string, steps: number): Promise<string> {
    const profileId = this.published.get(asker)!;
    const teaserId = this.published.get(asked)!;
    const begun = daysAgo(steps < 4 ? steps + 3 : 58);
    const { id } = await this.asFirm(asker, begun, (ctx) => askForIntroduction(ctx, { profileId, teaserId, message }));
    const way: [IntroductionMove, (work: (ctx: Ctx) => Promise<unknown>) => Promise<unknown>][] = [
      ['endorse', (work) => this.asAssociation(this.firm(asker).place.slug, later(begun, 1), work)],
      ['pass_on', (work) => this.asAssociation(this.firm(asked).place.slug, later(begun, 2), work)],
      ['accept', (work) => this.asFirm(asked, later(begun, 4), work)],
      ['consent', (work) => this.asFirm(asker, later(begun, 5), work)],
      ['consent', (work) => this.asFirm(asked, later(begun, 6), work)],
    ];
    for (const [move, as] of way.slice(0, steps)) await as((ctx) => moveIntroduction(ctx, id, { move, note: '' }));
    return id;
  }

  private firm(key: string): DemoFirm {
    const firm = this.firms.find((one) => one.key === key);
    if (!firm) throw new Error(`no firm ${key}`);
    return firm;
  }

  private asFirm<T>(key: string, at: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
    return asFirm(this.app, this.firm(key), at, work);
  }
}

const inTheHandsOf = (ctx: Ctx, introductionId: string, email: string) =>
  putInCharge(ctx, introductionId, { userId: accounts.find((one) => one.email === email)!.id, seen: null });

/** As the administrator of a firm gave a command on that day. */
export function asFirm<T>(
  app: Database,
  { id: firmId, key, name }: DemoFirm,
  at: string,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const person = accounts.find((one) => one.place === key && one.role === 'firm_administrator');
  return app.transaction({ firm: firmId, user: person?.id ?? accounts[0]!.id, scope: 'firm' }, (tx) =>
    work({
      actor: { id: person?.id ?? null, name: person?.name ?? name },
      associationId: null,
      firmId,
      permissions: new Set(permissionsOf.firm_administrator),
      tx,
      now: new Date(`${at}T10:00:00Z`),
    }),
  );
}

function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
