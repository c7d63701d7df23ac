import type { InputView } from '@gauge/contracts';
import { columnsOf, templateOf } from './template.js';

const input = (code: string, type: InputView['type']) => ({ code, type, name: `Name of ${code}` }) as InputView;
const version = {
  inputs: [input('turnover', 'money'), input('price_index', 'reference'), input('odd,"one"', 'boolean')],
};

test('the header names the firm and every question that firms answer, once', () => {
  expect(templateOf(version)).toBe('\ufeffmember_no,firm,form,currency,scale,turnover,"odd,""one"""\r\n');
});

test('what the columns hold', () => {
  expect(columnsOf(version).map(({ code }) => code)).toEqual(['turnover', 'odd,"one"']);
});
