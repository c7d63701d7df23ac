import fc from 'fast-check';
import { scheduleMeetings, type MeetingRoom, type MutualWish, type PlannedMeeting } from './meetings.js';

const room: fc.Arbitrary<MeetingRoom> = fc.record({
  slots: fc.integer({ min: 1, max: 8 }),
  tables: fc.integer({ min: 1, max: 8 }),
  mostEach: fc.integer({ min: 1, max: 8 }),
});
const wishesOf = (firms: number, most: number): fc.Arbitrary<MutualWish[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: firms - 1 }), fc.integer({ min: 0, max: firms - 1 })), {
      maxLength: most,
    })
    .map((pairs) => pairs.map(([a, b]): MutualWish => [`firm ${a}`, `firm ${b}`]));
const keyOf = (one: string, other: string) => [one, other].sort().join(' with ');

/** What is wrong with a schedule; nothing for a good one. */
function faultsOf(
  meetings: readonly PlannedMeeting[],
  wishes: readonly MutualWish[],
  { slots, tables, mostEach }: MeetingRoom,
) {
  const wanted = new Set(wishes.filter(([one, other]) => one !== other).map(([one, other]) => keyOf(one, other)));
  const firms = meetings.flatMap(({ one, other }) => [one, other]);
  const twice = (list: string[]) => list.filter((entry, at) => list.indexOf(entry) !== at);
  return [
    ...meetings.filter(({ one, other }) => !wanted.has(keyOf(one, other))).map(() => 'nobody asked for it'),
    ...meetings
      .filter(({ slot, table }) => slot < 0 || slot >= slots || table < 0 || table >= tables)
      .map(() => 'out of room'),
    ...twice(meetings.map(({ one, other }) => keyOf(one, other))).map((pair) => `${pair} twice`),
    ...twice(meetings.flatMap(({ one, other, slot }) => [`${one} in ${slot}`, `${other} in ${slot}`])),
    ...twice(meetings.map(({ slot, table }) => `table ${table} in ${slot}`)),
    ...[...new Set(firms)]
      .filter((firm) => firms.filter((one) => one === firm).length > mostEach)
      .map((firm) => `${firm} too often`),
  ];
}

