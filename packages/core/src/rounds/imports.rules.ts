import { importLimits, type ImportProblem } from '@gauge/contracts';
import type { InstrumentDefinition, InstrumentInput } from '../instruments/index.js';
import { faultOf } from './assessments.rules.js';
import type { PeerFacts } from './peers.store.js';
import { isCurrency } from './reference.js';
import { numberIn, plainWords as plain, shortened, type Decimal, type Table } from '../tables/index.js';

/** Where a file has what. */
export interface Columns {
  memberNo: number | undefined;
  name: number | undefined;
  currency: number | undefined;
  scale: number | undefined;
  form: number | undefined;
  inputs: { at: number; input: InstrumentInput }[];
  ignored: number[];
  problems: ImportProblem[];
}

const OWN = {
  memberNo: ['member_no'],
  name: ['firm', 'company', 'name'],
  currency: ['currency'],
  scale: ['scale'],
  form: ['form'],
} as const;

/** Columns by what stands in the header, capitals and underscores aside: a question by its code or its name. */
export function columnsOf(header: readonly string[], definition: InstrumentDefinition): Columns {
  const titles = header.map(plain);
  const find = (names: readonly string[]) => {
    const at = names.map((name) => titles.indexOf(plain(name))).find((position) => position >= 0);
    return at;
  };
  const own = {
    memberNo: find(OWN.memberNo),
    name: find(OWN.name),
    currency: find(OWN.currency),
    scale: find(OWN.scale),
    form: find(OWN.form),
  };
  const taken = new Set(Object.values(own));
  const asked = definition.inputs.filter(({ type }) => type !== 'reference');
  const byTitle = new Map(asked.flatMap((input) => [input.name, input.code].map((title) => [plain(title), input])));
  const inputs: Columns['inputs'] = [];
  const ignored: number[] = [];
  const problems: ImportProblem[] = [];
  for (const [at, title] of titles.entries()) {
    const input = taken.has(at) ? undefined : byTitle.get(title);
    const twice = inputs.some((known) => known.input === input);
    if (input && twice)
      problems.push(problem(1, header[at] ?? '', title, 'wrong_columns', 'This question has two columns.'));
    else if (input) inputs.push({ at, input });
    else if (!taken.has(at)) ignored.push(at);
  }
  if (own.memberNo === undefined && own.name === undefined)
    problems.push(
      problem(1, '', '', 'wrong_columns', 'No column names the firm: call it member_no, firm, company or name.'),
    );
  if (inputs.length === 0)
    problems.push(problem(1, '', '', 'wrong_columns', 'No column has the code or the name of a question.'));
  return { ...own, inputs, ignored, problems };
}

export function problem(
  row: number,
  column: string,
  value: string,
  code: ImportProblem['code'],
  message: string,
): ImportProblem {
  return { row, column, value: shortened(value), code, message };
}

/** Members by number and by name, both without regard to capitals. */
export interface Directory {
  byNumber: ReadonlyMap<string, Member>;
  /** null: several members have the name. */
  byName: ReadonlyMap<string, Member | null>;
}
export interface Member extends PeerFacts {
  firmId: string;
  memberNo: string;
  name: string;
  /** Whether the round asks firms of its sector and size. */
  asked: boolean;
}

export function directoryOf(members: readonly Member[]): Directory {
  const byName = new Map<string, Member | null>();
  for (const member of members) byName.set(plain(member.name), byName.has(plain(member.name)) ? null : member);
  return { byNumber: new Map(members.map((member) => [plain(member.memberNo), member])), byName };
}

/** One firm's row, read. Values stand in the order of the columns. */
export interface ReadRow {
  row: number;
  member: Member;
  /** null: the currency of the firm's country. */
  currency: string | null;
  moneyScale: 1 | 1000 | 1_000_000;
  form: 'short' | 'full';
  values: (number | null)[];
}

/** A comma is the decimal mark only where the comma does not part columns and some answer is written that way. */
export function decimalOf({ reading, rows }: Table, { inputs }: Columns): Decimal {
  if (reading.delimiter === ',' || reading.format === 'xlsx') return '.';
  const written = rows.some(({ cells }) => inputs.some(({ at }) => /^-?[\d.]*\d,\d+$/.test(cells[at] ?? '')));
  return written ? ',' : '.';
}

/**
 * Reads rows, some at a time, and remembers which firms it has met; every faulty cell is named. A row with a fault is not in
 * `rows`.
 */
