import { runRelease, requestRelease } from '@gauge/core/benchmarks';
import { memberWorks } from '@gauge/core/associations';
import { runBulkJob, type Ctx, type Within } from '@gauge/core/platform';
import {
  commitImport,
  decideQuery,
  importWorks,
  make,
  move,
  previewImport,
  queries,
  saveAnswers,
  startAssessment,
} from '@gauge/core/rounds';
import { readTable } from '@gauge/core/tables';
import { importLimits, permissionsOf, usualReminders } from '@gauge/contracts';
import { openDatabase, type Database } from '@gauge/db';
import { Client } from 'pg';
import { accounts } from './accounts.js';
import { demoAnswers, sentAnswers } from './answers.js';
import { associationId, genderSlug, seedBase, versionId } from './base.js';
import { CounsellingSeed } from './counselling.js';
import { seedEvents } from './events.js';
import { demoNetwork, years, type DemoFirm } from './firms.js';
import { genderFile } from './gender.js';
import { seedGroup, seedLearning } from './learning.js';
import { seedPartners, type AsAssociation } from './partners.js';
import { places, type Place } from './places.js';
import { Dice } from './random.js';

export type SeedOptions = { ownerUrl: string; appUrl: string; releaseUrl: string; log?: (line: string) => void };

/** When the demo's rounds went through their lifecycle: a round's cost and price figures are old enough when it is released. */
const calendar: Record<number, { opened: string; frozen: string; released: string }> = {
  2023: { opened: '2024-09-02', frozen: '2025-01-24', released: '2025-02-14' },
  2024: { opened: '2025-09-01', frozen: '2026-01-23', released: '2026-02-13' },
  2025: { opened: '2026-09-01', frozen: '', released: '' },
};
const lead = places[0]!;
const everybody = { sectors: [], sizes: [], reminders: usualReminders };

/**
 * Fills an empty database with the demo network, through the product's own commands wherever there is one: rounds are planned,
 * files imported, queries decided, rounds frozen and released. A seeding that was cut off starts again from nothing.
 */
export async function seedDemo({ ownerUrl, appUrl, releaseUrl, log = () => {} }: SeedOptions): Promise<void> {
  const owner = new Client(ownerUrl);
  await owner.connect();
  const app = openDatabase(appUrl, { timeout: 120_000 });
  const release = openDatabase(releaseUrl, { timeout: 120_000 });
  try {
    if (!(await mustSeed(owner))) return;
    log('demo: associations, firms, people');
    const network = demoNetwork();
    await owner.query('begin');
    await seedBase(owner, network.firms, network.groups);
    await owner.query('commit');
    const seeding = new Seeding(app, release, log);
    await seeding.competitiveness(network.firms);
    await seeding.gender();
    await seeding.partners(network.firms);
    await owner.query('analyze');
    await mark(owner, 'complete');
  } finally {
    await Promise.all([owner.end(), app.close(), release.close()]);
  }
}

const marks = { started: 'Gauge demo: seeding', complete: 'Gauge demo: complete' };

async function mark(owner: Client, state: keyof typeof marks): Promise<void> {
  await owner.query(
    `do $$ begin execute format('comment on database %I is %L', current_database(), '${marks[state]}'); end $$`,
  );
}

