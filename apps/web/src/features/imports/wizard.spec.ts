import { importLimits, type ImportView } from '@gauge/contracts';
import { fileFault, stepOf } from './wizard.js';

const view = (status: ImportView['status']) => ({ status }) as ImportView;
const still = { reading: false, confirming: false };

test('the steps in order', () => {
  expect(stepOf(null, still)).toBe('choose');
  expect(stepOf(null, { ...still, reading: true })).toBe('reading');
  expect(stepOf(view('refused'), still)).toBe('refused');
  expect(stepOf(view('refused'), { ...still, reading: true })).toBe('reading');
  expect(stepOf(view('ready'), still)).toBe('ready');
  expect(stepOf(view('ready'), { ...still, confirming: true })).toBe('confirming');
  expect(stepOf(view('writing'), still)).toBe('underway');
  expect(stepOf(view('stopped'), still)).toBe('stopped');
  expect(stepOf(view('committed'), still)).toBe('done');
});

test('files that need not be sent', () => {
  expect(fileFault({ name: 'answers.PDF', size: 10 }, importLimits.bytes)).toBe('kind');
  expect(fileFault({ name: 'answers.csv', size: 0 }, importLimits.bytes)).toBe('empty');
  expect(fileFault({ name: 'answers.xlsx', size: 30_000_000 }, importLimits.bytes)).toBe('size');
  expect(fileFault({ name: 'Answers 2025.XLSX', size: 10 }, importLimits.bytes)).toBeNull();
});
