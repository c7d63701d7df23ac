/**
 * The figures of the gender assessment worked out once more from the published file, straight from the method's text and
 * with no code of the product: blocks of at least five companies by industry and region, then industry, then all; cohorts
 * as unions of whole blocks; windows of ranks, grids and bands.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Figures = {
  band: string;
  /** P10, P25, P50, P75, P90 as numbers; null where the tier shows none. */ points?: (number | null)[];
  wide?: [number, number];
  share?: string;
};
type Company = Record<string, string>;
type Indicator = { code: string; step: number; yesNo?: boolean };

const data = fileURLToPath(new URL('../../packages/scenarios/data/wba_gender_2023_2024.csv', import.meta.url));

export const companies: Company[] = (() => {
  const [head = [], ...rows] = readFileSync(data, 'utf8').trim().split('\n').map(cellsOf);
  return rows.map((row) => Object.fromEntries(head.map((name, column) => [name, row[column] ?? ''])));
})();

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** The questionnaire's items in its order; yes/no items show shares, the others points on their grid. */
const yesNo = [
  'strategic_action',
  'stakeholder_engagement',
  'supply_chain_gender_leadership',
  'enabling_environment_union_rights',
];
const halves = [
  'grievance_mechanisms',
  'corrective_action',
  'carer_leave_paid',
  'health_safety',
  'violence_prevention',
  'violence_remediation',
];
const steps: Record<string, number> = { score: 0.2, ...Object.fromEntries(halves.map((code) => [code, 0.5])) };
export const indicators: Indicator[] = Object.keys(companies[0] ?? {})
  .slice(6)
  .map((code) => ({ code, step: steps[code] ?? 1, yesNo: yesNo.includes(code) }));

const FEWEST = 5;

/** Companies in groups of five and more, the finest first; what is left over goes into the next wider one. */
const blocks: Company[][] = (() => {
  const found: Company[][] = [];
  let left = companies;
  for (const ladder of [['industry', 'region'], ['industry'], []]) {
    const groups = grouped(left, ladder);
    for (const group of groups.values()) if (group.length >= FEWEST) found.push(group);
    left = left.filter((company) => !found.some((block) => block.includes(company)));
  }
  return found;
})();

function grouped(list: Company[], ladder: string[]): Map<string, Company[]> {
  const groups = new Map<string, Company[]>();
  for (const company of list) {
    const key = ladder.map((dimension) => company[dimension]).join('|');
    groups.set(key, [...(groups.get(key) ?? []), company]);
  }
  return groups;
}

export function cohort(filter: Partial<Company>): Company[] {
  const fits = (company: Company) => Object.entries(filter).every(([name, value]) => company[name] === value);
  return blocks.filter((block) => block.every(fits)).flat();
}

export function figures(members: Company[], { code, step, yesNo: asked }: Indicator): Figures {
  const values = members.map((company) => Number(company[code])).sort((a, b) => a - b);
  const n = values.length;
  const band = bandOf(n);
  if (asked) return { band, share: shareOf(values) };
  const grid = n >= 30 ? step : n >= 12 ? wider(step) : wider(wider(step));
  const shown = n >= 30 ? [10, 25, 50, 75, 90] : n >= 12 ? [25, 50, 75] : [50];
  const points = [10, 25, 50, 75, 90].map((p) =>
    shown.includes(p) ? rounded(windowMean(values, p / 100), grid) : null,
  );
  if (n < 12 || points[1] !== points[3]) return { band, points };
  // half of them share one cell: all that is said is a band ten steps wide, W on the 1-2-5 ladder
  const width = 10 * grid;
  const k = Math.floor((points[2] ?? 0) / width + 1e-9);
  return { band, wide: [clean(k * width), clean((k + 1) * width)] };
}

function windowMean(values: number[], p: number): number {
  const n = values.length;
  if (p > 0.5) return -windowMean(values.map((value) => -value).reverse(), 1 - p);
  const h = (n + 1 / 3) * p + 1 / 3;
  const part = h - Math.floor(h);
  const middle = Math.round(h);
  const [from, to] = part >= 0.25 && part < 0.75 ? [Math.floor(h) - 1, Math.floor(h) + 2] : [middle - 2, middle + 2];
  const [first, last] = n === 5 ? [2, 4] : [from, to];
  const inside = values.slice(first - 1, last);
  return inside.reduce((sum, value) => sum + value, 0) / inside.length;
}

const rounded = (x: number, grid: number): number => clean(Math.floor(x / grid + 0.5 + 1e-9) * grid);
const clean = (x: number): number => Number(x.toPrecision(12));

/** 0.2 -> 0.5 -> 1 -> 2 -> 5 ... */
function wider(step: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(step) + 1e-9);
  const lead = Math.round(step / magnitude);
  return clean((lead === 1 ? 2 : lead === 2 ? 5 : 10) * magnitude);
}

const bandOf = (n: number): string =>
  n >= 100 ? '100+' : n >= 50 ? '50–99' : n >= 30 ? '30–49' : n >= 20 ? '20–29' : n >= 12 ? '12–19' : '5–11';

function shareOf(values: number[]): string {
  const share = (100 * values.filter((value) => value >= 0.5).length) / values.length;
  const width = values.length >= 30 ? 10 : 25;
  const at = Math.min(100 / width - 1, Math.floor(share / width + 1e-9));
  if (at === 0) return `Under ${width} %`;
  if (at === 100 / width - 1) return `Over ${100 - width} %`;
  return `${at * width}–${(at + 1) * width} %`;
}
