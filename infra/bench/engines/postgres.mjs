import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { connected, freePort, startPostgres } from '../../../packages/db/dist/index.js';

/** A server for the length of the run, set up for big sorts and without waiting for the disk. */
export async function startServer(folder, onStop) {
  const server = await startPostgres({
    data: `${folder}/postgres`,
    port: await freePort(),
    password: 'bench',
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      shared_buffers: '1GB',
      work_mem: '1GB',
      max_wal_size: '8GB',
      max_parallel_workers_per_gather: '2',
    },
  });
  onStop(() => server.stop());
  return server;
}

/** The data as an unlogged table, brought in by COPY. */
export async function openPostgres({ values, groups }, probabilities, folder, onStop) {
  const server = await startServer(folder, onStop);
  const url = server.url('postgres');
  const file = `${folder}/grouped.csv`;
  writeRows(file, values.length, (i) => `${i},${values[i]},${groups[i]}\n`);
  await connected(url, async (client) => {
    await client.query('create unlogged table t (i int, v float8, g int)');
    await client.query(`copy t from program 'cat ${file}' (format csv)`);
    await client.query('vacuum analyze t');
  });
  rmSync(file);
  return {
    run: () =>
      connected(url, async (client) => {
        await client.query('drop table if exists ranks, quantiles');
        await client.query(`create unlogged table ranks as
          select i, 100 * (cume_dist() over w + (rank() over w - 1)::float8 / count(*) over (partition by g)) / 2 as r
          from t window w as (partition by g order by v)`);
        await client.query(`create unlogged table quantiles as
          select g, percentile_cont(array[${probabilities.join(', ')}]::float8[]) within group (order by v) as q from t group by g`);
      }),
    read: () =>
      connected(url, async (client) => {
        const quantiles = await client.query('select q from quantiles order by g');
        const midRanks = new Float64Array(values.length);
        const part = 500_000;
        await client.query('create index on ranks (i)');
        for (let from = 0; from < values.length; from += part) {
          const { rows } = await client.query({
            text: 'select r from ranks where i >= $1 and i < $2 order by i',
            values: [from, from + part],
            rowMode: 'array',
          });
          rows.forEach(([r], k) => (midRanks[from + k] = r));
        }
        return { midRanks, quantiles: Float64Array.from(quantiles.rows.flatMap(({ q }) => q)) };
      }),
    close: () => server.stop(),
  };
}

export function writeRows(file, count, row) {
  const handle = openSync(file, 'w');
  let text = '';
  for (let i = 0; i < count; i++) {
    text += row(i);
    if (text.length > 1 << 22 || i === count - 1) {
      writeSync(handle, text);
      text = '';
    }
  }
  closeSync(handle);
}
