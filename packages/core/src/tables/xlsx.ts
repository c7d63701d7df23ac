import { SaxesParser, type SaxesTagPlain } from 'saxes';
import yauzl from 'yauzl';
import { refuse, TableBuilder, type Table, type TableLimits } from './table.js';

export interface ZipLimits {
  entries: number;
  /** Inflated bytes for each packed one, over the whole file. */
  ratio: number;
  inflated: number;
  /** Characters of the table of shared strings. */
  sharedStrings: number;
}

// macros, add-ins and embedded programs have no place in a table of answers
const UNWANTED = /vbaproject|macrosheets|activex|embeddings|externallinks/i;

/** Reads the first sheet of a workbook, streaming; trusts neither the sizes it declares nor what it expands to. */
export async function readXlsx(bytes: Buffer, limits: TableLimits, zip: ZipLimits): Promise<Table> {
  const file = await opened(bytes);
  const entries = await listed(file, zip.entries);
  const declared = [...entries.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const budget = { left: Math.min(zip.inflated, zip.ratio * bytes.length) };
  if (declared > budget.left) tooLarge();
  if ([...entries.keys()].some((name) => UNWANTED.test(name)))
    refuse('file_type', 'Workbooks with macros or embedded objects are not taken. Save it as a plain XLSX.');

  const read = async (name: string, parser: SaxesParser) => {
    const entry = entries.get(name);
    if (entry) await pour(file, entry, budget, parser);
    return entry !== undefined;
  };
  const sheet = await firstSheet(read);
  const strings = await sharedStrings(read, zip.sharedStrings);
  const builder = new TableBuilder(limits);
  if (!(await read(sheet, sheetParser(strings, builder, limits.columns))))
    refuse('file_type', 'This is not an XLSX workbook with a sheet.');
  return builder.table({ format: 'xlsx', delimiter: null });
}

type Read = (name: string, parser: SaxesParser) => Promise<boolean>;

const tooLarge = (): never =>
  refuse('file_too_large', 'Unpacked, this workbook is too large. Keep one plain sheet of answers.');

async function opened(bytes: Buffer): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.fromBufferPromise(bytes);
  } catch {
    return refuse('import_unreadable', 'The workbook is damaged: it cannot be unpacked.');
  }
}

async function listed(file: yauzl.ZipFile, most: number): Promise<Map<string, yauzl.Entry>> {
  if (file.entryCount > most) refuse('file_type', `The workbook has more than ${most} parts.`);
  const entries = new Map<string, yauzl.Entry>();
  try {
    for await (const entry of file.eachEntry()) {
      if (entries.size >= most) refuse('file_type', `The workbook has more than ${most} parts.`);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'Error' && !('refusal' in error))
      refuse('import_unreadable', 'The workbook is damaged: its list of parts cannot be read.');
    throw error;
  }
  return entries;
}

async function pour(
  file: yauzl.ZipFile,
  entry: yauzl.Entry,
  budget: { left: number },
  parser: SaxesParser,
): Promise<void> {
  const decoder = new TextDecoder('utf-8');
  parser.on('doctype', () => refuse('file_type', 'The workbook declares entities, which no spreadsheet program does.'));
  parser.on('error', () => refuse('import_unreadable', 'The workbook is damaged: a part is not well-formed.'));
  try {
    for await (const chunk of await file.openReadStreamPromise(entry)) {
      const bytes = chunk as Buffer;
      budget.left -= bytes.length;
      if (budget.left < 0) tooLarge();
      parser.write(decoder.decode(bytes, { stream: true }));
    }
  } catch (error) {
    if (error instanceof Error && 'refusal' in error) throw error;
    // more bytes than the part declared, or not what it says it is
    refuse('import_unreadable', 'The workbook is damaged: a part cannot be unpacked.');
  }
  parser.close();
}

/** The part that holds the first sheet, through the workbook's list of sheets and its relations. */
async function firstSheet(read: Read): Promise<string> {
  let relation: string | undefined;
  const workbook = new SaxesParser();
  workbook.on('opentag', ({ name, attributes }) => {
    if (local(name) === 'sheet') relation ??= attributes['r:id'];
  });
  if (!(await read('xl/workbook.xml', workbook))) refuse('file_type', 'This is not an XLSX workbook.');
  let target: string | undefined;
  const relations = new SaxesParser();
  relations.on('opentag', ({ attributes }) => {
    if (relation !== undefined && attributes['Id'] === relation) target = attributes['Target'];
  });
  await read('xl/_rels/workbook.xml.rels', relations);
  if (!target) return 'xl/worksheets/sheet1.xml';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

async function sharedStrings(read: Read, most: number): Promise<string[]> {
  const strings: string[] = [];
  let length = 0;
  const parser = new SaxesParser();
  const path: string[] = [];
  parser.on('opentag', ({ name }) => {
    path.push(local(name));
    if (path.at(-1) === 'si') strings.push('');
  });
  parser.on('closetag', () => void path.pop());
  parser.on('text', (text) => {
    if (path.at(-1) !== 't' || path.includes('rPh')) return;
    length += text.length;
    if (length > most) tooLarge();
    strings[strings.length - 1] += text;
  });
  await read('xl/sharedStrings.xml', parser);
  return strings;
}

function sheetParser(strings: readonly string[], builder: TableBuilder, columns: number): SaxesParser {
  const parser = new SaxesParser();
  let row = 0;
  let cells: string[] = [];
  let column = 0;
  let type = '';
  let text = '';
  let inValue = false;
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    const tag = local(name);
    if (tag === 'row') {
      row = Number(attributes['r'] ?? row + 1);
      cells = [];
      column = -1;
    } else if (tag === 'c') {
      column = attributes['r'] ? columnOf(attributes['r']) : column + 1;
      if (column >= columns) refuse('file_too_large', `The sheet has more than ${columns} columns.`);
      type = attributes['t'] ?? 'n';
      text = '';
    } else inValue = tag === 'v' || tag === 't';
  });
  parser.on('text', (piece) => {
    if (inValue) text += piece;
  });
  parser.on('closetag', ({ name }) => {
    const tag = local(name);
    inValue = false;
    if (tag === 'row') builder.add(row, cells);
    if (tag !== 'c') return;
    while (cells.length < column) cells.push('');
    cells[column] = type === 's' ? (strings[Number(text)] ?? '') : text;
  });
  return parser;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** `AB12` is column 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (const sign of reference) {
    const digit = sign.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    column = column * 26 + digit;
  }
  return column - 1;
}
