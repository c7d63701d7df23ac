import { LearningDraft, type LearningKind } from '@gauge/contracts';
import { makeDeclaration, moveDeclaration, ownLearning, reviewDeclaration } from '@gauge/core/learning';
import type { Database } from '@gauge/db';
import { associationId } from './base.js';
import type { DemoFirm } from './firms.js';
import { asFirm, daysAgo, type AsAssociation } from './partners.js';
import { places } from './places.js';

/** What firms say of an area, by its code: what guests could see, and what somebody wants to see. */
const words: Record<string, Record<LearningKind, string>> = {
  quality: {
    share:
      'Every first piece is measured by whoever made it, at the machine. Guests see the boards, the gauges and how a shift hands over to the next.',
    learn:
      'A third of our scrap is made in the first hour after a change of tools. We should like to see how others approve first pieces.',
  },
  delivery: {
    share:
      'We plan the week with the people who make the parts, on one wall. Guests see a Monday morning, from the orders to the plan.',
    learn: 'Half of our late orders wait for one machine. We should like to see how others plan around a bottleneck.',
  },
  productivity: {
    share:
      'Changing a press over took us three hours and takes forty minutes. We show the film, the trolley and the list that we work by.',
    learn: 'Our presses stand still for a quarter of the time. We should like to see a changeover that is done well.',
  },
  people: {
    share:
      'Apprentices run a small line of their own from the second year on. Guests see it and talk to those who run it.',
    learn: 'Good people leave us within two years. We should like to hear what others do in the first hundred days.',
  },
  environment: {
    share:
      'Each furnace and compressor has a meter, and each shift sees what it used. Guests see the screens and the bills.',
    learn: 'We pay for compressed air that nobody uses. We should like to see how others find and mend it.',
  },
  management: {
    share: 'Fifteen minutes each morning, at the board, with five figures. Guests may stand with us on any morning.',
    learn: 'Our figures come once a month and too late. We should like to see a firm that steers by the day.',
  },
};
const usual: Record<LearningKind, string> = {
  share: 'We have worked on this for years and gladly show what we do, with what went wrong on the way.',
  learn: 'We have begun to work on this and should like to see a firm that is some years ahead of us.',
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

const handIn = (app: Database, firm: DemoFirm, kind: LearningKind, area: string): Promise<string> =>
  asFirm(app, firm, daysAgo(34), async (ctx) => {
    const draft = LearningDraft.parse({
      associationId: associationId(firm.place.slug),
      kind,
      area,
      text: words[area.split(':')[1]!]?.[kind] ?? usual[kind],
      languages: firm.place.country === 'BR' ? ['pt', 'en'] : firm.place.country === 'TR' ? ['tr', 'en'] : ['en'],
      contactName: 'Works office',
      contactEmail: `works@${firm.key}.example`,
    });
    const { id } = await makeDeclaration(ctx, draft);
    await moveDeclaration(ctx, id, 'submit');
    return id;
  });
