import fc from 'fast-check';
import { runs } from '../cases/runs.js';
import { auditRelease } from '../audit.js';
import { buildRelease, openRelease, type FirmRecord, type IndicatorSpec, type ReleaseSpec } from '../index.js';

/** Numbers at the ends of what a double holds: what comes out is finite, audited, and a release to its readers. */
const specOf = (indicator: Partial<IndicatorSpec>): ReleaseSpec => ({
  round: 'now',
  dimensions: ['sector'],
  ladder: [['sector'], []],
  cohorts: [['sector'], []],
  families: [{ id: 'f', indicators: ['a'] }],
  indicators: [{ id: 'a', polarity: 'higher', displayStep: 1, ...indicator }],
});
const recordsOf = (values: readonly number[]): FirmRecord[] =>
  values.map((a, place) => ({
    id: `f${place}`,
    group: place % 7 === 6 ? 'g' : '',
    associations: ['x'],
    dimensions: { sector: place % 5 === 4 ? 'B' : 'A' },
    values: { a },
  }));

const check = (values: readonly number[], indicator: Partial<IndicatorSpec>): void => {
  const spec = specOf(indicator);
  const records = recordsOf(values);
  const built = buildRelease(spec, records);
  expect(auditRelease({ ...built, records, spec }).violations).toEqual([]);
  const text = JSON.stringify(built.release);
  expect(text).not.toMatch(/null|-0[,}\]]/);
  expect(openRelease(JSON.parse(text)).cohorts).toHaveLength(built.release.cohorts.length);
};

const edge = fc.constantFrom(0, -0, 1, 1e15, 2 ** 51, 2 ** 53 + 2, 1e21, 1e22, 1e300, 1e308, -1e308, 5e-324, -5e-324);
const anywhere = fc.oneof(edge, fc.double({ noNaN: true, noDefaultInfinity: true, min: -1.6e308, max: 1.6e308 }));
const step = fc
  .tuple(fc.constantFrom(1, 2, 5), fc.integer({ min: -289, max: 289 }))
  .map(([mantissa, exponent]) => Number(`${mantissa}e${exponent}`));

test('values and steps of any size', () => {
  fc.assert(
    fc.property(fc.array(anywhere, { minLength: 4, maxLength: 40 }), step, (values, displayStep) =>
      check(values, { displayStep }),
    ),
    runs(500),
  );
});

test('many steps, where half a step is at the edge of what a double tells', () => {
  const count = fc.oneof(fc.double({ min: 2 ** 45, max: 2 ** 58, noNaN: true }), fc.constantFrom(2 ** 51, 2 ** 53));
  fc.assert(
    fc.property(fc.array(count, { minLength: 12, maxLength: 40 }), step, (counts, displayStep) =>
      check(
        counts.map((one) => (Number.isFinite(one * displayStep) ? one * displayStep : one)),
        { displayStep },
      ),
    ),
    runs(500),
  );
});

test('everybody at one value', () => {
  fc.assert(
    fc.property(anywhere, fc.integer({ min: 5, max: 110 }), step, (value, n, displayStep) =>
      check(new Array<number>(n).fill(value), { displayStep }),
    ),
    runs(500),
  );
});
