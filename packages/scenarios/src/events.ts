import { EventDraft, type MeetingOutcome, type SentEventDraft } from '@gauge/contracts';
import {
  askForMeeting,
  firmEvent,
  makeEvent,
  makeSchedule,
  moveEvent,
  reportMeeting,
  signUpToEvent,
} from '@gauge/core/events';
import type { Database } from '@gauge/db';
import type { DemoFirm } from './firms.js';
import { asFirm, daysAgo, type AsAssociation } from './partners.js';

/** Days from today; events have dates, so these count from the day of the seeding. */
const inDays = (days: number): string => daysAgo(-days);

/** Events in the demo: one held, of which firms told what came of it; one whose schedule waits to be published; one abroad. */
export async function seedEvents(
  app: Database,
  asAssociation: AsAssociation,
  firms: DemoFirm[],
  profiles: ReadonlyMap<string, string>,
): Promise<void> {
  const seeding = new EventSeeding(app, asAssociation, firms, profiles);
  const guests = seeding.guests();
  await seeding.held(guests);
  await seeding.planned(guests.slice(0, 9));
  await seeding.abroad(guests.slice(0, 6));
}

type SignedUp = { firm: DemoFirm; signUpId: string };

class EventSeeding {
  constructor(
    private readonly app: Database,
    private readonly asAssociation: AsAssociation,
    private readonly firms: DemoFirm[],
    private readonly profiles: ReadonlyMap<string, string>,
  ) {}

  /** The clutch maker of India, then members of every association by turns. (The German one it has yet to find.) */
  guests(): DemoFirm[] {
    const published = this.firms.filter(({ key }) => this.profiles.has(key) && key !== 'vfm-0');
    const slugs = ['vfm', 'bacg', 'scasf', 'bacg', 'vfm', 'aai', 'bacg', 'aopb', 'bacg', 'vfm', 'scasf'];
    const taken = new Set(published.filter(({ key }) => key === 'bacg-0'));
    for (const slug of slugs) {
      const next = published.find((firm) => firm.place.slug === slug && !taken.has(firm));
      if (next) taken.add(next);
    }
    return [...taken];
  }

  async held(guests: DemoFirm[]): Promise<void> {
    const id = await this.opened('bacg', daysAgo(55), {
      kind: 'brokerage_day',
      title: 'Driveline brokerage day',
      about: 'A morning of short talks between makers of clutches, gears and castings, and those who buy from them.',
      place: 'CODISSIA Trade Fair Complex, Coimbatore',
      country: 'IN',
      timeZone: 'Asia/Kolkata',
      startsOn: daysAgo(12),
      endsOn: daysAgo(11),
      signUpUntil: daysAgo(20),
      meetingsOn: daysAgo(12),
      firstMeetingAt: '09:30',
      ...{ slots: 6, slotMinutes: 25, pauseMinutes: 5, tables: 4, mostEach: 4, forAllies: true },
    });
    const signedUp = await this.signUp(id, daysAgo(40), guests);
    await this.asAssociation('bacg', daysAgo(30), (ctx) => moveEvent(ctx, id, 'ask'));
    await this.ask(id, daysAgo(26), signedUp);
    await this.asAssociation('bacg', daysAgo(19), (ctx) => makeSchedule(ctx, id));
    await this.asAssociation('bacg', daysAgo(18), (ctx) => moveEvent(ctx, id, 'publish'));
    await this.tell(id, signedUp);
  }

