// How well the checks before a freeze find slips that are put into real data: recall by kind of slip, and precision.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  changeBounds,
  farFromOthers,
  logSpread,
  unitFactor,
  unusualChange,
} from '../../packages/core/dist/instruments/index.js';
import { windowMean } from '../../packages/statistics/dist/index.js';
import { randomOf } from './measure.mjs';

const SHARE = 0.05;
const RUNS = 50;
/** A slip as people make it; undefined where this value cannot have it. */
const slips = {
  'x 10': (value) => value * 10,
  'x 12': (value) => value * 12,
  'x 100': (value) => value * 100,
  'x 1000': (value) => value * 1000,
  '/ 1000': (value) => value / 1000,
  'digits swapped': swapped,
};

/** The first two digits that differ, exchanged: 13.15 becomes 31.15. */
function swapped(value) {
  const text = String(Number(value.toPrecision(6)));
  for (let at = 0; at + 1 < text.length; at++) {
    const [one, other] = [text[at], text[at + 1]];
    if (/\d/.test(one) && /\d/.test(other) && one !== other)
      return Number(`${text.slice(0, at)}${other}${one}${text.slice(at + 2)}`);
  }
  return undefined;
}

function readCsv(file) {
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const split = (line) => [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].slice(0, names.length).map((m) => m[2] ?? m[1]);
  const names = head.split(',').map((name) => name.replaceAll('"', ''));
  return lines.map((line) => Object.fromEntries(split(line).map((cell, at) => [names[at], cell])));
}

/** Batches of [{ value, prior }], as one indicator of one round would be compared. */
const sources = {
  'EmplUK 1976-1984, with last year': (folder) => {
    const rows = readCsv(join(folder, 'empluk_1976_1984.csv'));
    const at = new Map(rows.map((row) => [`${row.firm} ${row.year}`, row]));
    return [...new Set(rows.map(({ year }) => year))].flatMap((year) =>
      ['emp', 'wage', 'capital'].map((name) =>
        rows.flatMap((row) => {
          const before = at.get(`${row.firm} ${Number(year) - 1}`);
          return row.year === year && before && Number(row[name]) > 0
            ? [{ value: Number(row[name]), prior: Number(before[name]) }]
            : [];
        }),
      ),
    );
  },
  'Forbes 2000, ratios within an industry, first round': forbes,
  // half of the firms are the last round, whose released middle the other half, new this round, is held against
  'Forbes 2000, the same, firms new after a release': (folder) => {
    const random = randomOf(11);
    return forbes(folder).map((batch) => {
      const [before, now] = [[], []];
      for (const row of batch) (random() < 0.5 ? before : now).push(row);
      const peers = releasedMiddle(before.map(({ value }) => value));
      return now.map((row) => ({ ...row, peers }));
    });
  },
};

function forbes(folder) {
  const rows = readCsv(join(folder, 'forbes2000_2004.csv'));
  return [...new Set(rows.map(({ category }) => category))].flatMap((category) =>
    ['assets', 'marketvalue', 'profits'].map((name) =>
      rows.flatMap((row) => {
        const value = Number(row[name]) / Number(row.sales);
        return row.category === category && value > 0 && Number.isFinite(value) ? [{ value }] : [];
      }),
    ),
  );
}

/** As a release shows it, but for the rounding; undefined below five. */
function releasedMiddle(values) {
  if (values.length < 5) return undefined;
  return windowMean(Float64Array.from(values).sort(), 50);
}

export function evaluateChecks(folder) {
  return Object.entries(sources).map(([name, read]) => ({
    name,
    ...evaluate(read(folder).filter((b) => b.length >= 10)),
  }));
}

function evaluate(batches) {
  const random = randomOf(7);
  const kinds = Object.keys(slips);
  const made = Object.fromEntries(kinds.map((kind) => [kind, { count: 0, found: 0, named: 0 }]));
  const steps = Object.fromEntries(['unit', 'change', 'distance'].map((step) => [step, { right: 0, wrong: 0 }]));
  let sound = 0;
  for (let run = 0; run < RUNS; run++)
    for (const batch of batches) {
      const dirty = batch.map((row) => {
        const kind = random() < SHARE ? kinds[Math.floor(random() * kinds.length)] : undefined;
        const value = kind && slips[kind](row.value);
        return value === undefined ? row : { ...row, value, kind };
      });
      const flag = flagger(dirty);
      for (const row of dirty) {
        const found = flag(row);
        if (found) steps[found.step][row.kind ? 'right' : 'wrong']++;
        if (!row.kind) {
          sound++;
          continue;
        }
        made[row.kind].count++;
        if (found) made[row.kind].found++;
        if (found && row.kind.endsWith(` ${found.factor}`)) made[row.kind].named++;
      }
    }
  return {
    made,
    steps,
    sound,
    values: batches.reduce((sum, batch) => sum + batch.length, 0),
    share: SHARE,
    runs: RUNS,
  };
}

/** The product's order: a slip of the unit, then the change since last round, then the distance from the others. */
function flagger(rows) {
  const bounds = changeBounds(rows.flatMap(({ prior, value }) => (prior === undefined ? [] : [[prior, value]])));
  const spread = logSpread(rows.map(({ value }) => value));
  return ({ value, prior, peers }) => {
    const slip = prior === undefined ? peers && unitFactor(value, peers, 'peers') : unitFactor(value, prior, 'prior');
    if (slip) return { step: 'unit', factor: slip.factor };
    if (bounds && prior !== undefined && unusualChange(prior, value, bounds)) return { step: 'change' };
    const stoodThere = spread && prior !== undefined && farFromOthers(prior, spread);
    return spread && !stoodThere && farFromOthers(value, spread) ? { step: 'distance' } : undefined;
  };
}
