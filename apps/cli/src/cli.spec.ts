import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BlocksFile, ReleaseFile } from '@gauge/disclosure';
import { run } from './cli.js';

const example = (name: string): string => fileURLToPath(new URL(`../example/${name}`, import.meta.url));

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gauge-cli-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const path = (name: string): string => join(folder, name);
const write = (name: string, text: string | Uint8Array): Promise<void> => writeFile(path(name), text);
const read = (name: string): Promise<string> => readFile(path(name), 'utf8');

async function gauge(args: string[], isTTY = false): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await run(args, {
    stdout: { write: (text) => (out += text) },
    stderr: { isTTY, write: (text) => (err += text) },
  });
  return { code, out, err };
}

const HEADER = 'unit_id,enterprise_group,associations,sector,margin,iso';
const spec = {
  round: '2024',
  dimensions: ['sector'],
  ladder: [['sector', 'associations'], ['sector'], []],
  cohorts: [['sector'], []],
  families: [
    { id: 'margins', indicators: ['margin'] },
    { id: 'standards', indicators: ['iso'] },
  ],
  indicators: [
    { id: 'margin', polarity: 'higher', displayStep: 0.1 },
    { id: 'iso', polarity: 'higher', displayStep: 1, kind: 'yesno' },
  ],
};
const firms = (n: number, margin: (place: number) => number | string = (place) => place / 2): string[] =>
  Array.from({ length: n }, (_, place) => `f${place},,x,A,${margin(place)},${place % 2}`);
const units = (rows: string[]): string => [HEADER, ...rows, ''].join('\n');

const RELEASE = (): string[] => [
  '--units',
  path('units.csv'),
  '--spec',
  path('spec.json'),
  '--out',
  path('release.json'),
];
const release = (...more: string[]) => gauge(['release', ...RELEASE(), '--blocks', path('blocks.json'), ...more]);
const audit = (...more: string[]) =>
  gauge([
    'audit',
    '--units',
    path('units.csv'),
    '--blocks',
    path('blocks.json'),
    '--release',
    path('release.json'),
    ...more,
  ]);

async function withInput(csv: string | Uint8Array, over: object = {}): Promise<void> {
  await write('units.csv', csv);
  await write('spec.json', JSON.stringify({ ...spec, ...over }));
}