export function rowsReader(header: readonly string[], columns: Columns, directory: Directory, decimal: Decimal) {
  const firstRowOf = new Map<string, number>();
  return (some: Table['rows']): { rows: ReadRow[]; problems: ImportProblem[] } => {
    const problems: ImportProblem[] = [];
    const rows: ReadRow[] = [];
    for (const { row, cells } of some) {
      const reader = new RowReader(row, cells, header, columns, decimal);
      const member = reader.member(directory, firstRowOf);
      const values = columns.inputs.map(({ at, input }) => reader.answer(at, input));
      const terms = { currency: reader.currency(), moneyScale: reader.scale(), form: reader.form() };
      if (member && reader.problems.length === 0 && values.every((value) => value === null))
        reader.fault(undefined, 'empty_row', 'This firm has no answers.');
      problems.push(...reader.problems);
      if (member && reader.problems.length === 0) rows.push({ row, member, ...terms, values });
    }
    return { rows, problems };
  };
}

class RowReader {
  readonly problems: ImportProblem[] = [];

  constructor(
    private readonly row: number,
    private readonly cells: readonly string[],
    private readonly header: readonly string[],
    private readonly columns: Columns,
    private readonly decimal: Decimal,
  ) {}

  private cell(at: number | undefined): string {
    return (at === undefined ? undefined : this.cells[at]) ?? '';
  }

  fault(at: number | undefined, code: ImportProblem['code'], message: string): null {
    const column = (at === undefined ? undefined : this.header[at]) ?? '';
    this.problems.push(problem(this.row, column, this.cell(at), code, message));
    return null;
  }

  member({ byNumber, byName }: Directory, firstRowOf: Map<string, number>): Member | null {
    const { memberNo, name } = this.columns;
    const byNo = this.cell(memberNo) !== '';
    const at = byNo ? memberNo : (name ?? memberNo);
    const found = byNo ? byNumber.get(plain(this.cell(at))) : byName.get(plain(this.cell(at)));
    if (found === null)
      return this.fault(
        at,
        'duplicate_firm',
        'Several members have this name; add a column member_no to tell them apart.',
      );
    if (!found)
      return this.fault(at, 'unknown_firm', this.cell(at) ? 'No member is called so.' : 'This row names no firm.');
    const first = firstRowOf.get(found.firmId);
    if (first !== undefined) return this.fault(at, 'duplicate_firm', `This firm already stands in row ${first}.`);
    firstRowOf.set(found.firmId, this.row);
    if (!found.asked) return this.fault(at, 'firm_not_asked', 'This round asks firms of other sectors or sizes.');
    return found;
  }

  answer(at: number, input: InstrumentInput): number | null {
    const text = this.cell(at);
    if (text === '') return null;
    if (text.length > importLimits.cellLength)
      return this.fault(at, 'cell_too_long', `A cell may hold ${importLimits.cellLength} signs.`);
    const value = input.type === 'boolean' ? yesNo(text) : numberIn(text, this.decimal);
    if (value === undefined && input.type === 'boolean')
      return this.fault(at, 'not_yes_no', `${input.name}: answer yes or no, or 1 or 0.`);
    if (value === undefined) return this.fault(at, 'not_a_number', `${input.name}: this is not a number.`);
    const fault = faultOf(input, value);
    return fault ? this.fault(at, fault.fault, fault.message) : value;
  }

  currency(): string | null {
    const text = this.cell(this.columns.currency).toUpperCase();
    if (text === '' || isCurrency(text)) return text || null;
    return this.fault(this.columns.currency, 'unknown_currency', 'Write the currency as in EUR, INR or ZAR.');
  }

  scale(): ReadRow['moneyScale'] {
    const value = numberIn(this.cell(this.columns.scale) || '1', this.decimal);
    if (value === 1 || value === 1000 || value === 1_000_000) return value;
    this.fault(this.columns.scale, 'bad_scale', 'Money is in units of 1, 1000 or 1000000.');
    return 1;
  }

  form(): 'short' | 'full' {
    const text = plain(this.cell(this.columns.form) || 'full');
    if (text === 'short' || text === 'full') return text;
    this.fault(this.columns.form, 'out_of_range', 'The form is short or full.');
    return 'full';
  }
}

// in the languages of the pages: a spreadsheet comes from a desk where one of them is spoken
const YES = new Set(['yes', 'true', '1', '1.0', 'oui', 'sí', 'si', 'sim']);
const NO = new Set(['no', 'false', '0', '0.0', 'non', 'não', 'nao']);

function yesNo(text: string): number | undefined {
  const word = text.toLowerCase();
  if (YES.has(word)) return 1;
  return NO.has(word) ? 0 : undefined;
}
