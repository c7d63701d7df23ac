import type { Cell, Sheet } from './sheet.js';
import { zipOf, type Part } from './zip.js';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Excel holds no more than so many characters in a cell. */
const longest = 32_767;

/**
 * An XLSX workbook (ECMA-376). Text is written as text (`inlineStr`), so that nothing in it is ever taken for a formula;
 * heads are bold and stay in view.
 */
export function workbookOf(sheets: readonly Sheet[]): Uint8Array {
  const names = sheetNames(sheets.map(({ name }) => name));
  const all = sheets.map((_, at) => at + 1);
  return zipOf([
    part('[Content_Types].xml', contentTypes(all)),
    part(
      '_rels/.rels',
      `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${all
        .map((number) => `<sheet name="${escaped(names[number - 1] ?? '')}" sheetId="${number}" r:id="rId${number}"/>`)
        .join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${relations}">${all
        .map(
          (number) =>
            `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="rId${all.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
    part('xl/styles.xml', styles),
    ...sheets.map((sheet, at) => part(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet))),
  ]);
}

const part = (name: string, xml: string): Part => ({ name, text: head + xml });

const contentTypes = (numbers: readonly number[]): string => {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const override = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${kind}.${type}+xml"/>`;
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${override('styles', 'styles')}${numbers
    .map((number) => override(`worksheets/sheet${number}`, 'worksheet'))
    .join('')}</Types>`;
};

/** 0 as it is, 1 for heads. */
const styles = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFECEEFC"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function sheetXml({ columns, rows }: Sheet): string {
  const widths = columns.map((title, at) => widthOf([title, ...rows.slice(0, 200).map((row) => row[at] ?? null)]));
  const last = `${columnName(Math.max(0, columns.length - 1))}${rows.length + 1}`;
  const body = [columns, ...rows].map((cells, row) => rowXml(cells, row + 1, row === 0 ? 1 : 0)).join('');
  return `<worksheet xmlns="${main}"><dimension ref="A1:${last}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths
    .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join('')}</cols><sheetData>${body}</sheetData><autoFilter ref="A1:${last}"/></worksheet>`;
}

function rowXml(cells: readonly Cell[], row: number, style: number): string {
  const mark = style === 0 ? '' : ` s="${style}"`;
  const drawn = cells.map((cell, at) => {
    const place = `r="${columnName(at)}${row}"${mark}`;
    if (cell === null || cell === '') return '';
    if (typeof cell === 'number') return Number.isFinite(cell) ? `<c ${place}><v>${cell}</v></c>` : '';
    if (typeof cell === 'boolean') return `<c ${place} t="b"><v>${cell ? 1 : 0}</v></c>`;
    return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, longest))}</t></is></c>`;
  });
  return `<row r="${row}">${drawn.join('')}</row>`;
}

const widthOf = (cells: readonly Cell[]): number =>
  Math.min(60, Math.max(9, ...cells.map((cell) => Math.min(60, String(cell ?? '').length + 2))));

/** 0 is A, 27 is AB. */
const columnName = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnName(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));

/** Sheets have short names, without some signs, and no two the same. */
function sheetNames(wished: readonly string[]): string[] {
  const taken = new Set<string>();
  return wished.map((name, at) => {
    const clean =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .trim()
        .slice(0, 28) || `Sheet ${at + 1}`;
    const free = taken.has(clean.toLowerCase()) ? `${clean} ${at + 1}` : clean;
    taken.add(free.toLowerCase());
    return free;
  });
}

/** Text in XML; signs that XML cannot hold are left out. */
function escaped(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '',
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