/** A database with data that is not the demo's stays as it is. */
async function mustSeed(owner: Client): Promise<boolean> {
  const { rows } = await owner.query<{ mark: string | null; used: boolean }>(
    `select shobj_description(oid, 'pg_database') as mark, exists (select 1 from association) as used from pg_database where datname = current_database()`,
  );
  const [state] = rows;
  if (state?.mark === marks.complete || (state?.used && state.mark !== marks.started)) return false;
  await mark(owner, 'started');
  if (state?.used) {
    const tables = await owner.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`,
    );
    await owner.query(`truncate ${tables.rows.map((t) => t.name).join(', ')}`);
  }
  return true;
}

class Seeding {
  constructor(
    private readonly app: Database,
    private readonly release: Database,
    private readonly log: (line: string) => void,
  ) {}

  /** One command in its own transaction, as its administrator gave it on that day. */
  private as<T>(slug: string, at: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
    const person = accounts.find((a) => a.role === 'association_administrator' && a.place === slug);
    if (!person) throw new Error(`no administrator of ${slug}`);
    const tenant = associationId(slug);
    return this.app.transaction({ tenant, user: person.id, scope: 'association' }, (tx) =>
      work({
        actor: { id: person.id, name: person.name },
        associationId: tenant,
        firmId: null,
        permissions: new Set(permissionsOf.association_administrator),
        tx,
        now: new Date(`${at}T10:00:00Z`),
      }),
    );
  }

  async competitiveness(firms: DemoFirm[]): Promise<void> {
    let previousRoundId: string | null = null;
    const counselling = new CounsellingSeed(this.app, firms);
    for (const year of years) {
      const { opened, frozen, released } = calendar[year]!;
      const roundId: string = await this.as(lead.slug, opened, async (ctx) => {
        const round = await make(ctx, {
          instrumentVersionId: versionId('competitiveness'),
          name: `Competitiveness ${year}`,
          periodStart: `${year}-01-01`,
          periodEnd: `${year}-12-31`,
          opensOn: opened,
          closesOn: `${year + 2}-01-31`,
          previousRoundId,
          participants: places.slice(1).map((p) => associationId(p.slug)),
          ...everybody,
        });
        await move(ctx, round, 'open');
        return round;
      });
      for (const place of places)
        await this.importYear(
          place,
          roundId,
          firms.filter((f) => f.place === place && f.answers.has(year)),
          year,
        );
      if (year === 2023) await counselling.begin();
      if (released)
        await this.finish(
          lead.slug,
          roundId,
          frozen,
          released,
          places.map((p) => p.slug),
        );
      else await this.drafts(firms, roundId, opened);
      previousRoundId = roundId;
    }
    this.log('demo: cases, plans, notes');
    await counselling.goOn();
  }

  private async importYear(place: Place, roundId: string, firms: DemoFirm[], year: number): Promise<void> {
    this.log(`demo: ${place.association}, answers for ${year}`);
    await this.importFile(
      place.slug,
      roundId,
      calendar[year]!.opened,
      `${place.slug}-${year}.csv`,
      Buffer.from(answersFile(firms, year)),
    );
  }

  private async importFile(
    slug: string,
    roundId: string,
    at: string,
    fileName: string,
    bytes: Uint8Array,
  ): Promise<void> {
    const table = await readTable(bytes, importLimits);
    const within: Within = (work) => this.as(slug, at, work);
    const preview = await previewImport(within, roundId, fileName, table);
    if (preview.status !== 'ready') throw new Error(`${fileName}: ${JSON.stringify(preview.problems.slice(0, 3))}`);
    const { job } = await within((ctx) => commitImport(ctx, roundId, preview.id));
    if (!job) throw new Error(`${fileName}: no job writes it`);
    const databases = { across: this.release, within: this.app };
    const works = { ...memberWorks, ...importWorks };
    const outcome = await runBulkJob(databases, job.id, works, { now: new Date(`${at}T10:00:00Z`) });
    if (outcome.state !== 'done') throw new Error(`${fileName}: ${JSON.stringify(outcome)}`);
  }

  /** Review, freeze, release: every query of the years past was cleared with its firm. */
  private async finish(
    slug: string,
    roundId: string,
    frozen: string,
    released: string,
    associations: string[],
  ): Promise<void> {
    await this.as(slug, frozen, (ctx) => move(ctx, roundId, 'review'));
    for (const association of associations) await this.as(association, frozen, (ctx) => clearQueries(ctx, roundId));
    await this.as(slug, frozen, (ctx) => move(ctx, roundId, 'freeze'));
    this.log('demo: releasing a round');
    const runId = await this.as(slug, released, async (ctx) => {
      await requestRelease(ctx, roundId);
      return (await ctx.tx.releaseRun.findFirstOrThrow({ where: { roundId, status: 'queued' } })).id;
    });
    const outcome = await runRelease(this.release, runId, { now: new Date(`${released}T10:05:00Z`) });
    if (outcome.state !== 'published') throw new Error(`the demo's round was not released: ${JSON.stringify(outcome)}`);
  }

  /** A few firms have begun the open round and not finished. */
  private async drafts(firms: DemoFirm[], roundId: string, at: string): Promise<void> {
    const begun = firms.filter(
      (f) => !f.answers.has(2025) && f.answers.has(2024) && f.key !== 'bacg-0' && new Dice('draft', f.key).chance(0.12),
    );
    for (const firm of begun) {
      const { answers } = demoAnswers(firm, 2025);
      const some = [...answers].filter(([code]) =>
        [
          'turnover',
          'fte',
          'headcount',
          'cost_of_sales',
          'operating_profit',
          'total_assets',
          'current_liabilities',
        ].includes(code),
      );
      await this.app.transaction({ firm: firm.id, user: accounts[0]!.id, scope: 'firm' }, async (tx) => {
        const ctx: Ctx = {
          actor: { id: null, name: firm.name },
          associationId: null,
          firmId: firm.id,
          permissions: new Set(permissionsOf.firm_administrator),
          tx,
          now: new Date(`${at}T12:00:00Z`),
        };
        const { id } = await startAssessment(ctx, roundId, 'short');
        await saveAnswers(
          ctx,
          id,
          some.map(([input, value]) => ({ input, value, skipped: false, baseVersion: 0 })),
        );
      });
    }
  }

  async partners(firms: DemoFirm[]): Promise<void> {
    this.log('demo: partnering profiles and introductions');
    const as: AsAssociation = (slug, at, work) => this.as(slug, at, work);
    const profiles = await seedPartners(this.app, as, firms);
    this.log('demo: events with meetings');
    await seedEvents(this.app, as, firms, profiles);
    this.log('demo: what firms share and want to learn');
    await seedLearning(this.app, as, firms);
    await seedGroup(this.app, firms);
  }

  /** The World Benchmarking Alliance's file as it is published, through the same import. */
  async gender(): Promise<void> {
    this.log('demo: the gender assessment of 2,000 companies');
    const roundId = await this.as(genderSlug, '2025-01-15', async (ctx) => {
      const round = await make(ctx, {
        instrumentVersionId: versionId('gender-wba'),
        name: 'Gender assessment 2023-24',
        periodStart: '2023-01-01',
        periodEnd: '2024-12-31',
        opensOn: '2025-01-15',
        closesOn: '2025-06-30',
        previousRoundId: null,
        participants: [],
        ...everybody,
      });
      await move(ctx, round, 'open');
      return round;
    });
    await this.importFile(genderSlug, roundId, '2025-03-03', 'wba_gender_2023_2024.csv', genderFile());
    await this.finish(genderSlug, roundId, '2025-07-01', '2026-01-15', [genderSlug]);
  }
}

async function clearQueries(ctx: Ctx, roundId: string): Promise<void> {
  for (;;) {
    const { items } = await queries(ctx, roundId, { page: 1, size: 100, search: '', status: 'open' });
    if (items.length === 0) return;
    for (const query of items)
      await decideQuery(ctx, roundId, query.id, {
        decision: 'accepted',
        reason: 'Confirmed by the firm on the telephone.',
      });
  }
}

/** A year's answers of one association's members as the file it would load. */
export function answersFile(firms: readonly DemoFirm[], year: number): string {
  const sheets = firms.map((firm) => ({ firm, ...sentAnswers(firm, year) }));
  const codes = [...new Set(sheets.flatMap(({ answers }) => [...answers.keys()]))];
  const lines = sheets.map(({ firm, form, currency, moneyScale, answers }) =>
    [firm.memberNo, form, currency, moneyScale, ...codes.map((code) => answers.get(code) ?? '')].join(','),
  );
  return [['member_no', 'form', 'currency', 'scale', ...codes].join(','), ...lines, ''].join('\n');
}
