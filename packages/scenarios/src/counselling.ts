import { setConsent } from '@gauge/core/associations';
import {
  addHelp,
  addMeeting,
  addMemberAction,
  addNote,
  addTask,
  changeMemberAction,
  closeCase,
  handOver,
  memberPlan,
  openCase,
} from '@gauge/core/counselling';
import { permissionsOf, type NewAction } from '@gauge/contracts';
import type { Ctx } from '@gauge/core/platform';
import type { Database } from '@gauge/db';
import { accounts } from './accounts.js';
import { associationId } from './base.js';
import type { DemoFirm } from './firms.js';
import { directory, firstAims, steps, words } from './counselling.texts.js';
import { Dice } from './random.js';

/** The two associations whose counsellors the demo shows at work. */
const counselled = ['bacg', 'vfm'] as const;
type Slug = (typeof counselled)[number];
const began = '2024-10-07';

/**
 * Counselling as it went on beside the rounds: what was begun in 2024 shows in the round of 2024; since the release of
 * 2026 there are cases, plans, notes and dates to keep.
 */
export class CounsellingSeed {
  /** The first action of each firm, by the firm's id. */
  private readonly first = new Map<string, string>();

  constructor(
    private readonly app: Database,
    private readonly firms: readonly DemoFirm[],
  ) {}

  private as<T>(slug: Slug, at: string, work: (ctx: Ctx) => Promise<T>, which = 0): Promise<T> {
    const people = accounts.filter(({ role, place }) => role === 'counsellor' && place === slug);
    const person = people[which] ?? people[0]!;
    const tenant = associationId(slug);
    return this.app.transaction({ tenant, user: person.id, scope: 'association' }, (tx) =>
      work({
        actor: { id: person.id, name: person.name },
        associationId: tenant,
        firmId: null,
        permissions: new Set(permissionsOf.counsellor),
        tx,
        now: new Date(`${at}T09:00:00Z`),
      }),
    );
  }

  /** Members of the association that let their counsellor see standings: the first of them are the story's own. */
  private agreed(slug: Slug): DemoFirm[] {
    return this.firms.filter((firm, index) => firm.place.slug === slug && index % 3 !== 2);
  }

  /** Autumn 2024: first aims from the firms' own answers, before anything was released to compare with. */
  async begin(): Promise<void> {
    for (const slug of counselled) {
      await this.consentOfStory(slug);
      const firms = this.agreed(slug).filter(({ answers }) => answers.has(2023) && answers.has(2024));
      for (const [at, firm] of firms.slice(0, slug === 'bacg' ? 40 : 12).entries()) {
        const { indicator, title, aim } = firstAims[at % firstAims.length]!;
        await this.as(slug, began, async (ctx) => {
          const base = await this.baseOf(ctx, firm.id, indicator);
          if (base === undefined || base === 0) return;
          await openCase(ctx, firm.id);
          const action = newAction(
            indicator,
            title,
            'Works manager',
            '2025-06-30',
            Number((base * aim).toPrecision(2)),
          );
          this.first.set(firm.id, (await addMemberAction(ctx, firm.id, action)).id);
        });
      }
    }
  }

  private async consentOfStory(slug: Slug): Promise<void> {
    const firm = this.firms.find(({ key }) => key === `${slug}-0`)!;
    const person = accounts.find(({ place }) => place === firm.key)!;
    await this.app.transaction({ firm: firm.id, user: person.id, scope: 'firm' }, (tx) =>
      setConsent(
        {
          actor: { id: person.id, name: person.name },
          associationId: null,
          firmId: firm.id,
          permissions: new Set(permissionsOf.firm_administrator),
          tx,
          now: new Date('2024-09-16T09:00:00Z'),
        },
        associationId(slug),
        'answers',
      ),
    );
  }

  private async baseOf(ctx: Ctx, firmId: string, indicator: string): Promise<number | undefined> {
    const sheet = await ctx.tx.assessment.findFirst({ where: { firmId, status: 'submitted' } });
    return (sheet?.values as Record<string, number> | undefined)?.[indicator];
  }

