import { memberImportLimits, type MemberImportProblem } from '@gauge/contracts';
import { z } from 'zod';
import { countryNamed, findSector, sizeClass, SIZE_CLASSES, type SizeClass } from '../instruments/index.js';
import { numberIn, plainWords, shortened, type Table } from '../tables/index.js';

/** What a column may hold, with the titles it goes by; the first that a file has counts. */
const TITLES = {
  memberNo: [
    'member no',
    'member number',
    'membership number',
    'number',
    'external code',
    'code',
    'member id',
    'id',
    'registration number',
    'registration no',
    'registration',
  ],
  name: ['name', 'firm', 'company', 'firm name', 'company name', 'name of the firm'],
  country: ['country', 'country code'],
  region: ['region', 'city', 'city region', 'town', 'state', 'province'],
  sector: ['sector', 'isic', 'isic code', 'sector code', 'sector isic code', 'industry', 'activity'],
  size: ['size', 'size class'],
  employees: ['employees', 'number of employees', 'staff', 'headcount', 'people'],
  groupName: ['group', 'enterprise group', 'group name', 'parent', 'parent company', 'owner'],
  contactEmail: ['contact email', 'contact e mail', 'email', 'e mail', 'mail', 'contact'],
} as const;
type Field = keyof typeof TITLES;
const FIELDS = Object.keys(TITLES) as Field[];

export interface Columns {
  at: Partial<Record<Field, number>>;
  used: { column: string; field: Field }[];
  ignored: string[];
  problems: MemberImportProblem[];
}

const title = (text: string): string => plainWords(text.replace(/[^\p{L}\p{N}]+/gu, ' '));

/** Columns by what stands in the header; capitals, underscores and hyphens aside. */
export function columnsOf(header: readonly string[]): Columns {
  const titles = header.map(title);
  const at: Columns['at'] = {};
  for (const field of FIELDS) {
    const found = TITLES[field].map((name) => titles.indexOf(name)).find((position) => position >= 0);
    if (found !== undefined) at[field] = found;
  }
  const taken = new Set(Object.values(at));
  const problems =
    at.name === undefined && at.memberNo === undefined
      ? [problem(1, '', '', 'wrong_columns', 'No column names the firm: call it name, or member_no.')]
      : [];
  return {
    at,
    used: FIELDS.flatMap((field) => (at[field] === undefined ? [] : [{ column: header[at[field]] ?? '', field }])),
    ignored: header.filter((text, position) => !taken.has(position) && text !== ''),
    problems,
  };
}

export function problem(
  row: number,
  column: string,
  value: string,
  code: MemberImportProblem['code'],
  message: string,
): MemberImportProblem {
  return { row, column, value: shortened(value), code, message };
}

/** A row as it was read. null: the cell is empty or there is no such column, which changes nothing. */
export interface ReadRow {
  row: number;
  memberNo: string | null;
  name: string | null;
  country: string | null;
  region: string | null;
  sectorScheme: string | null;
  sectorCode: string | null;
  size: SizeClass | null;
  groupName: string | null;
  contactEmail: string | null;
}

/** Codes of the association's own schemes, by how they are written: for those that do not use ISIC. */
export type OwnSectors = ReadonlyMap<string, { scheme: string; code: string }>;

/** Reads each row; every faulty cell is named. A row with a fault is not in `rows`. */
export function readRows(
  table: Table,
  columns: Columns,
  ownSectors: OwnSectors,
): { rows: ReadRow[]; problems: MemberImportProblem[] } {
  const problems: MemberImportProblem[] = [];
  const rows: ReadRow[] = [];
  for (const { row, cells } of table.rows) {
    const reader = new RowReader(row, cells, table.header, columns);
    const sector = reader.sector(ownSectors);
    const read: ReadRow = {
      row,
      memberNo: reader.text('memberNo', 40),
      name: reader.text('name', 200),
      country: reader.country(),
      region: reader.text('region', 80),
      sectorScheme: sector?.scheme ?? null,
      sectorCode: sector?.code ?? null,
      size: reader.size(),
      groupName: reader.text('groupName', 200),
      contactEmail: reader.email(),
    };
    if (read.name === null && read.memberNo === null)
      reader.fault('name', 'missing_name', 'This row names no firm: fill in its name, or delete the row.');
    problems.push(...reader.problems);
    if (reader.problems.length === 0) rows.push(read);
  }
  return { rows, problems };
}

const Email = z.email().max(254);

class RowReader {
  readonly problems: MemberImportProblem[] = [];

  constructor(
    private readonly row: number,
    private readonly cells: readonly string[],
    private readonly header: readonly string[],
    private readonly columns: Columns,
  ) {}

  fault(field: Field, code: MemberImportProblem['code'], message: string): null {
    const at = this.columns.at[field];
    const column = (at === undefined ? undefined : this.header[at]) ?? '';
    this.problems.push(problem(this.row, column, this.cell(field), code, message));
    return null;
  }

  private cell(field: Field): string {
    const at = this.columns.at[field];
    return (at === undefined ? undefined : this.cells[at]) ?? '';
  }

  text(field: Field, most: number = memberImportLimits.cellLength): string | null {
    const text = this.cell(field);
    if (text.length > most) return this.fault(field, 'cell_too_long', `Shorten this to ${most} signs.`);
    return text || null;
  }

  country(): string | null {
    const text = this.text('country');
    if (text === null) return null;
    const message = 'Write the country’s two letters, as in DE or IN, or its English name.';
    return countryNamed(text) ?? this.fault('country', 'unknown_country', message);
  }

  sector(own: OwnSectors): { scheme: string; code: string } | null {
    const text = this.text('sector');
    if (text === null) return null;
    const known = own.get(plainWords(text));
    if (known) return known;
    const found = findSector(text);
    if ('code' in found) return { scheme: 'ISIC4', code: found.code };
    if (found.candidates.length === 0)
      return this.fault('sector', 'unknown_sector', 'No sector is called so. Write its ISIC code, for example 2930.');
    const choices = found.candidates.map(({ code, name }) => `${code} ${name}`).join('; ');
    return this.fault('sector', 'unclear_sector', `This may be several sectors. Write the code of one: ${choices}.`);
  }

  size(): SizeClass | null {
    const text = this.text('size');
    const word = text === null ? null : plainWords(text);
    const named = SIZE_CLASSES.find((size) => size === word);
    if (named) return named;
    // a column called size may hold the number of people
    if (text !== null && numberIn(text, '.') === undefined)
      return this.fault(
        'size',
        'unknown_size',
        'Write micro, small, medium or large, or the number of people at work.',
      );
    return this.staff(text === null ? 'employees' : 'size');
  }

  private staff(field: 'size' | 'employees'): SizeClass | null {
    const text = this.text(field);
    if (text === null) return null;
    const staff = numberIn(text, '.');
    if (staff !== undefined && staff >= 0 && staff < 10_000_000) return sizeClass({ staff });
    return this.fault(field, 'bad_number', 'Write the number of people at work in digits only.');
  }

  email(): string | null {
    const text = this.text('contactEmail')?.toLowerCase() ?? null;
    if (text === null || Email.safeParse(text).success) return text;
    return this.fault('contactEmail', 'bad_email', 'This is no e-mail address. Write one, as in name@firm.example.');
  }
}
