import type { PreviewGroup, RoundPreview } from '@gauge/contracts';

/** What a cell of the picture says: shown (and how much), nearly, not yet; or nobody of one's own is there. */
export type CellState = 'T5' | 'T12' | 'T30' | 'nearly' | 'notYet' | 'nobody';
export type Cell = { column: string; state: CellState; group: PreviewGroup | null };
export type Layer = {
  /** Values of the dimensions between rows and columns, such as the country. */
  fixed: Record<string, string>;
  rowName: string;
  columnName: string;
  columns: string[];
  rows: { row: string; cells: Cell[] }[];
};

/** So few more that one telephone call may do it. */
const NEARLY = 2;
const sizes = ['micro', 'small', 'medium', 'large', 'unknown'];

export function stateOf(group: PreviewGroup | null | undefined): CellState {
  if (!group) return 'nobody';
  if (group.tier) return group.tier === 'T100' ? 'T30' : group.tier;
  return group.unlock && group.unlock.more <= NEARLY ? 'nearly' : 'notYet';
}

/** The finest groups as sheets of rows and columns, the sheet with most own members first. */
export function layersOf({ dimensions, groups }: Pick<RoundPreview, 'dimensions' | 'groups'>): Layer[] {
  const [rowName, ...rest] = dimensions;
  const columnName = rest.at(-1);
  if (!rowName || !columnName) return [];
  const middle = rest.slice(0, -1);
  const finest = finestOf({ dimensions, groups });
  const sheets = new Map<string, PreviewGroup[]>();
  for (const group of finest) {
    const key = middle.map((name) => group.dimensions[name]).join('|');
    sheets.set(key, [...(sheets.get(key) ?? []), group]);
  }
  const members = (sheet: PreviewGroup[]) => sheet.reduce((sum, group) => sum + group.members, 0);
  return [...sheets.values()]
    .sort((one, other) => members(other) - members(one))
    .map((sheet) => layerOf(sheet, rowName, columnName, middle));
}

function layerOf(sheet: PreviewGroup[], rowName: string, columnName: string, middle: string[]): Layer {
  const columns = valuesOf(sheet, columnName);
  return {
    fixed: Object.fromEntries(middle.map((name) => [name, sheet[0]?.dimensions[name] ?? ''])),
    rowName,
    columnName,
    columns,
    rows: valuesOf(sheet, rowName).map((row) => ({
      row,
      cells: columns.map((column) => {
        const group = sheet.find(({ dimensions: d }) => d[rowName] === row && d[columnName] === column) ?? null;
        return { column, group, state: stateOf(group) };
      }),
    })),
  };
}

/** Sizes from small to large, everything else by its code, what is not known last. */
function valuesOf(groups: PreviewGroup[], name: string): string[] {
  const values = [...new Set(groups.map(({ dimensions }) => dimensions[name] ?? ''))];
  const place = (value: string) => (name === 'size' ? sizes.indexOf(value) : value === 'unknown' ? 1 : 0);
  return values.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

export const finestOf = ({ dimensions, groups }: Pick<RoundPreview, 'dimensions' | 'groups'>): PreviewGroup[] =>
  groups.filter((group) => Object.keys(group.dimensions).length === dimensions.length);

/** The widest first, of equal width those with most own members. */
export const widerOf = ({ dimensions, groups }: Pick<RoundPreview, 'dimensions' | 'groups'>): PreviewGroup[] => {
  const width = (group: PreviewGroup) => Object.keys(group.dimensions).length;
  return groups
    .filter((group) => width(group) < dimensions.length)
    .sort((a, b) => width(a) - width(b) || b.members - a.members);
};

/** What the next members unlock, the nearest first: first comparisons of their own, then finer ones. */
export function unlocksOf(preview: Pick<RoundPreview, 'dimensions' | 'groups'>, most: number): PreviewGroup[] {
  const rank = ({ unlock }: PreviewGroup) => (unlock?.tier === 'T5' ? 0 : 1);
  return finestOf(preview)
    .filter(({ unlock, members, submitted }) => unlock !== null && unlock.more <= members - submitted)
    .sort((a, b) => rank(a) - rank(b) || (a.unlock?.more ?? 0) - (b.unlock?.more ?? 0) || b.members - a.members)
    .slice(0, most);
}