  /** After the release of February 2026: what was begun is closed, and new plans start from gaps. */
  async goOn(): Promise<void> {
    for (const slug of counselled) {
      await this.directoryOf(slug);
      const firms = this.agreed(slug);
      await this.as(slug, '2026-02-20', async (ctx) => {
        for (const { id } of firms) {
          const action = this.first.get(id);
          if (action) await changeMemberAction(ctx, id, action, { version: 1, status: 'done' });
        }
      });
      const plans = firms.filter(({ answers }) => answers.has(2024)).slice(0, slug === 'bacg' ? 12 : 6);
      for (const [at, firm] of plans.entries()) await this.caseOf(slug, firm, at);
    }
  }

  private async directoryOf(slug: Slug): Promise<void> {
    await this.as(slug, '2026-02-16', async (ctx) => {
      for (const entry of directory[slug]) await addHelp(ctx, { ...entry, indicators: [...entry.indicators] });
    });
  }

  private async caseOf(slug: Slug, firm: DemoFirm, at: number): Promise<void> {
    const dice = new Dice('case', firm.key);
    await this.as(slug, '2026-02-23', async (ctx) => {
      const { id } = await openCase(ctx, firm.id);
      await addMeeting(ctx, id, {
        heldOn: '2026-02-23',
        kind: dice.pick(['visit', 'call', 'office']),
        topic: words.first,
      });
    });
    await this.as(slug, '2026-03-09', async (ctx) => {
      const { gaps } = await memberPlan(ctx, firm.id);
      // the story's clutch maker keeps room for more
      const many = at === 0 ? 1 : Number(dice.weighted({ 1: 0.5, 2: 0.3, 3: 0.2 }));
      for (const gap of gaps.filter(({ code }) => steps[code]).slice(0, many)) {
        const due = dice.pick(['2026-10-30', '2026-12-11', '2027-01-29', '2027-03-31']);
        const action = newAction(gap.code, steps[gap.code]!, at === 0 ? 'Arjun Selvam' : dice.pick(words.owners), due);
        await addMemberAction(ctx, firm.id, {
          ...action,
          feasibility: Number(dice.weighted({ 2: 0.2, 3: 0.4, 4: 0.4 })),
          will: Number(dice.weighted({ 3: 0.3, 4: 0.4, 5: 0.3 })),
          effort: Number(dice.weighted({ 2: 0.4, 3: 0.4, 4: 0.2 })),
        });
      }
      const { id } = await openCase(ctx, firm.id);
      await addNote(ctx, id, { body: at === 0 ? words.heroShared : dice.pick(words.shared), shared: true });
      await addNote(ctx, id, { body: at === 0 ? words.heroPrivate : dice.pick(words.private), shared: false });
    });
    await this.as(slug, '2026-10-12', async (ctx) => {
      const { id, version } = await openCase(ctx, firm.id);
      const meeting = dice.pick(['2026-11-05', '2026-12-02', '2026-12-15']);
      if (at % 2 === 0) await addMeeting(ctx, id, { heldOn: meeting, kind: 'visit', topic: words.second });
      const due = dice.pick(['2026-11-20', '2026-12-04', '2026-12-18', '2027-01-15']);
      await addTask(ctx, id, { title: dice.pick(words.tasks), dueOn: due });
      if (at > 0 && at % 7 === 0) await closeCase(ctx, id, { outcome: 'improved', word: words.closed, version });
      if (slug === 'bacg' && at === 5) {
        const next = (await openCase(ctx, firm.id)).colleagues[0];
        if (next) await handOver(ctx, id, { counsellorId: next.id, word: words.handed, version });
      }
    });
  }
}

const newAction = (indicator: string, title: string, owner: string, dueOn: string, expected?: number): NewAction => ({
  indicator,
  title,
  owner,
  dueOn,
  ...(expected === undefined ? {} : { expected }),
  feasibility: 3,
  will: 3,
  effort: 3,
});