test('never a conflict, never what nobody asked for, whatever is asked', () => {
  fc.assert(
    fc.property(wishesOf(14, 90), room, (wishes, where) => {
      expect(faultsOf(scheduleMeetings(wishes, where), wishes, where)).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('the order of the wishes, and of the two in each, decides nothing', () => {
  fc.assert(
    fc.property(wishesOf(10, 40), room, fc.integer(), (wishes, where, seed) => {
      const mixed = [...wishes]
        .map((wish, at) => ({ wish, by: Math.imul(at + 1, seed | 1) }))
        .sort((a, b) => a.by - b.by)
        .map(({ wish: [one, other] }): MutualWish => [other, one]);
      expect(scheduleMeetings(mixed, where)).toEqual(scheduleMeetings(wishes, where));
    }),
    { numRuns: 100 },
  );
});

test('nobody is left out while somebody they asked for, and who asked for them, has a free place and a table is free', () => {
  fc.assert(
    fc.property(wishesOf(12, 30), room, (wishes, where) => {
      const meetings = scheduleMeetings(wishes, where);
      const busy = (firm: string, slot: number) =>
        meetings.some((m) => m.slot === slot && (m.one === firm || m.other === firm));
      const count = (firm: string) => meetings.filter(({ one, other }) => one === firm || other === firm).length;
      const held = new Set(meetings.map(({ one, other }) => keyOf(one, other)));
      for (const [one, other] of wishes) {
        if (one === other || held.has(keyOf(one, other))) continue;
        if (count(one) >= where.mostEach || count(other) >= where.mostEach) continue;
        for (let slot = 0; slot < where.slots; slot++) {
          const full = meetings.filter((m) => m.slot === slot).length >= where.tables;
          expect([one, other, slot, full || busy(one, slot) || busy(other, slot)]).toEqual([one, other, slot, true]);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('those with few meetings first: a firm that everybody wants does not take the others’ places', () => {
  const star: MutualWish[] = ['b', 'c', 'd', 'e'].map((other): MutualWish => ['a', other]);
  const served = (wishes: MutualWish[], where: MeetingRoom) =>
    new Set(scheduleMeetings(wishes, where).flatMap(({ one, other }) => [one, other])).size;
  expect(served([...star, ['b', 'c'], ['d', 'e']], { slots: 1, tables: 2, mostEach: 4 })).toBe(4);
  expect(served([...star, ['b', 'c'], ['d', 'e']], { slots: 3, tables: 1, mostEach: 3 })).toBe(5);
});

/** The most meetings that can be held at all, by trying everything. */
function optimum(wishes: readonly MutualWish[], { slots, tables, mostEach }: MeetingRoom): number {
  const pairs = [...new Map(wishes.filter(([a, b]) => a !== b).map((wish) => [keyOf(...wish), wish])).values()];
  const taken = new Set<string>();
  const count = new Map<string, number>();
  const size = new Array<number>(slots).fill(0);
  let best = 0;
  const go = (at: number, held: number): void => {
    best = Math.max(best, held);
    const pair = pairs[at];
    if (!pair || held + pairs.length - at <= best) return;
    const [a, b] = pair;
    if ((count.get(a) ?? 0) < mostEach && (count.get(b) ?? 0) < mostEach)
      for (let slot = 0; slot < slots; slot++) {
        if (size[slot]! >= tables || taken.has(`${a}${slot}`) || taken.has(`${b}${slot}`)) continue;
        taken.add(`${a}${slot}`).add(`${b}${slot}`);
        for (const firm of pair) count.set(firm, (count.get(firm) ?? 0) + 1);
        size[slot]!++;
        go(at + 1, held + 1);
        size[slot]!--;
        for (const firm of pair) count.set(firm, count.get(firm)! - 1);
        taken.delete(`${a}${slot}`);
        taken.delete(`${b}${slot}`);
        // slots that are still empty are alike
        if (size[slot] === 0) break;
      }
    go(at + 1, held);
  };
  go(0, 0);
  return best;
}

test('against the optimum on small cases: with a slot to spare all of it, else nearly', () => {
  let [found, possible, worst, spared] = [0, 0, 1, 0];
  const small = fc.record({
    slots: fc.integer({ min: 1, max: 4 }),
    tables: fc.integer({ min: 1, max: 3 }),
    mostEach: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(wishesOf(7, 11), small, (wishes, where) => {
      const most = optimum(wishes, where);
      const held = scheduleMeetings(wishes, where).length;
      if (where.mostEach < where.slots && held < most) spared++;
      found += held;
      possible += most;
      if (most > 0) worst = Math.min(worst, held / most);
    }),
    { numRuns: 1500, seed: 1998 },
  );
  if (process.env.SHOW) process.stderr.write(`meetings: ${found}/${possible}, worst ${worst}, spared ${spared}\n`);
  expect(found / possible).toBeGreaterThan(0.995);
  expect(worst).toBeGreaterThanOrEqual(0.75);
  expect(spared).toBe(0);
});

test('200 firms, 2,000 requests, 20 slots: in time for a request, and no table left empty', () => {
  let seed = 7;
  const next = (below: number) => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff) % below;
  const wishes = Array.from({ length: 2000 }, (): MutualWish => [`firm ${next(200)}`, `firm ${next(200)}`]);
  const where = { slots: 20, tables: 40, mostEach: 10 };
  const begun = process.cpuUsage();
  const meetings = scheduleMeetings(wishes, where);
  const spent = process.cpuUsage(begun);
  if (process.env.SHOW) process.stderr.write(`meetings: ${meetings.length} in ${spent.user / 1000} ms\n`);
  expect(faultsOf(meetings, wishes, where)).toEqual([]);
  expect(meetings).toHaveLength(800);
  const counts = Array.from(
    { length: 200 },
    (_, firm) => meetings.filter(({ one, other }) => [one, other].includes(`firm ${firm}`)).length,
  );
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(7);
  expect(Math.max(...counts)).toBeLessThanOrEqual(9);
  expect(spent.user / 1000).toBeLessThan(2000);
});
