import type { StandingView, Strip } from '@gauge/contracts';
import { IndicatorDetail, IndustryView, StandingView as StandingShape } from '@gauge/contracts';
import { connected, openDatabase, type Database } from '@gauge/db';
import { suiteDatabase, type SuiteDatabase } from '@gauge/db/testing';
import {
  addRound,
  atAssociation,
  atFirm,
  idOf,
  makeNetwork,
  userId,
  type Firm,
  type Network,
} from '../../test/benchmarks.js';
import { assessment, saveAnswers, startAssessment } from '../rounds/index.js';
import {
  indicatorStanding,
  industryStanding,
  memberIndicatorStanding,
  memberStanding,
  requestRelease,
  runRelease,
  standing,
} from './index.js';

let urls: SuiteDatabase;
let app: Database;
let release: Database;
let network: Network;
let rounds: { first: string; second: string };
const auto = { peers: 'auto' };

const sql = <R>(text: string, values: unknown[] = []): Promise<R[]> =>
  connected(urls.owner, async (owner) => (await owner.query(text, values)).rows as R[]);

async function publish(roundId: string): Promise<void> {
  await atAssociation(app, network.lead, 'association_administrator', (ctx) => requestRelease(ctx, roundId));
  const [run] = await sql<{ id: string }>('select id from release_run where round_id = $1', [roundId]);
  expect(await runRelease(release, (run as { id: string }).id)).toMatchObject({ state: 'published' });
}

beforeAll(async () => {
  urls = await suiteDatabase();
  [app, release] = [openDatabase(urls.app), openDatabase(urls.release)];
  network = await makeNetwork(urls.owner, { firms: 96 });
  const first = await addRound(urls.owner, network, { name: '2023', periodEnd: '2023-12-31' });
  await publish(first);
  const answering = network.firms.slice(0, 90);
  const second = await addRound(urls.owner, network, {
    name: '2024',
    periodEnd: '2024-12-31',
    previousRoundId: first,
    answering,
  });
  await publish(second);
  rounds = { first, second };
});
afterAll(async () => {
  await app.close();
  await release.close();
  await urls.drop();
});

const firm = (index: number): Firm => network.firms[index] as Firm;
const look = (of: Firm, query: { peers: string; round?: string } = auto): Promise<StandingView> =>
  atFirm(app, of.id, (ctx) => standing(ctx, query));
const indicatorIn = (view: StandingView, code: string) =>
  view.indicators.find((one) => one.code === code) as StandingView['indicators'][number];
const points = (strip: Strip) => {
  if (strip.state !== 'released' || strip.kind !== 'points') throw new Error(`no points: ${JSON.stringify(strip)}`);
  return strip;
};

