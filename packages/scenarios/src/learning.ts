import { LearningDraft, permissionsOf, type LearningKind } from '@gauge/contracts';
import {
  addGroupMeeting,
  addGroupNote,
  answerGroup,
  answerVisit,
  heldGroup,
  inviteToGroup,
  makeDeclaration,
  makeGroup,
  moveDeclaration,
  ownLearning,
  reviewDeclaration,
  signUpForVisit,
} from '@gauge/core/learning';
import type { Ctx } from '@gauge/core/platform';
import type { Database } from '@gauge/db';
import { accounts } from './accounts.js';
import { associationId } from './base.js';
import type { DemoFirm } from './firms.js';
import { asFirm, daysAgo, type AsAssociation } from './partners.js';
import { places } from './places.js';

/** What firms say of an area, by its code: what guests could see, and what somebody wants to see. */
const words: Record<string, Record<LearningKind, string[]>> = {
  quality: {
    share: [
      'Every first piece is measured by whoever made it, at the machine. Guests see the boards, the gauges and how a shift hands over to the next.',
      'Two years ago we lost four parts in a hundred, now it is less than one. We show the cards, the talk at the start of a shift, and what we gave up again.',
      'Our people stop the line themselves. Guests see the lamp, the board behind it and how a stop is dealt with within ten minutes.',
    ],
    learn: [
      'A third of our scrap is made in the first hour after a change of tools. We should like to see how others approve first pieces.',
      'Customers send back what our own check let pass. We should like to see a final check that finds it.',
    ],
  },
  delivery: {
    share: [
      'We plan the week with the people who make the parts, on one wall. Guests see a Monday morning, from the orders to the plan.',
      'Ninety-eight of a hundred orders leave us on the day. Guests see how the week is cut into half days, and what happens when one slips.',
    ],
    learn: ['Half of our late orders wait for one machine. We should like to see how others plan around a bottleneck.'],
  },
  productivity: {
    share: [
      'Changing a press over took us three hours and takes forty minutes. We show the film, the trolley and the list that we work by.',
      'We moved the machines together by part and not by kind. Guests walk the line and see the old drawing beside it.',
      'Setting up is practised like a pit stop: guests see one, with the clock, and talk to the two who do it.',
    ],
    learn: ['Our presses stand still for a quarter of the time. We should like to see a changeover that is done well.'],
  },
  people: {
    share: [
      'Apprentices run a small line of their own from the second year on. Guests see it and talk to those who run it.',
    ],
    learn: ['Good people leave us within two years. We should like to hear what others do in the first hundred days.'],
  },
  environment: {
    share: [
      'Each furnace and compressor has a meter, and each shift sees what it used. Guests see the screens and the bills.',
    ],
    learn: ['We pay for compressed air that nobody uses. We should like to see how others find and mend it.'],
  },
  management: {
    share: ['Fifteen minutes each morning, at the board, with five figures. Guests may stand with us on any morning.'],
    learn: ['Our figures come once a month and too late. We should like to see a firm that steers by the day.'],
  },
};
const usual: Record<LearningKind, string[]> = {
  share: ['We have worked on this for years and gladly show what we do, with what went wrong on the way.'],
  learn: ['We have begun to work on this and should like to see a firm that is some years ahead of us.'],
};
const PER_PLACE = 2;

/** Declarations of all five associations: two that share in each, two that want to learn, and one that waits for its association. */
export async function seedLearning(app: Database, asAssociation: AsAssociation, firms: DemoFirm[]): Promise<void> {
  for (const place of places) {
    const members = firms
      .filter((firm) => firm.place === place && firm.answers.has(2024) && !/-[01]$/.test(firm.key))
      .sort((a, b) => b.quality - a.quality);
    const shared = await sharing(app, members.slice(0, 12));
    const learning = members
      .slice(-PER_PLACE)
      .map((firm, at) => ({ firm, kind: 'learn' as const, area: shared[at % Math.max(1, shared.length)]?.area }));
    for (const { firm, kind, area } of [...shared, ...learning]) {
      if (!area) continue;
      const id = await handIn(app, firm, kind, area);
      if (place.slug === 'bacg' && firm === learning.at(-1)?.firm) continue;
      await asAssociation(place.slug, daysAgo(31), (ctx) =>
        reviewDeclaration(ctx, id, { move: 'publish', comment: '' }),
      );
    }
  }
}

