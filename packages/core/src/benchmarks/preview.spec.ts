import { connected, openDatabase, type Database } from '@gauge/db';
import { suiteDatabase, type SuiteDatabase } from '@gauge/db/testing';
import { addRound, atAssociation, idOf, makeNetwork, type Network } from '../../test/benchmarks.js';
import { builtInInstrument } from '../instruments/index.js';
import { makePreviews, roundPreview } from './index.js';
import { previewFor, unlockOf, type PreviewFirm, type PreviewRow } from './preview.rules.js';

const definition = builtInInstrument('competitiveness');
const everything = definition.indicators.map(({ code }) => code);
const firms = (count: number, change: Partial<PreviewFirm> = {}): PreviewFirm[] =>
  Array.from({ length: count }, (_, at) => ({
    firmId: `${JSON.stringify(change)} ${at}`,
    groupId: null,
    sectorScheme: 'ISIC4',
    sectorCode: '2592',
    size: 'small',
    country: 'PL',
    region: null,
    ...change,
  }));
const submitted = (all: PreviewFirm[], observers = ['ours'], answered = everything): PreviewRow[] =>
  all.map((firm) => ({ ...firm, observers, answered }));
const preview = (rows: PreviewRow[], members: PreviewFirm[]) =>
  previewFor({ definition, roundId: 'r', associationId: 'ours', rows, members });
const small = { sector: 'metal', country: 'PL', size: 'small' };
const groupOf = (content: ReturnType<typeof preview>, dimensions: object = small) =>
  content.groups.find((group) => JSON.stringify(group.dimensions) === JSON.stringify(dimensions));

describe('what a running round would publish', () => {
  test('three of five: two more members and the group shows; with five it does', () => {
    const ours = firms(8);
    expect(groupOf(preview(submitted(ours.slice(0, 3)), ours))).toMatchObject({
      tier: null,
      band: null,
      figures: 0,
      members: 8,
      submitted: 3,
      unlock: { more: 2, tier: 'T5' },
    });
    expect(groupOf(preview(submitted(ours.slice(0, 5)), ours))).toMatchObject({
      tier: 'T5',
      band: '5-11',
      figures: definition.families.length,
      unlock: { more: 7, tier: 'T12' },
    });
  });

  test('what is promised holds: with so many more the group has that tier, whatever others there are', () => {
    const ours = firms(14);
    const others = submitted(firms(3, { size: 'medium' }), ['theirs']);
    for (const now of [0, 2, 4, 5, 9]) {
      const rows = submitted(ours.slice(0, now));
      const { unlock } = groupOf(preview([...rows, ...others], ours)) ?? {};
      if (!unlock) throw new Error('something is left to unlock');
      const then = preview([...submitted(ours.slice(0, now + unlock.more)), ...others], ours);
      expect(groupOf(then)?.tier).toBe(unlock.tier);
    }
  });

  test('firms of one enterprise group count once, and one that another association sees too is not counted on', () => {
    const ours = firms(6);
    const grouped = submitted(ours.slice(0, 4)).map((row, at) => (at < 2 ? { ...row, groupId: 'g' } : row));
    expect(groupOf(preview(grouped, ours))).toMatchObject({ submitted: 4, unlock: { more: 2 } });
    const shared = submitted(ours.slice(0, 4)).map((row, at) =>
      at === 0 ? { ...row, observers: ['ours', 'theirs'] } : row,
    );
    expect(groupOf(preview(shared, ours))).toMatchObject({ submitted: 4, unlock: { more: 2 } });
  });

  test('a firm that skipped a figure does not count for it', () => {
    const ours = firms(5);
    const rows = submitted(ours);
    rows[0] = { ...(rows[0] as PreviewRow), answered: everything.filter((code) => code !== 'QUA02') };
    expect(groupOf(preview(rows, ours))?.figures).toBe(definition.families.length - 1);
  });

  test('of other associations’ firms nothing shows but the tier and the band of groups with own members', () => {
    const ours = firms(2);
    const theirs = submitted(firms(7, { country: 'DE' }), ['theirs']);
    const content = preview([...submitted(ours), ...theirs], ours);
    expect(content.groups.every(({ dimensions }) => dimensions['country'] !== 'DE')).toBe(true);
    expect(groupOf(content, { sector: 'metal' })).toMatchObject({
      band: '5-11',
      members: 2,
      submitted: 2,
      unlock: null,
    });
    // four or none of the others make no difference to what is said
    const said = (count: number) => preview([...submitted(ours), ...theirs.slice(0, count)], ours);
    expect(said(4)).toEqual(said(0));
  });

  test.each([
    [null, 0, { more: 5, tier: 'T5' }],
    ['T5', 5, { more: 7, tier: 'T12' }],
    ['T12', 13, { more: 17, tier: 'T30' }],
    ['T30', 40, null],
  ] as const)('from %s with %i own', (tier, own, expected) => expect(unlockOf(tier, own)).toEqual(expected));
});

