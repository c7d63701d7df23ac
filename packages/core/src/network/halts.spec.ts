import {
  introductionMoves,
  type IntroductionMove,
  type IntroductionParty,
  type IntroductionView,
} from '@gauge/contracts';
import type { Ctx } from '../platform/index.js';
import type { TestFirm, TestNetwork } from '../../test/network.js';
import { introduced, makePartners } from '../../test/partners.js';
import { introduction, introductions, moveIntroduction, reportOutcome } from './index.js';

// What happens to an introduction at every step, and after it, when something comes in between: an alliance ends, a profile
// goes, a firm rules the other out, leaves or is deleted. One introduction at each step, and each event over all of them.

const running = ['asker_review', 'asked_review', 'decision', 'consent', 'exchanged'] as const;
/** `withdrawn`: before the exchange; `parted`: after it. */
const states = [...running, 'closed', 'declined', 'withdrawn', 'parted', 'lapsed'] as const;
type State = (typeof states)[number];
type One = { id: string; asker: TestFirm; asked: TestFirm };

let network: TestNetwork;
const at = {} as Record<State, One>;
const stopsAt: Partial<Record<State, (typeof running)[number]>> = {
  closed: 'exchanged',
  parted: 'exchanged',
  declined: 'decision',
  withdrawn: 'consent',
  lapsed: 'consent',
};

beforeAll(async () => {
  network = await makePartners();
  for (const [place, state] of states.entries())
    at[state] = await introduced(network, stopsAt[state] ?? (state as (typeof running)[number]), place);
  const move = (state: State, by: 'asker' | 'asked', name: IntroductionMove) =>
    network.asFirm(at[state][by], (ctx) => moveIntroduction(ctx, at[state].id, { move: name, note: '' }));
  await move('declined', 'asked', 'decline');
  await move('withdrawn', 'asker', 'withdraw');
  await move('parted', 'asker', 'withdraw');
  const agreed = { result: 'no_deal', type: null, valueBand: null, agreedOn: null, why: null } as const;
  await network.asFirm(at.closed.asker, (ctx) => reportOutcome(ctx, at.closed.id, agreed));
  await network.sql(`update introduction set due_at = now() - interval '1 hour' where id = $1`, [at.lapsed.id]);
  await network.sql('create temp table kept_firm as select * from firm');
  await network.sql('create temp table kept_membership as select * from membership');
});
afterAll(() => network.close());

const parties = ['asker_firm', 'asker_association', 'asked_association', 'asked_firm'] as const;
const as = <T>(party: IntroductionParty, { asker, asked }: One, work: (ctx: Ctx) => Promise<T>): Promise<T> => {
  if (party.endsWith('firm')) return network.asFirm(party === 'asker_firm' ? asker : asked, work);
  return network.asAssociation(party === 'asker_association' ? network.ally : network.lead, work);
};
/** Before these steps the asked side knows nothing of it. */
const hidden: Record<IntroductionParty, readonly State[]> = {
  asker_firm: [],
  asker_association: [],
  asked_association: ['asker_review'],
  asked_firm: ['asker_review', 'asked_review'],
};
/** Of what has ended it is enough that the firms look: their associations read the same rows, and their list. */
const lookers = (state: State) => (isOver(state) ? (['asker_firm', 'asked_firm'] as const) : parties);
const hasExchanged = (state: State) => ['exchanged', 'closed', 'parted'].includes(state);
const isOver = (state: State) => ['closed', 'declined', 'withdrawn', 'parted', 'lapsed'].includes(state);
/** Who would go on at this step, and how. */
const onward: Partial<Record<State, [IntroductionParty, IntroductionMove]>> = {
  asker_review: ['asker_association', 'endorse'],
  asked_review: ['asked_association', 'pass_on'],
  decision: ['asked_firm', 'accept'],
  consent: ['asker_firm', 'consent'],
};
const ending: readonly IntroductionMove[] = ['refuse', 'turn_down', 'decline', 'withdraw'];

type Halting = {
  event: string;
  /** On the firms, or what they published, of one side or of both. */ sql: string;
  undo: string;
  halt: 'alliance_ended' | 'profile_gone' | 'firm_left';
  /** Whose side is told; both where nothing is said. */ told?: 'asker' | 'asked';
  /** A firm that is deleted has no name any more. */ deletes?: 'asker' | 'asked';
};
const firms = (side: 'asker' | 'asked') => `(select ${side}_firm_id from introduction)`;
const profiles = (side: 'asker' | 'asked') => `(select ${side}_profile_id from introduction)`;
const restored = `insert into firm select * from kept_firm on conflict do nothing;
  insert into membership select * from kept_membership on conflict do nothing`;