  async planned(guests: DemoFirm[]): Promise<void> {
    const id = await this.opened('bacg', daysAgo(25), {
      kind: 'fair',
      title: 'Component makers’ fair, meetings in hall 2',
      about: 'Beside the stands: half an hour each with firms from five countries.',
      place: 'Chennai Trade Centre, hall 2, Chennai',
      country: 'IN',
      timeZone: 'Asia/Kolkata',
      startsOn: inDays(24),
      endsOn: inDays(26),
      signUpUntil: inDays(10),
      meetingsOn: inDays(25),
      firstMeetingAt: '10:00',
      ...{ slots: 5, slotMinutes: 30, pauseMinutes: 10, tables: 3, mostEach: 3, forAllies: true },
    });
    const signedUp = await this.signUp(id, daysAgo(14), guests);
    await this.asAssociation('bacg', daysAgo(8), (ctx) => moveEvent(ctx, id, 'ask'));
    await this.ask(id, daysAgo(5), signedUp);
    await this.asAssociation('bacg', daysAgo(1), (ctx) => makeSchedule(ctx, id));
  }

  /** Somebody asks to meet the Indian clutch maker, who has not answered yet. */
  async abroad(guests: DemoFirm[]): Promise<void> {
    const id = await this.opened('vfm', daysAgo(15), {
      kind: 'study_tour',
      title: 'Heat treatment and friction: three plants in two days',
      about: 'Visits to three plants near Stuttgart, with an evening of talks between guests and hosts.',
      place: 'Stuttgart and Bühl',
      country: 'DE',
      timeZone: 'Europe/Berlin',
      startsOn: inDays(45),
      endsOn: inDays(46),
      signUpUntil: inDays(30),
      meetingsOn: inDays(45),
      firstMeetingAt: '17:00',
      ...{ slots: 6, slotMinutes: 20, pauseMinutes: 5, tables: 8, mostEach: 5, forAllies: true },
    });
    const [clutches, ...others] = await this.signUp(id, daysAgo(9), guests);
    await this.asAssociation('vfm', daysAgo(4), (ctx) => moveEvent(ctx, id, 'ask'));
    for (const { firm } of others.slice(0, 2))
      await this.asFirm(firm, daysAgo(2), (ctx) =>
        askForMeeting(ctx, id, clutches!.signUpId, 'We could show you how we raised the life of our facings.'),
      );
  }

  private async opened(slug: string, at: string, draft: SentEventDraft): Promise<string> {
    return this.asAssociation(slug, at, async (ctx) => {
      const { id } = await makeEvent(ctx, EventDraft.parse(draft));
      await moveEvent(ctx, id, 'open');
      return id;
    });
  }

  private async signUp(eventId: string, at: string, guests: DemoFirm[]): Promise<SignedUp[]> {
    const signedUp: SignedUp[] = [];
    for (const firm of guests) {
      const own = await this.asFirm(firm, at, (ctx) => signUpToEvent(ctx, eventId, this.profiles.get(firm.key)!));
      signedUp.push({ firm, signUpId: own.signUp!.id });
    }
    return signedUp;
  }

  /** About two pairs in five ask for each other, and some ask in vain. */
  private async ask(eventId: string, at: string, all: SignedUp[]): Promise<void> {
    for (const [i, one] of all.entries())
      await this.asFirm(one.firm, at, async (ctx) => {
        for (const [j, other] of all.entries()) {
          const turn = (Math.min(i, j) * 7 + Math.max(i, j) * 3) % 5;
          const wants = turn < 2 || (turn === 2 && i < j) || (i < 2 && j < 2);
          if (i !== j && wants) await askForMeeting(ctx, eventId, other.signUpId, '');
        }
      });
  }

  private async tell(eventId: string, all: SignedUp[]): Promise<void> {
    const words: MeetingOutcome[] = ['follow_up', 'useful', 'useful', 'nothing'];
    for (const [i, { firm }] of all.entries()) {
      // the Indian clutch maker has not told yet
      if (i === 0 || i % 4 === 3) continue;
      await this.asFirm(firm, daysAgo(9), async (ctx) => {
        const { meetings } = await firmEvent(ctx, eventId);
        for (const [at, { id }] of meetings.entries())
          await reportMeeting(ctx, eventId, id, words[(i + at) % words.length]!);
      });
    }
  }

  private asFirm<T>(firm: DemoFirm, at: string, work: Parameters<typeof asFirm<T>>[3]): Promise<T> {
    return asFirm(this.app, firm, at, work);
  }
}
