import { buildRelease, InputError, parseSpec, SpecError, type FirmRecord } from './index.js';

const valid = {
  round: '2024',
  dimensions: ['sector', 'country', 'size'],
  ladder: [
    ['sector', 'country', 'size', 'associations'],
    ['sector', 'country', 'size'],
    ['sector', 'country'],
    ['sector'],
    [],
  ],
  cohorts: [['sector', 'country', 'size'], ['sector', 'country'], ['sector'], []],
  families: [{ id: 'management', indicators: ['management'] }],
  indicators: [{ id: 'management', polarity: 'higher', sensitivity: 'B', displayStep: 0.05, kind: 'ratio' }],
  parameters: { minUnits: 5, minOutside: 5, observerCoalition: 1 },
};
const indicator = valid.indicators[0] as (typeof valid.indicators)[0];
const second = { ...indicator, id: 'other' };

describe('a specification', () => {
  test('is read, from an object or from its text', () => {
    expect(parseSpec(valid)).toEqual(valid);
    expect(parseSpec(JSON.stringify(valid))).toEqual(valid);
  });

  test('gets its defaults', () => {
    const { parameters: _parameters, ...bare } = {
      ...valid,
      indicators: [{ id: 'management', polarity: 'target', displayStep: 20 }],
    };
    expect(parseSpec(bare)).toMatchObject({
      parameters: { minUnits: 5, minOutside: 5, observerCoalition: 1 },
      indicators: [{ id: 'management', polarity: 'target', displayStep: 20, sensitivity: 'B', kind: 'ratio' }],
    });
  });

  test('may be stricter', () => {
    const parameters = { minUnits: 10, minOutside: 7, observerCoalition: 2 };
    expect(parseSpec({ ...valid, parameters }).parameters).toEqual(parameters);
  });

  test.each([
    ['spec_not_json', '{', /not JSON/],
    ['not_an_object', [], /must be an object/],
    ['not_an_object', null, /must be an object/],
    ['missing_key', { round: '2024' }, /lacks "dimensions"/],
    ['unknown_key', { ...valid, minUnits: 3 }, /the specification has the unknown key "minUnits"/],
    [
      'unknown_key',
      { ...valid, indicators: [{ ...indicator, unit: '%' }] },
      /indicators\[0\] has the unknown key "unit"/,
    ],
    [
      'unknown_key',
      { ...valid, families: [{ id: 'a', indicators: ['management'], note: '' }] },
      /families\[0\] has the unknown key "note"/,
    ],
    ['unknown_key', { ...valid, parameters: { minunits: 5 } }, /parameters has the unknown key "minunits"/],
    ['unknown_key', JSON.stringify(valid).replace('"round"', '"__proto__":{},"round"'), /unknown key "__proto__"/],
    ['not_a_name', { ...valid, round: 2024 }, /round must be a text/],
    ['not_a_list', { ...valid, ladder: 'sector' }, /ladder must be a list/],
    ['name_twice', { ...valid, dimensions: ['sector', 'sector'] }, /holds "sector" twice/],
    [
      'column_clash',
      { ...valid, dimensions: [...valid.dimensions, 'associations'] },
      /"associations" is the name of another column/,
    ],
    [
      'column_clash',
      { ...valid, dimensions: [...valid.dimensions, 'management'] },
      /"management" is the name of another column/,
    ],
    ['unknown_column', { ...valid, ladder: [['region'], []] }, /ladder\[0\] names "region"/],
    ['unknown_column', { ...valid, cohorts: [['associations']] }, /cohorts\[0\] names "associations"/],
    [
      'key_twice',
      {
        ...valid,
        cohorts: [
          ['sector', 'size'],
          ['size', 'sector'],
        ],
      },
      /cohorts holds .* twice/,
    ],
    ['empty', { ...valid, ladder: [] }, /ladder is empty/],
    [
      'display_step',
      { ...valid, indicators: [{ ...indicator, displayStep: 0.25 }] },
      /displayStep is 0.25; use 1, 2 or 5/,
    ],
    ['display_step', { ...valid, indicators: [{ ...indicator, displayStep: '1' }] }, /displayStep is "1"/],
    [
      'unknown_option',
      { ...valid, indicators: [{ ...indicator, polarity: 'up' }] },
      /polarity is "up"; use one of higher, lower, target, neutral/,
    ],
    ['unknown_option', { ...valid, indicators: [{ ...indicator, sensitivity: 'D' }] }, /sensitivity is "D"/],
    ['unknown_option', { ...valid, indicators: [{ ...indicator, kind: 'sum' }] }, /kind is "sum"/],
    ['indicator_twice', { ...valid, indicators: [indicator, indicator] }, /holds "management" twice/],
    [
      'indicator_in_two_families',
      { ...valid, families: [...valid.families, { id: 'again', indicators: ['management'] }] },
      /is in the families "management" and "again"/,
    ],
    ['indicator_without_family', { ...valid, indicators: [indicator, second] }, /"other" is in no family/],
    ['unknown_indicator', { ...valid, families: [{ id: 'f', indicators: ['management', 'gone'] }] }, /names "gone"/],
    [
      'family_twice',
      {
        ...valid,
        indicators: [indicator, second],
        families: [...valid.families, { id: 'management', indicators: ['other'] }],
      },
      /twice/,
    ],
    ['family_empty', { ...valid, families: [...valid.families, { id: 'none', indicators: [] }] }, /holds no indicator/],
    [
      'parameter_loosened',
      { ...valid, parameters: { minUnits: 4 } },
      /minUnits is 4; it must be a whole number of at least 5/,
    ],
    ['parameter_loosened', { ...valid, parameters: { minOutside: 0 } }, /minOutside is 0/],
    ['parameter_loosened', { ...valid, parameters: { minUnits: 5.5 } }, /minUnits is 5.5/],
    ['observer_coalition', { ...valid, parameters: { observerCoalition: 3 } }, /observerCoalition is 3; it is 1 or 2/],
  ])('is refused: %s', (code, json, message) => {
    const read = (): unknown => parseSpec(json);
    expect(read).toThrow(SpecError);
    expect(read).toThrow(message);
    expect(read).toThrow(expect.objectContaining({ code }));
  });
});