describe('gauge release', () => {
  test('writes the release and its blocks, says what it did in one line, and stays silent otherwise', async () => {
    await withInput(units(firms(12)));
    const { code, out, err } = await release();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe('round 2024: 12 records, 2 blocks, 4 cohorts; audit passed\n');
    const text = await read('release.json');
    const written = JSON.parse(text) as ReleaseFile;
    expect(text).toBe(`${JSON.stringify(written, null, 1)}\n`);
    expect(written.cohorts[0]).toEqual({
      family: 'margins',
      dimensions: { sector: 'A' },
      nBand: '12-19',
      coverage: 'all',
      figures: { margin: { tier: 'T12', grid: 0.2, P25: 1.2, P50: 2.8, P75: 4.2 } },
    });
    expect((JSON.parse(await read('blocks.json')) as BlocksFile).families[0]?.blocks[0]?.units).toHaveLength(12);
    expect((await readdir(folder)).sort()).toEqual(['blocks.json', 'release.json', 'spec.json', 'units.csv']);
  });

  test('equal input in another order, spelling and line ending gives the same bytes', async () => {
    await withInput(units(firms(12)));
    await release();
    const first = [await read('release.json'), await read('blocks.json')];
    const quoted = firms(12)
      .reverse()
      .map((row) =>
        row
          .split(',')
          .map((cell) => `"${cell}"`)
          .join(','),
      );
    const wider = quoted.map((row) => `${row},"a ""note"",\nwith a break"`);
    await write('units.csv', `\uFEFF${HEADER},note\r\n\r\n${wider.join('\r\n')}`);
    expect((await release()).code).toBe(0);
    expect([await read('release.json'), await read('blocks.json')]).toEqual(first);
  });

  test('an empty cell is missing, and its record waits out that family only', async () => {
    const rows = firms(12, (place) => (place === 0 ? '' : place));
    await withInput(units(rows));
    await release();
    const { cohorts } = JSON.parse(await read('release.json')) as ReleaseFile;
    expect(cohorts.map(({ nBand }) => nBand)).toEqual(['5-11', '5-11', '12-19', '12-19']);
  });

  const bad = (cell: string): string => units(firms(6).with(2, `f2,,x,A,${cell},1`));
  test.each<[string, string | Uint8Array, RegExp]>([
    ['a decimal comma', bad('"1,5"'), /^gauge: .*units\.csv, row 4, column margin: "1,5" is not a number; .*\n$/],
    ['a word', bad('abc'), /row 4, column margin/],
    ['an infinity', bad('Infinity'), /row 4, column margin/],
    ['a number beyond range', bad('1e999'), /row 4, column margin: .*beyond/],
    ['a hexadecimal number', bad('0x10'), /row 4, column margin/],
    ['a leading space', bad(' 1'), /row 4, column margin/],
    ['a leading plus', bad('+1'), /row 4, column margin/],
    ['a bare point', bad('.5'), /row 4, column margin/],
    ['a terminal command in a cell', bad('\u001b[2J'), /^gauge: [^\u001b]*\n$/],
    ['a yes/no that is neither', units(['f0,,x,A,1,2']), /row 2, column iso: .*yes\/no/],
    ['a unit id twice', units([...firms(3), 'f1,,x,A,1,1']), /row 5, column unit_id: "f1" stands in row 3 already/],
    ['a record without id', units([',,x,A,1,1']), /row 2, column unit_id/],
    ['a record without association', units(['f0,,,A,1,1']), /row 2, column associations/],
    ['an empty association', units(['f0,,x||y,A,1,1']), /row 2, column associations/],
    ['an empty dimension', units(['f0,,x,,1,1']), /row 2, column sector/],
    ['the word for mixed', units(['f0,,x,*,1,1']), /row 2, column sector/],
    ['a row too short', units(['f0,,x,A,1']), /row 2: /],
    ['a quote left open', units(['f0,,"x,A,1,1']), /units\.csv/],
    [
      'a missing column',
      'unit_id,associations,sector,margin,iso\nf0,x,A,1,1\n',
      /row 1, column enterprise_group: .*missing/,
    ],
    ['a missing indicator', 'unit_id,enterprise_group,associations,sector,iso\nf0,,x,A,1\n', /row 1, column margin/],
    ['a column twice', `${HEADER},margin\nf0,,x,A,1,1,2\n`, /row 1, column margin: .*twice/],
    ['no header', '', /empty/],
    ['a text that is not UTF-8', Uint8Array.of(0x75, 0xff, 0xfe, 0x0a), /UTF-8/],
  ])('%s ends with 2 and one line, and writes nothing', async (_, csv, message) => {
    await withInput(csv);
    const { code, out, err } = await release();
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
    expect(err.trimEnd()).not.toContain('\n');
    expect((await readdir(folder)).sort()).toEqual(['spec.json', 'units.csv']);
  });

  test.each<[string, object, RegExp]>([
    ['an unknown key', { colour: 'red' }, /spec\.json: .*colour/],
    ['loosened parameters', { parameters: { minUnits: 3 } }, /spec\.json: .*minUnits/],
    ['a ladder that is no tree', { ladder: [[], ['sector']] }, /units\.csv, row 3, column sector: .*no tree/],
  ])('a specification with %s ends with 2', async (_, over, message) => {
    await withInput(units(['f0,,x,A,1,1', 'f1,,x,B,1,1']), over);
    const { code, err } = await release();
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err.trimEnd()).not.toContain('\n');
  });

  test('a release that cannot be put in place leaves nothing behind', async () => {
    await withInput(units(firms(12)));
    await mkdir(path('taken'));
    const { code, err } = await gauge([
      'release',
      ...RELEASE().slice(0, 4),
      '--out',
      join(path('nowhere'), 'release.json'),
      '--blocks',
      path('blocks.json'),
    ]);
    expect([code, err]).toEqual([2, expect.stringMatching(/^gauge: cannot write: /)]);
    expect((await readdir(folder)).sort()).toEqual(['spec.json', 'taken', 'units.csv']);
  });

  test('an output never takes the place of an input', async () => {
    await withInput(units(firms(12)));
    const { code, err } = await gauge(['release', ...RELEASE(), '--blocks', path('units.csv')]);
    expect([code, err]).toEqual([2, expect.stringContaining('would overwrite')]);
    expect(await read('units.csv')).toBe(units(firms(12)));
  });

  test('a terminal sees progress, anything else does not', async () => {
    await withInput(units(firms(12)));
    const { err } = await gauge(['release', ...RELEASE()], true);
    expect(err).toMatch(/\[#+\] reading/);
    expect(err.endsWith('\r\u001b[K')).toBe(true);
  });
});

describe('history', () => {
  test('a joiner alone withholds the block, in the release and in the audit', async () => {
    await withInput(units(firms(12)));
    await release();
    const past = path('2024');
    await mkdir(past);
    await write('2024/units.csv', await read('units.csv'));
    await write('2024/blocks.json', await read('blocks.json'));
    await withInput(units(firms(13)), { round: '2025' });
    const { code, out } = await release('--history', past);
    expect([code, out]).toEqual([0, expect.stringContaining('2 blocks withheld by the history rule')]);
    expect((JSON.parse(await read('release.json')) as ReleaseFile).cohorts).toEqual([]);
    expect(await audit('--history', past)).toMatchObject({ code: 0, err: '' });

    await release();
    expect((await audit()).code).toBe(0);
    const { code: found, err } = await audit('--history', past);
    expect(found).toBe(1);
    expect(err).toMatch(/^history: family "margins"/);
  });

  const keep = async (name: string): Promise<void> => {
    await mkdir(path(name));
    for (const file of ['units.csv', 'blocks.json', 'spec.json']) await write(`${name}/${file}`, await read(file));
  };

  test('wrong input in an earlier round is named by file, row and column too', async () => {
    await withInput(units(firms(12)));
    await release();
    await keep('2024');
    await write('2024/units.csv', units([...firms(3), 'f3,,x,A,1,7']));
    const { code, err } = await release('--history', path('2024'));
    expect([code, err]).toEqual([2, expect.stringMatching(/2024\/units\.csv, row 5, column iso: .*yes\/no/)]);
  });

  test('an indicator that changed its family is still held against the blocks that showed it', async () => {
    const rows = firms(12).with(11, 'f11,,x,A,5.5,');
    await withInput(units(rows));
    await release();
    await keep('2024');
    const families = [{ id: 'standards', indicators: ['margin', 'iso'] }];
    await withInput(units(firms(11)), { round: '2025', families });
    // the twelfth answered margin alone, so only the blocks of the former family tell that it is gone
    expect((await release('--history', path('2024'))).out).toContain('1 blocks withheld by the history rule');
    expect((await audit('--history', path('2024'))).code).toBe(0);
  });

  test('an audit without the earlier releases does not complain of what was withheld for them', async () => {
    await withInput(units(firms(12)));
    await release();
    await keep('2024');
    await withInput(units(firms(13)), { round: '2025' });
    await release('--history', path('2024'));
    expect(await audit()).toMatchObject({ code: 0, err: '' });
  });

  test('a folder without blocks, or with blocks of another shape, is wrong input', async () => {
    await withInput(units(firms(12)));
    await mkdir(path('old'));
    await write('old/units.csv', units(firms(12)));
    expect(await release('--history', path('old'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('no such file'),
    });
    await write('old/blocks.json', '{"families":[]}');
    expect(await release('--history', path('old'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('blocks.json'),
    });
  });
});

describe('gauge audit', () => {
  beforeEach(async () => {
    await withInput(units(firms(12)));
    await release();
  });
  const tamper = async (name: string, from: string | RegExp, to: string): Promise<void> => {
    const before = await read(name);
    await write(name, before.replace(from, to));
    expect(await read(name)).not.toBe(before);
  };

  test('passes what was built, with the rules beside it, named, or read off the release', async () => {
    expect(await audit()).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^release\.json: no violation; 4 figures in 4 cohorts.*spec\.json beside the blocks/),
    });
    expect(await audit('--spec', path('spec.json'))).toMatchObject({ code: 0 });
    await rm(path('spec.json'));
    expect(await audit()).toMatchObject({ code: 0, out: expect.stringContaining('the rules read off the release') });
  });

  test.each<[string, string, string | RegExp, string, string]>([
    ['a digit', 'release.json', '"P50": 2.8', '"P50": 2.6', 'figure'],
    ['a finer figure', 'release.json', '"P50": 2.8', '"P50": 2.75', 'schema'],
    ['a band', 'release.json', '"12-19"', '"20-29"', 'band'],
    ['a share', 'release.json', '"shareBand": "50-75"', '"shareBand": "over 75"', 'figure'],
    ['an extra key', 'release.json', '"coverage"', '"n": 12,\n   "coverage"', 'schema'],
    [
      'a key that a parser drops',
      'release.json',
      '"nBand": "12-19"',
      '"nBand": "exactly 12", "nBand": "12-19"',
      'schema',
    ],
    ['digits that a parser drops', 'release.json', '"P50": 2.8', '"P50": 2.80000', 'schema'],
    ['another round', 'blocks.json', '"2024"', '"2023"', 'round'],
    ['a unit taken out', 'blocks.json', '"f0",', '', 'partition'],
    ['a value changed', 'units.csv', 'f5,,x,A,2.5', 'f5,,x,A,99', 'figure'],
  ])('finds %s', async (_, name, from, to, code) => {
    await tamper(name, from, to);
    const { code: exit, out, err } = await audit();
    expect([exit, out]).toEqual([1, '']);
    expect(err.split('\n').some((line) => line.startsWith(`${code}: `))).toBe(true);
  });

  test('a made-up dimension or indicator is a violation even where the records have no such column', async () => {
    await rm(path('spec.json'));
    await tamper('release.json', '"sector": "A"', '"owner": "Z"');
    expect((await audit()).code).toBe(1);
  });

  test('files that are not there or no JSON are wrong input', async () => {
    await write('release.json', '{');
    expect(await audit()).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^gauge: .*release\.json: is not JSON/),
    });
    await rm(path('release.json'));
    expect(await audit()).toMatchObject({ code: 2, err: expect.stringContaining('no such file') });
  });
});