const ofSide = (side: 'asker' | 'asked'): Halting[] => {
  const other = side === 'asker' ? 'asked' : 'asker';
  const rulesOut = (what: string, none: string): Pick<Halting, 'sql' | 'undo' | 'halt' | 'told'> => ({
    sql: `update partner_profile p set ${what} where p.id in ${profiles(side)}`,
    undo: `update partner_profile p set ${none} where p.id in ${profiles(side)}`,
    halt: 'profile_gone',
    told: other,
  });
  return [
    {
      event: `the ${side} firm’s consent to be found is withdrawn`,
      sql: `create temp table kept_teaser as select * from partner_teaser where profile_id in ${profiles(side)};
        delete from partner_teaser where profile_id in ${profiles(side)}`,
      undo: `insert into partner_teaser select * from kept_teaser; drop table kept_teaser`,
      halt: 'profile_gone',
    },
    {
      event: `the ${side} firm’s profile has expired`,
      sql: `update partner_teaser set expires_at = now() where profile_id in ${profiles(side)}`,
      undo: `update partner_teaser set expires_at = now() + interval '1 year' where profile_id in ${profiles(side)}`,
      halt: 'profile_gone',
    },
    {
      event: `the ${side} firm rules the other out by name`,
      ...rulesOut(
        `blocked_firms = array(select upper(left(f.name, 19)) from firm f, introduction i where p.id = i.${side}_profile_id and f.id = i.${other}_firm_id)`,
        `blocked_firms = '{}'`,
      ),
    },
    {
      event: `the ${side} firm rules the other’s country out`,
      ...rulesOut(`markets_excluded = '{IN,DE}'`, `markets_excluded = '{}'`),
    },
    {
      event: `the ${side} firm leaves its association`,
      sql: `update membership set status = 'ended' where firm_id in ${firms(side)}`,
      undo: `update membership set status = 'verified'`,
      halt: 'firm_left',
    },
    {
      event: `the ${side} firm is closed`,
      sql: `update firm set deactivated_at = now() where id in ${firms(side)}`,
      undo: `update firm set deactivated_at = null`,
      halt: 'firm_left',
    },
    {
      event: `the ${side} firm is deleted`,
      sql: `delete from firm where id in ${firms(side)}`,
      undo: restored,
      halt: 'firm_left',
      deletes: side,
    },
  ];
};
const events: Halting[] = [
  {
    event: 'the alliance is ended',
    sql: `update alliance set status = 'ended'`,
    undo: `update alliance set status = 'accepted'`,
    halt: 'alliance_ended',
  },
  {
    event: 'the alliance has run out',
    sql: `update alliance set valid_until = current_date - 1`,
    undo: `update alliance set valid_until = null`,
    halt: 'alliance_ended',
  },
  {
    event: 'the alliance is for profiles no longer',
    sql: `update alliance set purposes = '{events}'`,
    undo: `update alliance set purposes = '{partner_profiles}'`,
    halt: 'alliance_ended',
  },
  ...ofSide('asked'),
  ...ofSide('asker'),
];

/** What a party is told at that step: why it cannot go on, while it is to go on. */
function haltFor({ halt, told }: Halting, state: State, party: IntroductionParty) {
  if (isOver(state) || (told && !party.startsWith(told))) return null;
  return hasExchanged(state) && halt !== 'firm_left' ? null : halt;
}

async function lookAt(state: State, party: IntroductionParty): Promise<IntroductionView | null> {
  try {
    return await as(party, at[state], (ctx) => introduction(ctx, at[state].id));
  } catch (error) {
    expect(error).toMatchObject({ code: 'not_found' });
    return null;
  }
}

const possible = ({ moves }: IntroductionView) => moves.filter((one) => one.possible).map(({ move }) => move);
const before = {} as Record<State, Record<IntroductionParty, IntroductionMove[]>>;

test('with nothing in between each party sees it from its step on, and names only after the exchange', async () => {
  for (const state of states)
    for (const party of parties) {
      const view = await lookAt(state, party);
      const place = `${state}, ${party}`;
      expect([place, view === null]).toEqual([place, hidden[party].includes(state)]);
      (before[state] ??= {} as (typeof before)[State])[party] = view ? possible(view) : [];
      if (!view) continue;
      expect([place, view.halt, view.contactsDeleted]).toEqual([place, null, false]);
      expect([place, view.otherFirm !== null]).toEqual([place, hasExchanged(state)]);
    }
});

test.each(events)('$event', async (happened) => {
  await network.sql(happened.sql);
  for (const state of states)
    for (const party of lookers(state)) {
      // a firm that was deleted has nobody who could look
      if (party === `${happened.deletes}_firm`) continue;
      const view = await lookAt(state, party);
      const place = `${state}, ${party}`;
      expect([place, view === null]).toEqual([place, hidden[party].includes(state)]);
      if (!view) continue;
      const halt = haltFor(happened, state, party);
      expect([place, view.halt]).toEqual([place, halt]);
      // what has ended stays as it was; what cannot go on can be ended; where nothing is told all is as before
      const left = halt === null ? before[state][party] : before[state][party].filter((move) => ending.includes(move));
      expect([place, possible(view)]).toEqual([place, left]);
      const gone = hasExchanged(state) && happened.deletes !== undefined;
      expect([place, view.contactsDeleted, view.contacts !== null, view.otherFirm !== null]).toEqual([
        place,
        gone,
        // whom to talk to is for the two firms
        hasExchanged(state) && !gone && party.endsWith('firm'),
        hasExchanged(state) && !gone,
      ]);
      if (!hasExchanged(state)) expectNoName(state, party, view);
    }
  for (const [state, [party, move]] of Object.entries(onward) as [State, [IntroductionParty, IntroductionMove]][]) {
    if (party === `${happened.deletes}_firm` || haltFor(happened, state, party) === null) continue;
    const going = as(party, at[state], (ctx) => moveIntroduction(ctx, at[state].id, { move, note: '' }));
    await expect(going).rejects.toMatchObject({ code: 'introduction_halted' });
  }
  await inTheList(happened);
  await network.sql(happened.undo);
});

