import pl from 'nodejs-polars';

/** The data as a polars frame, also written as Parquet for DuckDB. */
export function openPolars({ values, groups, groupCount }, probabilities, parquet) {
  const frame = pl.DataFrame([pl.Series('v', values.slice(), pl.Float64), pl.Series('g', groups.slice(), pl.UInt32)]);
  frame.withRowIndex('i').writeParquet(parquet);
  const value = pl.col('v');
  return {
    run() {
      const midRanks = frame.select(
        value.rank('average').over('g').minus(0.5).multiplyBy(100).divideBy(value.count().over('g')).alias('r'),
      );
      const quantiles = frame
        .lazy()
        .groupBy('g')
        .agg(...probabilities.map((p, place) => value.quantile(p, 'linear').alias(`q${place}`)))
        .collectSync();
      return { midRanks, quantiles };
    },
    read({ midRanks, quantiles }) {
      const sorted = quantiles.sort('g');
      const columns = probabilities.map((_, place) => sorted.getColumn(`q${place}`).toTypedArray());
      const table = new Float64Array(groupCount * probabilities.length);
      columns.forEach((column, place) => column.forEach((q, g) => (table[g * probabilities.length + place] = q)));
      return { midRanks: midRanks.getColumn('r').toTypedArray(), quantiles: table };
    },
  };
}
