import { readFileSync } from 'node:fs';
import { assign } from './assignment.js';
import { stableMatching, type Preferences } from './stable.js';

type Matching = Record<string, string | null>;
const cases = JSON.parse(readFileSync(new URL('./oracles/matching.cases.json', import.meta.url), 'utf8')) as {
  stable: {
    id: string;
    proposers: Preferences;
    receivers: Preferences;
    capacity: Record<string, number> | null;
    proposer_optimal: Matching;
    receiver_optimal: Matching;
    all_stable: Matching[];
  }[];
  assignment: { cost: number[][]; minimum: number; maximum: number }[];
};

describe('stable matching', () => {
  test.each(cases.stable)('$id: best for the proposers, and one of all stable ones', (one) => {
    const found = stableMatching(one.proposers, one.receivers, one.capacity);
    expect(found).toEqual(one.proposer_optimal);
    expect(one.all_stable).toContainEqual(found);
  });

  test.each(cases.stable.filter(({ capacity }) => capacity === null))('$id: best for the receivers', (one) => {
    const found = stableMatching(one.receivers, one.proposers);
    const turned = Object.fromEntries(Object.keys(one.proposers).map((name): [string, string | null] => [name, null]));
    for (const [receiver, proposer] of Object.entries(found)) if (proposer !== null) turned[proposer] = receiver;
    expect(turned).toEqual(one.receiver_optimal);
  });
});

describe('assignment', () => {
  const total = (cost: number[][], columns: (number | null)[]) =>
    columns.reduce((sum: number, column, row) => sum + (column === null ? 0 : cost[row]![column]!), 0);

  test.each(cases.assignment)('minimum $minimum, maximum $maximum', ({ cost, minimum, maximum }) => {
    const cheapest = assign(cost);
    const taken = cheapest.filter((column) => column !== null);
    expect(new Set(taken).size).toBe(Math.min(cost.length, cost[0]!.length));
    expect(total(cost, cheapest)).toBe(minimum);
    expect(total(cost, assign(cost.map((row) => row.map((one) => -one))))).toBe(maximum);
  });
});