/** Before the exchange nothing that tells who the other side is, whatever has happened. */
function expectNoName(state: State, party: IntroductionParty, view: IntroductionView) {
  const other = party.startsWith('asker') ? at[state].asked : at[state].asker;
  const vouching = party.startsWith('asker') ? network.lead : network.ally;
  const told = JSON.stringify(view);
  for (const secret of [
    other.name,
    other.id,
    vouching.name,
    vouching.id,
    ...(hasExchanged(state) ? [] : ['secret-domain']),
  ])
    if (!hasExchanged(state)) expect([state, party, told.includes(secret)]).toEqual([state, party, false]);
}

/** The list tells the same as the page. */
async function inTheList(happened: Halting) {
  const { items } = await network.asAssociation(network.ally, (ctx) =>
    introductions(ctx, { page: 1, size: 25, search: '' }),
  );
  const told = Object.fromEntries(items.map(({ id, halt }) => [id, halt]));
  for (const state of states)
    expect([state, told[at[state].id]]).toEqual([state, haltFor(happened, state, 'asker_association')]);
}

test('after all that every introduction stands where it stood', async () => {
  for (const state of states)
    for (const party of lookers(state)) {
      const view = await lookAt(state, party);
      if (view) expect([state, party, view.halt, possible(view)]).toEqual([state, party, null, before[state][party]]);
    }
});

describe('a firm rules the other out without knowing that it is the other', () => {
  const agree = (side: 'asker' | 'asked') =>
    network.asFirm(at.consent[side], (ctx) => moveIntroduction(ctx, at.consent.id, { move: 'consent', note: '' }));

  test('no names are exchanged, whoever agrees last', async () => {
    await agree('asker');
    await network.sql(
      `update partner_profile set blocked_firms = array[$1] where id = (select asked_profile_id from introduction where id = $2)`,
      [at.consent.asker.name, at.consent.id],
    );
    // its own page does not tell it: else ruling out name after name would tell who asks
    const view = await lookAt('consent', 'asked_firm');
    expect([view?.halt, possible(view!)]).toEqual([null, ['consent', 'withdraw']]);
    await expect(agree('asked')).rejects.toThrow(/INTRODUCTION_HALTED/);
    expect(await lookAt('consent', 'asked_firm')).toMatchObject({ status: 'consent', contacts: null, otherFirm: null });
    expect(await lookAt('consent', 'asker_firm')).toMatchObject({ halt: 'profile_gone', contacts: null });
  });

  test('what the asker has ruled out from the beginning does not come to the other firm, and the asker is not told why', async () => {
    const { id } = at.asker_review;
    await network.sql(
      `update partner_profile set blocked_firms = array[$1] where id = (select asker_profile_id from introduction where id = $2)`,
      [at.asker_review.asked.name, id],
    );
    const endorsed = await network.asAssociation(network.ally, (ctx) =>
      moveIntroduction(ctx, id, { move: 'endorse', note: '' }),
    );
    expect(endorsed.halt).toBeNull();
    const theirs = () => network.asAssociation(network.lead, (ctx) => introduction(ctx, id));
    expect([(await theirs()).halt, possible(await theirs())]).toEqual(['profile_gone', ['turn_down']]);
    await expect(
      network.asAssociation(network.lead, (ctx) => moveIntroduction(ctx, id, { move: 'pass_on', note: '' })),
    ).rejects.toMatchObject({ code: 'introduction_halted' });
    await network.asAssociation(network.lead, (ctx) =>
      moveIntroduction(ctx, id, { move: 'turn_down', note: 'Not open.' }),
    );
    expect(await network.asFirm(at.asker_review.asker, (ctx) => introduction(ctx, id))).toMatchObject({
      status: 'declined',
      halt: null,
    });
    await expect(network.asFirm(at.asker_review.asked, (ctx) => introduction(ctx, id))).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

test('what cannot go on is ended by the firm that asked, at every step', async () => {
  await network.sql(`update alliance set status = 'ended'`);
  for (const state of ['asked_review', 'decision', 'consent'] as const) {
    const { id, asker } = at[state];
    const over = await network.asFirm(asker, (ctx) => moveIntroduction(ctx, id, { move: 'withdraw', note: '' }));
    expect([state, over.status, over.halt]).toEqual([state, 'withdrawn', null]);
  }
});

test('the table of moves is the one that is tested here', () => {
  const forward = Object.keys(introductionMoves).filter((move) => !ending.includes(move as IntroductionMove));
  expect(forward.sort()).toEqual(
    Object.values(onward)
      .map(([, move]) => move)
      .sort(),
  );
});
