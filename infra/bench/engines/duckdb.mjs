import { DuckDBInstance } from '@duckdb/node-api';

/** The Parquet file as a table of DuckDB in memory. */
export async function openDuck(parquet, probabilities) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`create table t as select i, v, g from read_parquet('${parquet}')`);
  return {
    async run() {
      await connection.run(`create or replace temp table ranks as
        select i, 100 * (cume_dist() over w + (rank() over w - 1) / count(*) over (partition by g)) / 2 as r
        from t window w as (partition by g order by v)`);
      await connection.run(`create or replace temp table quantiles as
        select g, quantile_cont(v, [${probabilities.join(', ')}]) as q from t group by g`);
    },
    async read() {
      const ranks = await connection.runAndReadAll('select r from ranks order by i');
      const quantiles = await connection.runAndReadAll(
        'select unnest(q) as q from (select q from quantiles order by g)',
      );
      return {
        midRanks: Float64Array.from(ranks.getColumns()[0]),
        quantiles: Float64Array.from(quantiles.getColumns()[0]),
      };
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