describe("a firm's standing", () => {
  test('is what the contract says', async () => {
    const view = await look(firm(0));
    expect(StandingShape.parse(view)).toEqual(view);
    expect(view.indicators).toHaveLength(80);
    expect(view.rounds.map(({ name, answered }) => [name, answered])).toEqual([
      ['2024', true],
      ['2023', true],
    ]);
  });

  test('names areas and indicators in the reader’s language, and computes the same', async () => {
    const french = await atFirm(app, firm(0).id, (ctx) => standing({ ...ctx, language: 'fr' }, auto));
    expect([french.instrument.title, french.rounds[0]?.instrumentTitle, french.pillars[0]?.name]).toEqual([
      'Évaluation de la compétitivité',
      'Évaluation de la compétitivité',
      'Finances',
    ]);
    expect(french.indicators.find(({ code }) => code === 'QUA02')?.name).toBe('Taux de rebut');
    const figures = ({ indicators }: StandingView) => indicators.map(({ name: _, ...figure }) => figure);
    expect(figures(french)).toEqual(figures(await look(firm(0))));
  });

  test('the narrowest peers of twelve or more at home and across borders, by name', async () => {
    // twelve of its sector, country and size answered
    expect(points(indicatorIn(await look(firm(0)), 'FIN02').home)).toMatchObject({
      cohort: { key: 'country=DE&sector=metal&size=small' },
      nBand: '12-19',
      tier: 'T12',
    });
    // and here eleven, which is too few to stand for anybody
    const { home, network: across } = indicatorIn(await look(firm(2)), 'FIN02');
    expect(points(home).cohort).toEqual({
      key: 'country=DE&sector=vehicle',
      reach: 'home',
      dimensions: [
        { dimension: 'sector', value: 'vehicle', label: 'Vehicle parts, systems and machinery' },
        { dimension: 'country', value: 'DE', label: 'Germany' },
      ],
    });
    expect(points(home)).toMatchObject({ nBand: '20-29', tier: 'T12' });
    expect(points(across).cohort.key).toBe('sector=vehicle&size=small');
  });

  test('a chosen peer group takes the place of its reach and no other', async () => {
    const usual = indicatorIn(await look(firm(0)), 'FIN02');
    const chosen = indicatorIn(await look(firm(0), { peers: 'all' }), 'FIN02');
    expect(points(chosen.network).cohort.key).toBe('all');
    expect(chosen.home).toEqual(usual.home);
    await expect(look(firm(0), { peers: 'country=IN' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(look(firm(0), { peers: 'sector=none' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('places agree with the figures, whichever way is better', async () => {
    for (const subject of network.firms.slice(0, 12)) {
      for (const one of (await look(subject)).indicators) {
        const { own, polarity, network: strip } = one;
        if (own.state !== 'value' || strip.state !== 'released' || strip.kind !== 'points') continue;
        if (strip.position?.kind !== 'quarter' || polarity === 'target') continue;
        const sign = polarity === 'lower' ? -1 : 1;
        const passed = [strip.points.P25, strip.points.P50, strip.points.P75].filter(
          (point) => sign * own.value >= sign * (point as number),
        );
        expect(strip.position.quarter).toBe(1 + passed.length);
      }
    }
  });

  test('strengths and gaps: at most three, beyond one grid step, and on the side they are on', async () => {
    const view = await look(firm(3));
    expect(view.strengths.length).toBeLessThanOrEqual(3);
    expect(view.gaps.length).toBeLessThanOrEqual(3);
    expect(view.gaps.length).toBeGreaterThan(0);
    for (const code of view.gaps) expect(indicatorIn(view, code).score).toBeLessThan(50);
    for (const code of view.strengths) expect(indicatorIn(view, code).score).toBeGreaterThan(50);
    const scores = view.indicators.flatMap(({ score }) => (score === null ? [] : [score]));
    for (const score of scores) expect(score >= 0 && score <= 100).toBe(true);
  });

  test('a pillar has a score from two thirds of its indicators on, and is their mean', async () => {
    const view = await look(firm(3));
    const yesNo = new Set(network.definition.indicators.filter(({ kind }) => kind === 'yesno').map(({ code }) => code));
    for (const { code, score, counted, total } of view.pillars) {
      const members = view.indicators.filter((one) => one.pillar === code && !yesNo.has(one.code));
      const scores = members.flatMap((one) => (one.score === null ? [] : [one.score]));
      expect([counted, total]).toEqual([scores.length, members.length]);
      if (counted * 3 < total * 2) expect(score).toBeNull();
      else expect(score).toBeCloseTo(scores.reduce((sum, one) => sum + one, 0) / scores.length, 9);
    }
  });

  test('sizes are shown for groups of thirty and more only', async () => {
    const view = await look(firm(0));
    const sizes = network.definition.indicators.filter(({ kind }) => kind === 'level').map(({ code }) => code);
    for (const code of sizes) {
      const { home } = indicatorIn(view, code);
      const shown = home.state === 'released' ? home.nBand : null;
      expect(shown === null || ['30-49', '50-99', '100+'].includes(shown)).toBe(true);
    }
  });

  test('a look back shows that round with its own answers', async () => {
    const view = await look(firm(0), { peers: 'auto', round: rounds.first });
    expect(view.release.roundName).toBe('2023');
    expect(view.own).toMatchObject({ roundId: rounds.first, sameRound: true });
    await expect(look(firm(0), { peers: 'auto', round: idOf('nowhere') })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a firm that took no part last time sees its former answers against the latest release', async () => {
    const view = await look(firm(95));
    expect(view.release.roundId).toBe(rounds.second);
    expect(view.own).toMatchObject({ roundId: rounds.first, sameRound: false });
    expect(indicatorIn(view, 'FIN02').home).toMatchObject({ state: 'released' });
  });

  test('P4: answers just handed in count at once; a draft changes nothing, for its firm or anybody', async () => {
    const [handedIn, drafting] = [firm(8), firm(12)];
    const before = [await look(drafting), await look(firm(16))];
    const answering = { periodEnd: '2025-12-31', status: 'open' } as const;
    const next = await addRound(urls.owner, network, {
      ...answering,
      name: 'next',
      answering: [handedIn],
      assessmentStatus: 'submitted',
    });
    await addRound(urls.owner, network, {
      ...answering,
      name: 'drafts',
      answering: [drafting],
      assessmentStatus: 'draft',
    });
    const view = await look(handedIn);
    expect(view.release.roundId).toBe(rounds.second);
    expect(view.own).toEqual({ roundId: next, roundName: 'next', status: 'submitted', sameRound: false });
    expect((await look(drafting)).own).toMatchObject({ roundId: rounds.second, sameRound: true });
    expect([await look(drafting), await look(firm(16))]).toEqual(before);
  });

  test('a firm of a country without a group of its own sees the wider ones', async () => {
    const lonely = firm(94);
    await sql(`update firm set country = 'ZW' where id = $1`, [lonely.id]);
    const view = await look(lonely);
    const { home, network: across } = indicatorIn(view, 'FIN02');
    expect(home).toEqual({ state: 'suppressed', reason: 'too_few', until: null, cohort: null });
    expect(points(across).cohort.reach).toBe('network');
    expect(view.cohorts.every(({ reach }) => reach === 'network')).toBe(true);
  });

  test('a newcomer is asked about a figure that is a tenth of its peers’ released median', async () => {
    const newcomer = { ...firm(0), id: idOf('a newcomer') };
    await sql(
      `insert into firm (id, name, country, sector_code, size) values ($1, 'Newcomer', 'DE', '2592', 'small')`,
      [newcomer.id],
    );
    await sql(`insert into membership (association_id, firm_id, member_no, status) values ($1, $2, 'N1', 'verified')`, [
      network.lead,
      newcomer.id,
    ]);
    const open = { name: '2025', periodEnd: '2025-12-31', status: 'open' as const, answering: [] };
    const roundId = await addRound(urls.owner, network, open);
    const { home } = indicatorIn(await look(newcomer), 'QUA02');
    const median = points(home).points.P50 ?? 0;
    const checks = async (unitsScrapped: number) => {
      const { id } = await atFirm(app, newcomer.id, (ctx) => startAssessment(ctx, roundId, 'full'));
      const given = { units_produced: 1_000_000, units_scrapped: Math.round(unitsScrapped) };
      return atFirm(app, newcomer.id, async (ctx) => {
        const { answers } = await assessment(ctx, id);
        const versions = new Map(answers.map(({ input, version }) => [input, version]));
        const entries = Object.entries(given).map(([input, value]) => ({
          input,
          value,
          skipped: false,
          baseVersion: versions.get(input) ?? 0,
        }));
        return (await saveAnswers(ctx, id, entries)).checks.filter(({ indicator }) => indicator === 'QUA02');
      });
    };
    expect(await checks(median * 1_000)).toMatchObject([
      { code: 'UNIT_ERROR_10', params: { against: 'peers', reference: median, direction: 'fraction' } },
    ]);
    expect(await checks(median * 10_000)).toEqual([]);
    await sql('delete from firm where id = $1', [newcomer.id]);
    await sql('delete from round where id = $1', [roundId]);
  });

  test('another firm cannot be read through it', async () => {
    const seen = await atFirm(app, firm(0).id, (ctx) => ctx.tx.assessment.findMany({ select: { firmId: true } }));
    expect(new Set(seen.map(({ firmId }) => firmId))).toEqual(new Set([firm(0).id]));
  });
});

describe('one indicator', () => {
  test('is what the contract says, with its drivers', async () => {
    const detail = await atFirm(app, firm(0).id, (ctx) => indicatorStanding(ctx, 'FIN02', auto));
    expect(IndicatorDetail.parse(detail)).toEqual(detail);
    const { drivers } = network.definition.indicators.find(({ code }) => code === 'FIN02') as { drivers: string[] };
    expect(detail.drivers.map(({ code }) => code)).toEqual(drivers);
    await expect(atFirm(app, firm(0).id, (ctx) => indicatorStanding(ctx, 'NONE', auto))).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('keeps to one cohort a strip over the rounds', async () => {
    const detail = await atFirm(app, firm(0).id, (ctx) => indicatorStanding(ctx, 'FIN02', auto));
    expect(detail.trend.map(({ roundName }) => roundName)).toEqual(['2023', '2024']);
    for (const { home, network: across, own } of detail.trend) {
      expect(points(home).cohort).toEqual(detail.homeCohort);
      expect(points(across).cohort).toEqual(detail.networkCohort);
      expect(own.state).toBe('value');
    }
    const current = detail.trend.at(-1);
    expect(current?.home).toEqual(detail.indicator.home);
  });
});

describe('an industry against the network', () => {
  const of = (association: string, query = {}) =>
    atAssociation(app, association, 'association_administrator', (ctx) => industryStanding(ctx, query));

  test('lays the country’s released middle on the network’s released figures, and nothing else', async () => {
    const { industry } = await of(network.lead);
    expect(IndustryView.parse(industry)).toEqual(industry);
    expect(industry).toMatchObject({ release: { roundId: rounds.second }, sector: null });
    const one = industry!.indicators.find(({ code }) => code === 'FIN02')!;
    expect([points(one.home).cohort.key, points(one.network).cohort.key]).toEqual(['country=DE', 'all']);
    // the same figures that a firm of the country is shown for these groups, to the digit
    const seen = indicatorIn(await look(firm(0), { peers: 'country=DE' }), 'FIN02');
    expect(points(one.home).points).toEqual(points(seen.home).points);
    const across = indicatorIn(await look(firm(0), { peers: 'all' }), 'FIN02');
    expect(points(one.network).points).toEqual(points(across.network).points);
    const ahead = points(one.home).points.P50! - points(one.network).points.P50!;
    const side = Math.abs(ahead) <= points(one.network).grid ? 'even' : ahead > 0 ? 'better' : 'worse';
    expect(one.leaning).toBe(side);
    expect(industry!.pillars.some(({ score }) => score !== null)).toBe(true);
  });

  test('by sector and by round; a sector without a group of its own is not offered', async () => {
    const { industry } = await of(network.lead, { sector: 'metal', round: rounds.first });
    expect(industry).toMatchObject({ sector: 'metal', release: { roundId: rounds.first } });
    const one = industry!.indicators.find(({ code }) => code === 'FIN02')!;
    expect(points(one.network).cohort.key).toBe('sector=metal');
    expect((await of(network.lead, { sector: 'nothing' })).industry?.sector).toBeNull();
    await expect(of(network.lead, { round: network.lead })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('an association that took no part sees nothing', async () => {
    await sql(
      `insert into association (id, name, country, contact_email) values ($1, 'Outside', 'DE', 'x@x.example')`,
      [idOf('outside')],
    );
    expect(await of(idOf('outside'))).toEqual({ industry: null });
  });
});

describe('a counsellor', () => {
  const counsel = <T>(work: Parameters<typeof atAssociation<T>>[3], at = network.lead) =>
    atAssociation(app, at, 'counsellor', work);
  const agree = (subject: Firm, level: string) =>
    sql(
      `insert into counsel_consent (firm_id, association_id, level, text_version, at) values ($1, $2, $3, '1', clock_timestamp())`,
      [subject.id, subject.association, level],
    );

  test('sees no standing without consent, nor of anybody else’s member', async () => {
    await expect(counsel((ctx) => memberStanding(ctx, firm(0).id, auto))).rejects.toMatchObject({
      code: 'consent_needed',
    });
    await expect(counsel((ctx) => memberStanding(ctx, firm(1).id, auto))).rejects.toMatchObject({ code: 'not_found' });
    expect(await sql('select id from access_view')).toEqual([]);
  });

  test('sees what the firm sees once it agreed, and the firm sees who looked', async () => {
    await agree(firm(0), 'standings');
    const view = await counsel((ctx) => memberStanding(ctx, firm(0).id.toUpperCase(), auto));
    expect(view).toEqual(await look(firm(0)));
    const detail = await counsel((ctx) => memberIndicatorStanding(ctx, firm(0).id, 'FIN02', auto));
    expect(detail.indicator.own.state).toBe('value');
    const seen = await atFirm(app, firm(0).id, (ctx) => ctx.tx.accessView.findMany());
    expect(seen).toMatchObject([
      { associationId: network.lead, userName: 'Some Body', what: 'standing' },
      { associationId: network.lead, userName: 'Some Body', what: 'standing' },
    ]);
    const noted = await sql<{ actor_id: string }>(`select actor_id from audit_entry where action = 'standing.viewed'`);
    expect(noted).toEqual([{ actor_id: userId }, { actor_id: userId }]);
  });

  test('a consent that is taken back counts from then on', async () => {
    await agree(firm(2), 'answers');
    await counsel((ctx) => memberStanding(ctx, firm(2).id, auto));
    await agree(firm(2), 'none');
    await expect(counsel((ctx) => memberStanding(ctx, firm(2).id, auto))).rejects.toMatchObject({
      code: 'consent_needed',
    });
  });

  test('the administrator of the same association has no standing to look at', async () => {
    const administrator = atAssociation(app, network.lead, 'association_administrator', (ctx) =>
      memberStanding(ctx, firm(0).id, auto),
    );
    await expect(administrator).rejects.toMatchObject({ code: 'forbidden' });
  });
});
