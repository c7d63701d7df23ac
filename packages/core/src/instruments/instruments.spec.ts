import type { InstrumentFile } from '@gauge/contracts';
import { makeNetwork, type TestAssociation, type TestNetwork } from '../../test/network.js';
import { moveRound, planRound } from '../../test/rounds.js';
import { canonicalJson, sha256, type Ctx } from '../platform/index.js';
import * as instruments from './index.js';
import type { InstrumentDefinition } from './index.js';

let network: TestNetwork;
let lead: TestAssociation;
let builtIn: string;
beforeAll(async () => {
  network = await makeNetwork();
  ({ lead } = network);
  builtIn = network.instruments.competitiveness;
});
afterAll(() => network.close());

const as = <T>(association: TestAssociation, work: (ctx: Ctx) => Promise<T>) =>
  network.asAssociation(association, work);
const clone = (association = lead, from = builtIn) => as(association, (ctx) => instruments.cloneInstrument(ctx, from));
const changed = (definition: InstrumentDefinition, change: (definition: InstrumentDefinition) => void) => {
  const copy = structuredClone(definition);
  change(copy);
  return copy;
};
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no problem',
    (error: { code: string }) => error.code,
  );
const actions = async () =>
  (
    await network.sql<{ action: string }>(
      `select action from audit_entry where action like 'instrument.%' order by seq`,
    )
  ).map(({ action }) => action);

test('a clone is a draft of the association, the next version on the same line, and nothing is wrong with it', async () => {
  const draft = await clone();
  expect(draft).toMatchObject({
    code: 'competitiveness',
    version: 2,
    status: 'draft',
    owner: 'own',
    faults: [],
    editable: true,
    revision: 1,
    basedOn: { id: builtIn, version: 1 },
    definition: { version: 2, inputs: { length: 138 } },
  });
  const { items } = await as(lead, instruments.instrumentLibrary);
  expect(items.map(({ code, version, owner }) => `${owner} ${code} ${version}`)).toEqual([
    'own competitiveness 2',
    'builtIn competitiveness 1',
    'builtIn gender-wba 1',
  ]);
  expect(await actions()).toEqual(['instrument.cloned']);
  await as(lead, (ctx) => instruments.discardInstrument(ctx, draft.id));
});

test('unfinished work is saved with what is wrong at its place, and no round can be planned on it', async () => {
  const draft = await clone();
  const broken = changed(draft.definition, ({ indicators, inputs }) => {
    indicators[0]!.formula = '(turnover - cost_of_sales / turnover';
    inputs[1]!.name = '';
  });
  const saved = await as(lead, (ctx) => instruments.saveInstrument(ctx, draft.id, { revision: 1, definition: broken }));
  expect(saved).toMatchObject({ revision: 2, problems: 2 });
  expect(saved.faults).toEqual([
    { path: ['inputs', 1, 'name'], message: 'Write something here.' },
    {
      path: ['indicators', 0, 'formula'],
      message: 'A closing parenthesis is missing at character 37: close what was opened at character 1.',
    },
  ]);
  expect(await code(planRound(network, { instrumentVersionId: draft.id, year: 2031 }))).toBe('invalid_input');
  // and not past our own code either
  const past = network.sql(
    `insert into round (association_id, instrument_version_id, name, period_start, period_end, opens_on, closes_on)
     values ($1, $2, 'Past the check', '2031-01-01', '2031-12-31', '2032-01-01', '2032-03-01')`,
    [lead.id, draft.id],
  );
  await expect(past).rejects.toMatchObject({ code: 'P0001' });
  const list = await as(lead, instruments.instruments);
  expect(list.map(({ id }) => id)).not.toContain(draft.id);
});

test('a save that rests on an older draft is refused and changes nothing; whoever was first is named', async () => {
  const draft = await clone();
  const mine = changed(draft.definition, (definition) => (definition.title = 'Mine'));
  const theirs = changed(draft.definition, (definition) => (definition.title = 'Theirs'));
  await as(lead, (ctx) => instruments.saveInstrument(ctx, draft.id, { revision: 1, definition: mine }));
  const late = as(lead, (ctx) => instruments.saveInstrument(ctx, draft.id, { revision: 1, definition: theirs }));
  await expect(late).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('saved this draft at'),
  });
  const now = await as(lead, (ctx) => instruments.instrumentSource(ctx, draft.id));
  expect([now.title, now.revision]).toEqual(['Mine', 2]);
});