describe('the command line', () => {
  test.each([[['--help']], [['-h']], [['release', '--help']], [['audit', '--help']]])('%j explains', async (args) => {
    expect(await gauge(args)).toMatchObject({ code: 0, out: expect.stringContaining('--units'), err: '' });
  });
  test.each([
    [[]],
    [['publish']],
    [['release']],
    [['audit', '--units', 'u.csv']],
    [['release', '--unit', 'x']],
    [['release', 'extra']],
  ])('%j is not understood', async (args: string[]) => {
    const { code, out, err } = await gauge(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^gauge: [^\n]*--help\)\n$/);
  });
});

test('the worked example of the README gives the figures it prints', async () => {
  const files = ['--units', example('units.csv'), '--blocks', path('blocks.json')];
  const made = await gauge(['release', ...files, '--spec', example('spec.json'), '--out', path('release.json')]);
  expect(made.code).toBe(0);
  expect(
    (await gauge(['audit', ...files, '--release', path('release.json'), '--spec', example('spec.json')])).code,
  ).toBe(0);
  const { cohorts } = JSON.parse(await read('release.json')) as ReleaseFile;
  const readme = await readFile(example('../README.md'), 'utf8');
  expect(readme).toContain(made.out.trim());
  expect(readme).toContain(
    JSON.stringify(cohorts.find(({ dimensions }) => dimensions['country'] === 'AT' && dimensions['sector'])),
  );
});