describe('records', () => {
  const record = (over: Partial<FirmRecord> = {}): FirmRecord => ({
    id: 'a',
    group: '',
    associations: ['X'],
    dimensions: { sector: '25', country: 'AT', size: 'small' },
    values: { management: 3 },
    ...over,
  });
  const spec = parseSpec(valid);

  test.each([
    ['id_twice', [record(), record()], { index: 1, column: 'unit_id' }],
    ['id_missing', [record({ id: '' })], { index: 0, column: 'unit_id' }],
    ['associations', [record({ associations: [] })], { index: 0, column: 'associations' }],
    ['associations', [record({ associations: ['X|Y'] })], { index: 0, column: 'associations' }],
    [
      'dimension_missing',
      [record(), record({ id: 'b', dimensions: { sector: '25', country: 'AT' } })],
      { index: 1, column: 'size' },
    ],
    [
      'dimension_missing',
      [record({ dimensions: { sector: '', country: 'AT', size: 'small' } })],
      { index: 0, column: 'sector' },
    ],
    [
      'dimension_reserved',
      [record({ dimensions: { sector: '*', country: 'AT', size: 'small' } })],
      { index: 0, column: 'sector' },
    ],
    ['not_finite', [record({ values: { management: Number.POSITIVE_INFINITY } })], { index: 0, column: 'management' }],
    ['not_finite', [record({ values: { management: Number.NaN } })], { index: 0, column: 'management' }],
  ])('are refused: %s', (code, records, place) => {
    const read = (): unknown => buildRelease(spec, records);
    expect(read).toThrow(InputError);
    expect(read).toThrow(expect.objectContaining({ code, place }));
  });

  test('a yes/no item takes 0 and 1', () => {
    const yesno = { ...valid, indicators: [{ ...indicator, kind: 'yesno' as const }] };
    expect(() => buildRelease(parseSpec(yesno), [record({ values: { management: 2 } })])).toThrow(
      expect.objectContaining({ code: 'not_yes_no' }),
    );
  });

  test('a ladder that is no tree on the data is refused, one that is a tree there is not', () => {
    const cities = {
      ...valid,
      dimensions: ['city', 'country'],
      ladder: [['city'], ['country']],
      cohorts: [['country']],
    };
    const at = (id: string, city: string, country: string): FirmRecord => record({ id, dimensions: { city, country } });
    expect(() => buildRelease(parseSpec(cities), [at('a', 'Graz', 'AT'), at('b', 'Wien', 'AT')])).not.toThrow();
    expect(() => buildRelease(parseSpec(cities), [at('a', 'Vienna', 'AT'), at('b', 'Vienna', 'US')])).toThrow(
      expect.objectContaining({ code: 'ladder_no_tree', place: { index: 1, column: 'country' } }),
    );
  });

  test('none at all give an empty release', () => {
    expect(buildRelease(spec, [])).toEqual({
      release: { method: 'gauge-release/1', round: '2024', cohorts: [] },
      blocks: {
        method: 'gauge-release/1',
        round: '2024',
        families: [{ id: 'management', blocks: [], unplaced: [], withheld: [] }],
      },
    });
  });
});