describe('a version that a round uses', () => {
  let draft: { id: string; definition: InstrumentDefinition };
  let roundId: string;
  beforeAll(async () => {
    draft = await clone();
    roundId = await planRound(network, { instrumentVersionId: draft.id, year: 2032, allies: [network.ally] });
  });

  test('no longer changes, and is frozen with the opening', async () => {
    const save = (ctx: Ctx) => instruments.saveInstrument(ctx, draft.id, { revision: 1, definition: draft.definition });
    expect(await code(as(lead, save))).toBe('instrument_not_draft');
    await moveRound(network, roundId, 'open');
    const frozen = await as(lead, (ctx) => instruments.instrumentSource(ctx, draft.id));
    expect([frozen.status, frozen.editable, frozen.rounds]).toEqual(['frozen', false, 1]);
    expect(frozen.contentHash).toBe(sha256(canonicalJson(frozen.definition)));
    expect(await code(as(lead, save))).toBe('instrument_not_draft');
    expect(await code(as(lead, (ctx) => instruments.discardInstrument(ctx, draft.id)))).toBe('instrument_not_draft');
  });

  test('is held by the database against everybody, its owner and the owner of the tables too', async () => {
    for (const change of [
      `definition = jsonb_set(definition, '{title}', '"Another"')`,
      `content_hash = 'x'`,
      'version = 9',
      `status = 'draft'`,
      `association_id = null`,
    ])
      await expect(
        network.sql(`update instrument_version set ${change} where id = $1`, [draft.id]),
      ).rejects.toMatchObject({
        code: 'P0001',
      });
    await expect(network.sql('delete from instrument_version where id = $1', [draft.id])).rejects.toMatchObject({
      code: 'P0001',
    });
  });

  test('is seen by those who take part, their firms too, and by nobody else', async () => {
    expect((await as(network.ally, (ctx) => instruments.instrumentSource(ctx, draft.id))).owner).toBe('other');
    expect((await as(network.ally, instruments.instrumentLibrary)).items.map(({ id }) => id)).toContain(draft.id);
    expect((await as(network.ally, instruments.instruments)).map(({ id }) => id)).not.toContain(draft.id);
    const firm = network.ally.firms[0]!;
    const seen = await network.asFirm(firm, (ctx) => instruments.instrumentVersion(ctx, draft.id));
    expect(seen.title).toBe(draft.definition.title);
    expect(await code(as(network.stranger, (ctx) => instruments.instrumentSource(ctx, draft.id)))).toBe('not_found');
    const strange = network.stranger.firms[0]!;
    expect(await code(network.asFirm(strange, (ctx) => instruments.instrumentVersion(ctx, draft.id)))).toBe(
      'not_found',
    );
    expect(await code(as(network.ally, (ctx) => instruments.retireInstrument(ctx, draft.id)))).toBe('forbidden');
    const theirs = clone(network.ally, draft.id);
    expect((await theirs).owner).toBe('own');
  });

  test('is retired: no new round on it, the old one goes on', async () => {
    const retired = await as(lead, (ctx) => instruments.retireInstrument(ctx, draft.id));
    expect(retired.status).toBe('retired');
    expect(await code(planRound(network, { instrumentVersionId: draft.id, year: 2033 }))).toBe('invalid_input');
    const firm = lead.firms[0]!;
    expect((await network.asFirm(firm, (ctx) => instruments.instrumentVersion(ctx, draft.id))).status).toBe('retired');
    await moveRound(network, roundId, 'review');
    expect(await code(as(lead, (ctx) => instruments.retireInstrument(ctx, draft.id)))).toBe('conflict');
  });
});

test('another association’s export comes in as a draft that says the same', async () => {
  const draft = await clone();
  const translated = changed(draft.definition, (definition) => {
    definition.translations = { fr: { 'inputs.turnover.name': 'Chiffre d’affaires net' } };
  });
  await as(lead, (ctx) => instruments.saveInstrument(ctx, draft.id, { revision: 1, definition: translated }));
  const file = await as(lead, (ctx) => instruments.exportInstrument(ctx, draft.id));
  const sent = JSON.parse(JSON.stringify(file)) as InstrumentFile;
  const taken = await as(network.stranger, (ctx) => instruments.importInstrument(ctx, sent));
  expect(taken).toMatchObject({ owner: 'own', status: 'draft', version: 2, basedOn: null });
  const again = await as(network.stranger, (ctx) => instruments.exportInstrument(ctx, taken.id));
  const meaning = ({ definition }: InstrumentFile) => canonicalJson({ ...definition, version: 0 });
  expect(meaning(again)).toBe(meaning(file));
  expect(taken.languages).toEqual([{ language: 'fr', missing: expect.any(Number) as number }]);
  const seen = await as(network.stranger, (ctx) => instruments.instrumentVersion(ctx, taken.id, 'fr'));
  expect([seen.inputs[0]?.name, seen.languages]).toEqual(['Chiffre d’affaires net', ['fr']]);
});

test('a code of one’s own begins a line; two associations on the same line see nothing of one another', async () => {
  const { definition } = await as(lead, (ctx) => instruments.exportInstrument(ctx, builtIn));
  const own = {
    format: 'gauge-instrument-1' as const,
    definition: { ...definition, code: 'foundry', title: 'Secret' },
  };
  const first = await as(lead, (ctx) => instruments.importInstrument(ctx, own));
  const other = await as(network.stranger, (ctx) => instruments.importInstrument(ctx, own));
  expect([first.version, other.version]).toEqual([1, 1]);
  expect(await code(as(network.stranger, (ctx) => instruments.instrumentSource(ctx, first.id)))).toBe('not_found');
  expect(await code(as(network.stranger, (ctx) => instruments.compareInstruments(ctx, other.id, first.id)))).toBe(
    'not_found',
  );
  const { items } = await as(network.stranger, instruments.instrumentLibrary);
  expect(items.filter(({ code }) => code === 'foundry').map(({ id }) => id)).toEqual([other.id]);
});
