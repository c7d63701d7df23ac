import { builtInInstrument } from '../instruments/index.js';
import { columnsOf, directoryOf, rowsReader, type Member } from './imports.rules.js';

const definition = builtInInstrument('competitiveness');
const question = definition.inputs.find(({ type }) => type === 'boolean')!;
const member = { firmId: 'f', memberNo: '1', name: 'One', asked: true } as Member;

const read = (cell: string) => {
  const header = ['member_no', question.code];
  const columns = columnsOf(header, definition);
  return rowsReader(header, columns, directoryOf([member]), '.')([{ row: 2, cells: ['1', cell] }]);
};

test.each(['yes', 'Oui', 'sí', 'Sim', '1'])('%j is a yes', (cell) => expect(read(cell).rows[0]?.values).toEqual([1]));
test.each(['no', 'Non', 'não', '0'])('%j is a no', (cell) => expect(read(cell).rows[0]?.values).toEqual([0]));
test('another word is named as a fault', () =>
  expect(read('perhaps').problems).toMatchObject([{ row: 2, column: question.code, code: 'not_yes_no' }]));
