import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ascending,
  countsAround,
  leaveOneOutRank,
  percentileRank,
  quantile,
  ranksOf,
  type QuantileType,
} from './index.js';

/** Real panels that may not be copied here, against quantiles and ranks of other engines: see oracles/README.md. */
const [data, oracles] = [process.env['GAUGE_DATA'], process.env['GAUGE_ORACLES']];

type Row = Record<string, string>;

/** RFC 4180, quoted line breaks and all. */
function rowsOf(folder: string, file: string): Row[] {
  const rows: string[][] = [[]];
  const text = readFileSync(join(folder, file), 'utf8');
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  const [header, ...lines] = rows.filter((row) => row.length > 1);
  return lines.map((line) => Object.fromEntries((header ?? []).map((name, place) => [name, line[place] ?? ''])));
}

type Panel = { file: string; keys: string[]; isMeant?: (row: Row) => boolean };
const panels: Record<string, Panel> = {
  bcorp_latest_sector_size: {
    file: 'bcorp_assessments.csv',
    keys: ['sector', 'size'],
    isMeant: (row) => row['certification_cycle'] === '1',
  },
  empluk_year_sector: { file: 'empluk_1976_1984.csv', keys: ['year', 'sector'] },
  wba_industry: { file: 'wba_gender_2023_2024.csv', keys: ['industry'] },
  wba_region_ownership: { file: 'wba_gender_2023_2024.csv', keys: ['region', 'ownership'] },
};
const cell = (row: Row, indicator: string): string =>
  indicator === 'cap_per_emp' ? String(Number(row['capital']) / Number(row['emp'])) : (row[indicator] as string);

/** The values of a group, ascending; made once for all the lines that ask for it. */
function samplesOf(folder: string, { file, keys, isMeant }: Panel): (line: Row) => Float64Array {
  const rows = rowsOf(folder, file).filter((row) => isMeant?.(row) ?? true);
  const known = new Map<string, Float64Array>();
  return (line) => {
    const name = JSON.stringify([line['indicator'], ...keys.map((key) => line[key])]);
    const sample =
      known.get(name) ??
      ascending(
        rows
          .filter((row) => keys.every((key) => row[key] === line[key]))
          .map((row) => cell(row, line['indicator'] as string))
          .filter((text) => text !== '')
          .map(Number),
      );
    known.set(name, sample);
    return sample;
  };
}

const expectClose = (found: number | undefined, expected: string | undefined): void =>
  expect(Math.abs((found ?? Number.NaN) - Number(expected))).toBeLessThanOrEqual(
    1e-9 * Math.max(1, Math.abs(Number(expected))),
  );

if (data === undefined || oracles === undefined) {
  test('real panels are compared where GAUGE_DATA and GAUGE_ORACLES name their folders; here they do not', () =>
    expect(data === undefined || oracles === undefined).toBe(true));
} else {
  test.each(Object.entries(panels))('quantiles of %s', (name, panel) => {
    const sampleOf = samplesOf(data, panel);
    const lines = rowsOf(join(oracles, 'realdata'), `${name}_quantiles.csv`);
    expect(lines.length).toBeGreaterThan(100);
    for (const line of lines) {
      const [sorted, p] = [sampleOf(line), Number(line['p'])];
      expect(sorted).toHaveLength(Number(line['n']));
      for (const type of [1, 2, 3, 4, 5, 6, 7, 8, 9] as QuantileType[])
        expectClose(quantile(sorted, p, type), line[`t${type}`]);
      expectClose(quantile(sorted, p, 7), line['pg_cont']);
      expectClose(quantile(sorted, p, 1), line['pg_disc']);
    }
  });

  test.each(['wba_industry', 'empluk_year_sector'])('ranks of %s', (name) => {
    const sampleOf = samplesOf(data, panels[name] as Panel);
    const lines = rowsOf(join(oracles, 'realdata'), `${name}_ranks.csv`);
    expect(lines.length).toBeGreaterThan(1000);
    for (const line of lines) {
      const sorted = sampleOf(line);
      // ratios are printed with twelve digits
      const value = sorted.find((one) => Math.abs(one - Number(line['value'])) <= 1e-11 * Math.abs(one)) as number;
      const { below, equal } = countsAround(sorted, value);
      const ranks = ranksOf(sorted);
      expectClose(below + 1, line['rank_min']);
      expectClose(below + equal, line['rank_max']);
      expectClose(ranks.average[below], line['rank_avg']);
      expectClose(ranks.dense[below], line['rank_dense']);
      for (const kind of ['strict', 'weak', 'mean', 'rank'] as const)
        expectClose(percentileRank(sorted, value, kind), line[`pct_${kind}`]);
      if (sorted.length > 1) expectClose(leaveOneOutRank(sorted, value), line['pct_others_mean']);
      expectClose(ranks.percentRank[below], line['pg_percent_rank']);
      expectClose(ranks.cumeDist[below], line['pg_cume_dist']);
    }
  });
}
