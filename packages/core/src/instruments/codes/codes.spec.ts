import { translatedTo } from '@gauge/contracts/instrument';
import { COUNTRIES, countryEntry, countryCodeOf } from './countries.js';
import { ISIC_CLASSES, ISIC_SECTIONS, isicName, isicSection, isServiceActivity } from './isic.js';
import { SECTOR_GROUPS, sectorGroup } from './sectors.js';
import { sizeClass } from './size.js';

describe('ISIC Rev. 4', () => {
  const divisions = ISIC_SECTIONS.flatMap((section) => section.divisions.map(({ code }) => code));

  test('21 sections, 88 divisions in order, none twice', () => {
    expect(ISIC_SECTIONS.map(({ code }) => code).join('')).toBe('ABCDEFGHIJKLMNOPQRSTU');
    expect(divisions).toHaveLength(88);
    expect(divisions).toEqual([...new Set(divisions)].sort());
  });

  test('a class belongs to the section of its division', () => {
    expect(isicSection('2930')).toBe('C');
    expect(isicSection('0111')).toBe('A');
    expect(isicSection('0400')).toBeUndefined();
    expect(isicName('29')).toBe('Manufacture of motor vehicles, trailers and semi-trailers');
    expect(isicName('2930')).toBe('Manufacture of parts and accessories for motor vehicles');
    expect(isicName('9999')).toBeUndefined();
  });

  test('sellers and testers are service firms, makers are not', () => {
    expect(ISIC_CLASSES.filter(({ code }) => isServiceActivity(code)).map(({ code }) => code)).toEqual([
      '4520',
      '4530',
      '7120',
    ]);
  });

  test('every listed class and every division has a sector group', () => {
    const groups = new Set(SECTOR_GROUPS.map(({ code }) => code));
    for (const code of [...divisions, ...ISIC_CLASSES.map((entry) => entry.code)]) {
      expect(groups.has(sectorGroup(code) ?? '')).toBe(true);
    }
    expect(['2592', '2219', '2740', '2930', '7120', '1061', '0000'].map(sectorGroup)).toEqual([
      'metal',
      'polymer',
      'electrical',
      'vehicle',
      'services',
      'other',
      undefined,
    ]);
  });
});

describe('EU 2003/361', () => {
  test.each([
    [9, 2, 5, 'micro'],
    [9, 2.1, 5, 'small'],
    [10, 1, 1, 'small'],
    [49, 11, 10, 'small'],
    [49, 11, 11, 'medium'],
    [249, 60, 43, 'medium'],
    [249, 51, 44, 'large'],
    [250, 1, 1, 'large'],
    [8, undefined, undefined, 'micro'],
    [120, undefined, undefined, 'medium'],
    [8, 60, undefined, 'large'],
  ])('%d staff, turnover %d, balance %d: %s', (staff, turnoverMillionEur, balanceMillionEur, expected) => {
    expect(sizeClass({ staff, turnoverMillionEur, balanceMillionEur })).toBe(expected);
  });
});

describe('countries', () => {
  test('each once, and known to the platform', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    expect(new Set(COUNTRIES.map(({ iso2 }) => iso2)).size).toBe(COUNTRIES.length);
    expect(COUNTRIES.filter(({ iso2 }) => names.of(iso2) === undefined)).toEqual([]);
  });
  test('by World Bank name', () => {
    expect(COUNTRIES).toHaveLength(87);
    expect(countryCodeOf('Côte d’Ivoire')).toBe('CI');
    expect(countryCodeOf('Atlantis')).toBeUndefined();
    expect(countryEntry('TR')).toMatchObject({ worldBankRegion: 'ECA', m49: '145' });
  });
});

test.each(translatedTo)('in %s each section, division and listed class has its name', (language) => {
  const codes = [...ISIC_SECTIONS, ...ISIC_SECTIONS.flatMap(({ divisions }) => divisions), ...ISIC_CLASSES].map(
    ({ code }) => code,
  );
  const named = codes.map((code) => isicName(code, language));
  expect(codes.filter((_, at) => !named[at]?.trim())).toEqual([]);
  // building is « Construction » in French, too
  expect(codes.filter((code, at) => code !== 'F' && named[at] === isicName(code))).toEqual([]);
});
