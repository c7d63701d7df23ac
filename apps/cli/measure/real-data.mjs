// Releases and audits real data sets round by round, as somebody at a terminal would, and prints what the history rule
// withholds. Usage: node apps/cli/measure/real-data.mjs DATA_FOLDER [OUT_FOLDER] [exact]
// `exact`: with display steps of a thousandth, so that hardly any two values count as equal that are not.
// DATA_FOLDER holds bcorp_assessments.csv, empluk_1976_1984.csv, wba_gender_2023_2024.csv, forbes2000_2004.csv; those that
// are not there are left out. The associations are made up: none of the sources knows any.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

const [data, out = mkdtempSync(join(tmpdir(), 'gauge-real-')), mode] = process.argv.slice(2);
if (!data) throw new Error('usage: real-data.mjs DATA_FOLDER [OUT_FOLDER]');
const gauge = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** One to two of `count` associations, the same for a firm every time. */
function associationsOf(id, count) {
  let hash = 2166136261;
  for (const letter of String(id)) hash = Math.imul(hash ^ letter.codePointAt(0), 16777619) >>> 0;
  const first = hash % count;
  return hash % 10 === 0 ? `A${first}|A${(first + 1) % count}` : `A${first}`;
}

const number = (text) => (text === '' ? '' : Number(text));
const ladderOf = (dimensions) => [
  [...dimensions, 'associations'],
  ...dimensions.map((_, place) => dimensions.slice(0, dimensions.length - place)),
  [],
];
const latticeOf = (dimensions) =>
  dimensions.reduce((nodes, one) => nodes.flatMap((node) => [[...node, one], node]), [[]]);
const ratio = (id, step, over = {}) => ({
  id,
  polarity: 'higher',
  displayStep: mode === 'exact' ? Number((step / 1000).toPrecision(1)) : step,
  ...over,
});

const bcorp = {
  file: 'bcorp_assessments.csv',
  dimensions: ['sector', 'size', 'country'],
  families: {
    score: [
      ratio('overall', 1),
      ...['community', 'customers', 'environment', 'governance', 'workers'].map((id) => ratio(id, 0.5)),
    ],
  },
  record: (row) => ({
    unit_id: row.company_id,
    associations: associationsOf(row.company_id, 8),
    sector: row.industry_category || 'none',
    size: row.size,
    country: row.country,
    overall: number(row.overall_score),
    ...Object.fromEntries(
      ['community', 'customers', 'environment', 'governance', 'workers'].map((id) => [
        id,
        number(row[`impact_area_${id}`]),
      ]),
    ),
  }),
};
const years = (from, to) => Array.from({ length: to - from + 1 }, (_, place) => from + place);
/** A firm's latest assessment that is less than three years old, as a yearly round would find it. */
function standing(rows, year) {
  const latest = new Map();
  for (const row of rows) {
    const made = Number(row.assessment_year);
    if (made > year || made <= year - 3) continue;
    if (!latest.has(row.company_id) || Number(latest.get(row.company_id).assessment_year) < made)
      latest.set(row.company_id, row);
  }
  return [...latest.values()];
}

const sets = [
  {
    name: 'B Corp, new assessments of each year',
    ...bcorp,
    rounds: years(2012, 2021),
    rowsOf: (rows, year) => standing(rows, year).filter((row) => Number(row.assessment_year) === year),
  },
  { name: 'B Corp, latest assessment within three years', ...bcorp, rounds: years(2012, 2021), rowsOf: standing },
  {
    name: 'EmplUK, yearly panel',
    file: 'empluk_1976_1984.csv',
    dimensions: ['sector', 'size'],
    families: {
      size: [
        ratio('emp', 0.5, { kind: 'level' }),
        ratio('capital', 0.1, { kind: 'level' }),
        ratio('cap_per_emp', 0.01),
      ],
      wage: [ratio('wage', 0.5)],
    },
    rounds: years(1976, 1984),
    rowsOf: (rows, year) => rows.filter((row) => Number(row.year) === year),
    record: (row) => ({
      unit_id: `firm ${row.firm}`,
      associations: associationsOf(row.firm, 4),
      sector: row.sector,
      size: row.emp < 1 ? 'small' : row.emp < 5 ? 'medium' : 'large',
      emp: number(row.emp),
      capital: number(row.capital),
      cap_per_emp: row.capital / row.emp,
      wage: number(row.wage),
    }),
  },
  {
    name: 'WBA gender assessment',
    file: 'wba_gender_2023_2024.csv',
    dimensions: ['region', 'industry', 'ownership'],
    families: { score: [ratio('score', 0.5), ratio('percent_score', 1)], pay_gap: [ratio('gender_pay_gap', 0.5)] },
    rounds: [2024],
    rowsOf: (rows) => rows,
    record: (row) => ({
      unit_id: row.company,
      associations: associationsOf(row.region + row.company, 12),
      region: row.region,
      industry: row.industry || 'none',
      ownership: row.ownership || 'none',
      score: number(row.score),
      percent_score: number(row.percent_score),
      gender_pay_gap: number(row.gender_pay_gap),
    }),
  },
  {
    name: 'Forbes 2000',
    file: 'forbes2000_2004.csv',
    dimensions: ['category', 'country'],
    families: {
      accounts: [
        ...['sales', 'profits', 'assets', 'marketvalue'].map((id) => ratio(id, 0.5, { kind: 'level' })),
        ratio('margin', 0.01),
        ratio('market_to_sales', 0.1),
      ],
    },
    rounds: [2004],
    rowsOf: (rows) => rows,
    record: (row) => ({
      unit_id: `${row.rank}`,
      associations: associationsOf(row.name, 12),
      category: row.category,
      country: row.country,
      ...Object.fromEntries(['sales', 'profits', 'assets', 'marketvalue'].map((id) => [id, number(row[id])])),
      margin: row.profits === '' || Number(row.sales) === 0 ? '' : row.profits / row.sales,
      market_to_sales: Number(row.sales) === 0 ? '' : row.marketvalue / row.sales,
    }),
  },
];

