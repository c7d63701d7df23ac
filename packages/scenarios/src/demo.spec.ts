import { applicableTo, builtInInstrument, checkAnswers, evaluateAssessment } from '@gauge/core/instruments';
import { demoAnswers, sentAnswers } from './answers.js';
import { demoNetwork } from './firms.js';

const { firms, groups } = demoNetwork();
const definition = builtInInstrument('competitiveness');
const answered = firms.filter((firm) => firm.answers.has(2024)).map((firm) => ({ firm, ...demoAnswers(firm, 2024) }));

test('the network is always the same: about 900 firms, 12 classes, 4 sizes, 5 countries, groups across borders', () => {
  expect(demoNetwork()).toEqual({ firms, groups });
  expect(firms).toHaveLength(900);
  expect(new Set(firms.map((f) => f.id)).size).toBe(900);
  expect(new Set(firms.map((f) => f.name)).size).toBe(900);
  expect(new Set(firms.map((f) => f.sectorCode)).size).toBe(12);
  expect(new Set(firms.map((f) => f.size)).size).toBe(4);
  const countries = (id: string): number => new Set(firms.filter((f) => f.groupId === id).map((f) => f.country)).size;
  expect(groups.some((group) => countries(group.id) > 1)).toBe(true);
});

test('answers are possible, and nearly all plausible', () => {
  let soft = 0;
  for (const { firm, answers, moneyScale, form } of answered) {
    const applicable = applicableTo(definition, { form, serviceFirm: firm.service });
    const checks = checkAnswers(definition, answers, {
      applicable,
      money: { scale: moneyScale, references: { price_index_ratio: firm.place.inflation[2024]!, usd_rate_ratio: 1 } },
    });
    expect(checks.filter((check) => check.severity === 'hard')).toEqual([]);
    soft += checks.length;
  }
  expect(soft / answered.length).toBeLessThan(0.1);
});

test('better firms scrap less, deliver better and earn more; countries differ', () => {
  const values = answered.map(({ firm, answers, moneyScale }) => ({
    firm,
    values: evaluateAssessment(definition, answers, { scale: moneyScale, references: {} }),
  }));
  const median = (code: string, of: (f: (typeof answered)[number]['firm']) => boolean): number => {
    const sorted = values
      .filter((v) => of(v.firm) && v.values.has(code))
      .map((v) => v.values.get(code)!)
      .sort((a, b) => a - b);
    return sorted[sorted.length >> 1]!;
  };
  const good = (f: { quality: number }): boolean => f.quality > 0.6;
  const weak = (f: { quality: number }): boolean => f.quality < -0.4;
  expect(median('QUA02', good)).toBeLessThan(median('QUA02', weak));
  expect(median('DEL01', good)).toBeGreaterThan(median('DEL01', weak));
  expect(median('FIN02', good)).toBeGreaterThan(median('FIN02', weak));
  expect(median('MGT02', (f) => f.country === 'DE')).toBeGreaterThan(median('MGT02', (f) => f.country === 'IN'));
});

test('the slips of the open round are queries, never refusals of the whole file', () => {
  const sent = firms.filter((firm) => firm.answers.has(2025)).map((firm) => ({ firm, ...sentAnswers(firm, 2025) }));
  const checksOf = ({ firm, answers, moneyScale, form }: (typeof sent)[number]): ReturnType<typeof checkAnswers> =>
    checkAnswers(definition, answers, {
      applicable: applicableTo(definition, { form, serviceFirm: firm.service }),
      money: { scale: moneyScale, references: { price_index_ratio: firm.place.inflation[2025]!, usd_rate_ratio: 1 } },
      ...(firm.answers.has(2024) && { prior: { answers: demoAnswers(firm, 2024).answers } }),
    });
  expect(sent.flatMap((sheet) => checksOf(sheet).filter((check) => check.severity === 'hard'))).toEqual([]);
  const slipped = sent.filter((sheet) => sheet.slipped);
  expect(slipped.length).toBeGreaterThan(10);
  const noticed = slipped.filter((sheet) => checksOf(sheet).length > 0);
  expect(noticed.length / slipped.length).toBeGreaterThan(0.8);
});
