// Mid-rank and five quantiles of 10^7 doubles in 5,000 groups: ours against databases, data frames and plain programs.
import { rankGroups } from '../../packages/statistics/dist/index.js';
import { rankingThreads } from '../../packages/statistics/dist/threads.js';
import { openDuck } from './engines/duckdb.mjs';
import { byComparator, bySimpleStatistics } from './engines/plain.mjs';
import { openPolars } from './engines/polars.mjs';
import { openPostgres } from './engines/postgres.mjs';
import { alternate, normalOf, randomOf, sharedDoubles, sharedIntegers } from './measure.mjs';

export const PROBABILITIES = [0.1, 0.25, 0.5, 0.75, 0.9];

/** Normal values of full precision, every tenth one rounded so that there are ties. */
export function groupedData(count, groupCount) {
  const random = randomOf(1997);
  const normal = normalOf(random);
  const values = sharedDoubles(count);
  const groups = sharedIntegers(count);
  for (let i = 0; i < count; i++) {
    const value = 50 + 20 * normal();
    values[i] = i % 10 === 0 ? Math.round(value) : value;
    groups[i] = Math.floor(random() * groupCount);
  }
  return { values, groups, groupCount };
}

/** Type 7, because the others have no other. */
export const roomFor = ({ values, groups, groupCount }) => ({
  values,
  groups,
  groupCount,
  probabilities: PROBABILITIES,
  type: 7,
  midRanks: sharedDoubles(values.length),
  quantiles: sharedDoubles(groupCount * PROBABILITIES.length),
});

export async function compareGrouped({ count, groupCount, rounds, folder, say, onStop }) {
  const data = groupedData(count, groupCount);
  const expected = roomFor(data);
  rankGroups(expected);
  const parquet = `${folder}/grouped.parquet`;
  const polars = openPolars(data, PROBABILITIES, parquet);
  const duck = await openDuck(parquet, PROBABILITIES);
  const postgres = await openPostgres(data, PROBABILITIES, folder, onStop);
  const threads = [1, 2].map((threadCount) => rankingThreads(threadCount));
  const room = roomFor(data);
  const check = (name) => (result) => agree(name, expected, result);
  const contestants = [
    { name: 'gauge, 1 thread', run: () => threads[0].rank(room).then(() => room), after: check('gauge 1') },
    { name: 'gauge, 2 threads', run: () => threads[1].rank(room).then(() => room), after: check('gauge 2') },
    { name: 'polars', run: () => polars.run(), after: (result) => check('polars')(polars.read(result)) },
    { name: 'DuckDB', run: () => duck.run(), after: async () => check('DuckDB')(await duck.read()) },
    {
      name: 'PostgreSQL',
      run: () => postgres.run(),
      after: async () => check('PostgreSQL')(await postgres.read()),
      rounds: 2,
      warmUp: false,
    },
    {
      name: 'simple-statistics',
      run: () => bySimpleStatistics(data, PROBABILITIES),
      after: check('simple-statistics'),
      rounds: 1,
      warmUp: false,
    },
    {
      name: 'comparator on objects',
      run: () => byComparator(data, PROBABILITIES),
      after: check('comparator'),
      rounds: 1,
      warmUp: false,
    },
  ];
  const times = await alternate(contestants, rounds, say);
  await Promise.all(threads.map((pool) => pool.close()));
  duck.close();
  await postgres.close();
  return times;
}

/** @throws unless every mid-rank and quantile agrees to nine digits */
function agree(name, expected, { midRanks, quantiles }) {
  for (const [what, mine, theirs] of [
    ['mid-rank', expected.midRanks, midRanks],
    ['quantile', expected.quantiles, quantiles],
  ]) {
    if (mine.length !== theirs.length) throw new Error(`${name}: ${theirs.length} ${what}s instead of ${mine.length}`);
    for (let i = 0; i < mine.length; i++) {
      if (!(Math.abs(mine[i] - theirs[i]) <= 1e-9 * Math.max(1, Math.abs(mine[i]))))
        throw new Error(`${name}: ${what} ${i} is ${theirs[i]}, ours ${mine[i]}`);
    }
  }
}
