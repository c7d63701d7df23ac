// Database -> release -> database for 10^7 values: the product's own reading, building and writing, against the same in SQL.
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connected, openDatabase, provision, randomPasswords } from '../../packages/db/dist/index.js';
import { builtInInstrument } from '../../packages/core/dist/instruments/index.js';
import { buildInThreads } from '../../packages/core/dist/benchmarks/build.js';
import { writeCohorts } from '../../packages/core/dist/benchmarks/release.store.js';
import { cohortRows } from '../../packages/core/dist/benchmarks/release.work.js';
import { collect, readColumns } from '../../packages/core/dist/benchmarks/source.store.js';
import { startServer, writeRows } from './engines/postgres.mjs';
import { alternate } from './measure.mjs';
import { networkColumn, networkMembers, networkSpec } from './network.mjs';

export async function comparePipeline({ firms, indicators, rounds, folder, say, onStop }) {
  const server = await startServer(`${folder}/pipeline`, onStop);
  const urls = await provision({ adminUrl: server.url('postgres'), database: 'gauge', passwords: randomPasswords() });
  const spec = { ...networkSpec(indicators), cohorts: [[], ['sector'], ['country']] };
  const network = { roundId: randomUUID(), versionId: randomUUID(), association: randomUUID() };
  say('filling the database');
  await fill(server.url('gauge'), urls.owner, folder, firms, indicators, spec, network);
  const database = openDatabase(urls.release, { timeout: 600_000 });
  const codes = spec.indicators.map(({ id }) => id);
  let parts = {};
  const release = async (threads) => {
    const marks = [performance.now()];
    const mark = () => marks.push(performance.now());
    const collected = await collect(database, network.roundId);
    mark();
    const values = await readColumns(database, collected, codes);
    mark();
    const columns = { ...collected.members, values };
    const built = await buildInThreads({ spec, columns, history: [] }, [], threads);
    mark();
    const releaseId = network.next;
    await database.transaction(
      {},
      (tx) => writeCohorts(tx, { releaseId, roundId: network.roundId }, cohortRows(built.release.cohorts)),
      {
        timeout: 600_000,
      },
    );
    mark();
    parts = Object.fromEntries(
      ['firms', 'columns', 'release', 'writing'].map((name, k) => [name, (marks[k + 1] - marks[k]) / 1000]),
    );
    return built.release;
  };
  const newRelease = () => connected(urls.owner, (owner) => nextRelease(owner, network));

  // the first run packs the columns
  await newRelease();
  const began = performance.now();
  const built = await release(2);
  const firstSeconds = (performance.now() - began) / 1000;
  const packing = parts.columns;
  say(`first run, with packing: ${firstSeconds.toFixed(2)} s (columns ${packing.toFixed(2)} s)`);
  await cohortsForSql(server.url('gauge'));
  await newRelease();
  const times = await alternate(
    [
      ...[1, 2].map((threads) => ({
        name: `gauge, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
        run: () => release(threads),
        after: newRelease,
      })),
      {
        name: 'PostgreSQL',
        run: () => inSql(server.url('gauge')),
        after: () => agree(server.url('gauge'), built),
        rounds: 1,
        warmUp: false,
      },
    ],
    rounds,
    say,
  );
  await database.close();
  await server.stop();
  return { times, parts, firstSeconds, packing };
}

async function fill(superUrl, ownerUrl, folder, firms, indicators, spec, { roundId, versionId, association }) {
  const { profiles, profileOf } = networkMembers(firms);
  const columns = spec.indicators.map((_, k) => networkColumn(firms, indicators, k));
  const id = (kind, i) => `${kind}0000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
  const associations = new Map(
    [...new Set(profiles.flatMap(({ associations: own }) => own))].map((name, i) => [name, id('a', i)]),
  );
  const firmFile = `${folder}/firm.csv`;
  writeRows(firmFile, firms, (i) => `${id('f', i)},Firm ${i},DE,2592,small\n`);
  const file = `${folder}/assessment.csv`;
  writeRows(file, firms, (i) => {
    const { dimensions, associations: own } = profiles[profileOf[i]];
    const values = {};
    columns.forEach((column, k) => {
      if (!Number.isNaN(column[i])) values[spec.indicators[k].id] = column[i];
    });
    const quoted = (json) => `"${JSON.stringify(json).replaceAll('"', '""')}"`;
    return `${id('b', i)},${roundId},${id('f', i)},full,accepted,EUR,${quoted(values)},${quoted(dimensions)},"{${own.map((name) => associations.get(name)).join(',')}}"\n`;
  });
  const long = `${folder}/long.csv`;
  writeRows(long, firms, (i) =>
    columns.map((column, k) => (Number.isNaN(column[i]) ? '' : `${i},${k},${column[i]}\n`)).join(''),
  );
  await connected(ownerUrl, async (owner) => {
    const instrument = randomUUID();
    await owner.query(
      `insert into association (id, name, country, contact_email) values ($1, 'Bench', 'DE', 'a@bench.example')`,
      [association],
    );
    await owner.query(`insert into instrument (id, code, title) values ($1, 'bench', 'Bench')`, [instrument]);
    await owner.query(
      `insert into instrument_version (id, instrument_id, version, status, definition, content_hash) values ($1, $2, 1, 'frozen', $3, 'x')`,
      [versionId, instrument, JSON.stringify(builtInInstrument('competitiveness'))],
    );
    await owner.query(
      `insert into round (id, association_id, instrument_version_id, name, status, period_start, period_end, opens_on, closes_on)
       values ($1, $2, $3, 'Bench', 'open', '2024-01-01', '2024-12-31', '2025-01-01', '2025-02-01')`,
      [roundId, association, versionId],
    );
  });
  await connected(superUrl, async (client) => {
    await client.query(`set session_replication_role = replica`);
    await client.query(`copy firm (id, name, country, sector_code, size) from program 'cat ${firmFile}' (format csv)`);
    await client.query(
      `copy assessment (id, round_id, firm_id, form, status, currency, "values", dimensions, observers) from program 'cat ${file}' (format csv)`,
    );
    await client.query(`update round set status = 'frozen' where id = $1`, [roundId]);
    await client.query('create unlogged table long_value (firm int, indicator int, value float8)');
    await client.query(`copy long_value from program 'cat ${long}' (format csv)`);
    await client.query('vacuum analyze');
  });
  for (const done of [firmFile, file, long]) rmSync(done);
}

/** A row of `release` for the next cohorts, which may be written once only. */
async function nextRelease(owner, network) {
  network.next = randomUUID();
  await owner.query(
    `insert into release (id, round_id, run_id, method, content_hash, families, too_fresh, rules, published_at)
     values ($1, $2, gen_random_uuid(), 'bench', 'x', '{}', '[]', '{}', now())`,
    [network.next, network.roundId],
  );
}

/** Which firms are in which cohort, handed to SQL: it has no blocks and need not find them. */
async function cohortsForSql(url) {
  await connected(url, async (client) => {
    await client.query(`create unlogged table firm_cohort as
      select (right(firm_id::text, 12))::int as firm, key from assessment,
        lateral (values ('all'), (dimensions ->> 'sector'), (dimensions ->> 'country')) as node (key)`);
    await client.query('vacuum analyze firm_cohort');
  });
}

const inSql = (url) =>
  connected(url, async (client) => {
    await client.query('drop table if exists figure');
    await client.query(`create unlogged table figure as
      select key, indicator, count(*) as n,
        percentile_cont(array[0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]) within group (order by value) as points
      from long_value join firm_cohort using (firm) group by key, indicator`);
  });

/** SQL has a figure for every one of the release. (It has more where blocks lie across a cohort, as in small networks.) */
async function agree(url, release) {
  const ours = release.cohorts.reduce((sum, { figures }) => sum + Object.keys(figures).length, 0);
  const { rows } = await connected(url, (client) => client.query('select count(*)::int as n from figure'));
  if (rows[0].n < ours) throw new Error(`SQL has ${rows[0].n} figures, the release ${ours}`);
}