describe('made by the worker', () => {
  let suite: SuiteDatabase;
  let app: Database;
  let release: Database;
  let network: Network;
  beforeAll(async () => {
    suite = await suiteDatabase();
    app = openDatabase(suite.app, { max: 2 });
    release = openDatabase(suite.release, { max: 2 });
    network = await makeNetwork(suite.owner, { firms: 32 });
  });
  afterAll(async () => {
    await Promise.all([app.close(), release.close()]);
    await suite.drop();
  });

  const submitAll = (roundId: string, at: string) =>
    connected(suite.owner, (owner) =>
      owner.query('update assessment set submitted_at = $2 where round_id = $1', [roundId, at]),
    );

  test('each association reads its own; others’ members count as of the day’s beginning', async () => {
    const roundId = await addRound(suite.owner, network, {
      name: 'running',
      periodEnd: '2025-12-31',
      status: 'open',
      assessmentStatus: 'submitted',
    });
    const now = new Date('2026-03-02T12:00:00Z');
    await submitAll(roundId, '2026-03-02T09:00:00Z');
    expect(await makePreviews(release, now)).toBe(2);
    expect(await makePreviews(release, now)).toBe(0);
    const read = (associationId: string) =>
      atAssociation(app, associationId, 'association_administrator', (ctx) => roundPreview(ctx, roundId));

    const first = await read(network.lead);
    expect(first.lastHeldBack).toBeNull();
    expect(first).toMatchObject({ madeAt: now.toISOString(), othersAt: '2026-03-02T00:00:00.000Z', tooMany: false });
    const everybody = (view: typeof first) =>
      view.groups.find(({ dimensions }) => Object.keys(dimensions).length === 0);
    // sixteen of its own, in four groups of four: nothing but the widest groups, and no ally's member of today
    expect(everybody(first)).toMatchObject({ submitted: 16, members: 16, band: '12-19' });
    expect(first.groups.every(({ dimensions }) => dimensions['country'] !== 'IN')).toBe(true);

    // of an earlier release it says for how many figures groups were held back, and not for how many firms
    await connected(suite.owner, async (owner) => {
      const before = await addRound(suite.owner, network, { name: 'before', periodEnd: '2024-12-31' });
      const rules = { families: { FIN01: { blocks: 2, withheldUnits: 7 }, FIN02: { blocks: 3, withheldUnits: 0 } } };
      await owner.query(`update round set status = 'released' where id = $1`, [before]);
      await owner.query(
        `with run as (insert into release_run (round_id, status) values ($1, 'published') returning id)
         insert into release (round_id, run_id, method, content_hash, families, too_fresh, rules, published_at)
         select $1, id, 'x', 'x', '{FIN01,FIN02}', '[]', $2, now() from run`,
        [before, JSON.stringify(rules)],
      );
    });
    expect((await read(network.lead)).lastHeldBack).toEqual({ round: 'before', held: 1, of: 2 });

    const tomorrow = new Date('2026-03-03T00:30:00Z');
    await makePreviews(release, tomorrow);
    expect(everybody(await read(network.lead))?.band).toBe('30-49');
    await expect(
      atAssociation(app, idOf('a stranger'), 'association_administrator', (ctx) => roundPreview(ctx, roundId)),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});