const cell = (value) => (/[",\n\r]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
const csv = (records) =>
  [Object.keys(records[0]), ...records.map((record) => Object.values(record))]
    .map((row) => `${row.map(cell).join(',')}\n`)
    .join('');

function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [gauge, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`gauge ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout.trim();
}

const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
const unitsIn = (blocks) => blocks.reduce((sum, { units }) => sum + units.length, 0);
const share = (part, whole) => (whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`);

for (const set of sets) {
  if (!existsSync(join(data, set.file))) continue;
  const rows = parse(readFileSync(join(data, set.file)), { columns: true });
  const indicators = Object.values(set.families).flat();
  console.log(`\n### ${set.name}\n`);
  console.log(
    '| round | family | units | in blocks | withheld | of those in blocks | cohorts | cohorts without history |',
  );
  console.log('| --- | --- | --: | --: | --: | --: | --: | --: |');
  const history = [];
  const sum = { placed: 0, withheld: 0, shown: 0, alone: 0 };
  for (const round of set.rounds) {
    const folder = join(out, set.name.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase(), String(round));
    mkdirSync(folder, { recursive: true });
    const file = (name) => join(folder, name);
    const records = set.rowsOf(rows, round).map((row) => {
      const { unit_id, associations, ...rest } = set.record(row);
      return { unit_id, enterprise_group: '', associations, ...rest };
    });
    writeFileSync(file('units.csv'), csv(records));
    writeFileSync(
      file('spec.json'),
      JSON.stringify({
        round: String(round),
        dimensions: set.dimensions,
        ladder: ladderOf(set.dimensions),
        cohorts: latticeOf(set.dimensions),
        families: Object.entries(set.families).map(([id, own]) => ({ id, indicators: own.map((one) => one.id) })),
        indicators,
      }),
    );
    const input = ['--units', file('units.csv'), '--spec', file('spec.json')];
    const past = history.flatMap((one) => ['--history', one]);
    run('release', ...input, '--out', file('alone.json'));
    run('release', ...input, '--out', file('release.json'), '--blocks', file('blocks.json'), ...past);
    run('audit', ...input, '--blocks', file('blocks.json'), '--release', file('release.json'), ...past);
    const { families } = json(file('blocks.json'));
    const cohortsIn = (name, family) => json(file(name)).cohorts.filter((cohort) => cohort.family === family).length;
    for (const { id, blocks, withheld, unplaced } of families) {
      const [kept, held] = [unitsIn(blocks), unitsIn(withheld)];
      const [shown, alone] = [cohortsIn('release.json', id), cohortsIn('alone.json', id)];
      console.log(
        `| ${round} | ${id} | ${kept + held + unplaced.length} | ${kept + held} | ${held} | ${share(held, kept + held)} | ${shown} | ${alone} |`,
      );
      sum.shown += shown;
      sum.alone += alone;
      if (history.length === 0) continue;
      sum.placed += kept + held;
      sum.withheld += held;
    }
    history.push(folder);
  }
  if (set.rounds.length > 1)
    console.log(
      `\nFrom the second round on ${share(sum.withheld, sum.placed)} of the units in blocks are withheld; ${sum.shown} of ${sum.alone} cohorts are published over all rounds. Every release passed its audit.`,
    );
}