/** The first firms that stand in the best quarter of an area, each with another area. */
async function sharing(app: Database, firms: readonly DemoFirm[]) {
  const found: { firm: DemoFirm; kind: 'share'; area: string }[] = [];
  for (const firm of firms) {
    if (found.length === PER_PLACE) break;
    const { areas } = await asFirm(app, firm, daysAgo(35), ownLearning);
    const taken = new Set(found.map(({ area }) => area));
    const best = areas.filter(({ key, mayShare }) => mayShare && !taken.has(key)).map(({ key }) => key);
    const area = best.find((key) => key.split(':')[1]! in words) ?? best[0];
    if (area) found.push({ firm, kind: 'share', area });
  }
  return found;
}

function textFor(firm: DemoFirm, kind: LearningKind, area: string): string {
  const texts = words[area.split(':')[1]!]?.[kind] ?? usual[kind];
  return texts[places.indexOf(firm.place) % texts.length]!;
}

const handIn = (app: Database, firm: DemoFirm, kind: LearningKind, area: string): Promise<string> =>
  asFirm(app, firm, daysAgo(34), async (ctx) => {
    const draft = LearningDraft.parse({
      associationId: associationId(firm.place.slug),
      kind,
      area,
      text: textFor(firm, kind, area),
      languages: firm.place.country === 'BR' ? ['pt', 'en'] : firm.place.country === 'TR' ? ['tr', 'en'] : ['en'],
      contactName: 'Works office',
      contactEmail: `works@${firm.key}.example`,
    });
    const { id } = await makeDeclaration(ctx, draft);
    await moveDeclaration(ctx, id, 'submit');
    return id;
  });

/** An exchange group in India that has met once and plans a visit; the clutch maker is invited and has not answered. */
export async function seedGroup(app: Database, firms: DemoFirm[]): Promise<void> {
  const members = firms
    .filter(({ key, place, groupId }) => place.slug === 'bacg' && groupId === null && !/-[01]$/.test(key))
    .slice(0, 5);
  const clutches = firms.find(({ key }) => key === 'bacg-0')!;
  const id = await asCounsellor(app, daysAgo(60), async (ctx) => {
    const group = await makeGroup(ctx, {
      title: 'Right the first time',
      area: 'competitiveness:quality',
      about:
        'Six firms that scrap too much in the first hour after a change of tools. We meet every two months, each time at another firm, and each firm changes one thing until we meet again.',
    });
    for (const firm of members) await inviteToGroup(ctx, group.id, firm.id);
    return group.id;
  });
  for (const firm of members) await asFirm(app, firm, daysAgo(57), (ctx) => answerGroup(ctx, id, 'join'));
  await asCounsellor(app, daysAgo(56), (ctx) =>
    addGroupMeeting(ctx, id, {
      kind: 'meeting',
      heldOn: daysAgo(45),
      place: 'Guild office, Coimbatore, 10:00',
      topic: 'What our first hours cost us',
      hostId: null,
      guests: null,
    }),
  );
  const [host, ...others] = members as [DemoFirm, ...DemoFirm[]];
  const visitId = await asCounsellor(app, daysAgo(40), async (ctx) => {
    const group = await heldGroup(ctx, id);
    const { meetings } = await addGroupMeeting(ctx, id, {
      kind: 'visit',
      heldOn: daysAgo(-18),
      place: 'At the host’s press shop, 9:30',
      topic: 'Measuring at the machine',
      hostId: group.members.find(({ firmId }) => firmId === host.id)!.id,
      guests: 6,
    });
    const met = meetings.find(({ kind }) => kind === 'meeting')!.id;
    await addGroupNote(ctx, id, met, {
      body: 'Each firm counted its scrap of one week by the hour. In four of five more than a third fell into the first hour. Everybody tries a first-piece card until the visit.',
      shared: true,
    });
    await addGroupNote(ctx, id, met, {
      body: 'Two firms did not bring figures. Call them before the visit.',
      shared: false,
    });
    return meetings.find(({ kind }) => kind === 'visit')!.id;
  });
  await asFirm(app, host, daysAgo(38), (ctx) => answerVisit(ctx, id, visitId, 'agreed'));
  for (const firm of others.slice(0, 2))
    await asFirm(app, firm, daysAgo(36), (ctx) => signUpForVisit(ctx, id, visitId));
  await asCounsellor(app, daysAgo(3), (ctx) => inviteToGroup(ctx, id, clutches.id));
}

/** As the first counsellor in India gave a command on that day. */
function asCounsellor<T>(app: Database, at: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const person = accounts.find(({ role, place }) => role === 'counsellor' && place === 'bacg')!;
  const tenant = associationId('bacg');
  return app.transaction({ tenant, user: person.id, scope: 'association' }, (tx) =>
    work({
      actor: { id: person.id, name: person.name },
      associationId: tenant,
      firmId: null,
      permissions: new Set(permissionsOf.counsellor),
      tx,
      now: new Date(`${at}T10:00:00Z`),
    }),
  );
}
