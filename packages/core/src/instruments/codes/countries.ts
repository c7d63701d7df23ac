/** Countries of the networks and of the gender assessment: World Bank name and region, UN M49 subregion. */
export interface CountryEntry {
  /** ISO 3166-1 alpha-2. */
  iso2: string;
  worldBankName: string;
  worldBankRegion: WorldBankRegion;
  m49: M49Subregion;
}

export const WORLD_BANK_REGIONS = {
  EAP: 'East Asia & Pacific',
  ECA: 'Europe & Central Asia',
  LAC: 'Latin America & Caribbean',
  MNA: 'Middle East & North Africa',
  NAC: 'North America',
  SAS: 'South Asia',
  SSA: 'Sub-Saharan Africa',
} as const;
export type WorldBankRegion = keyof typeof WORLD_BANK_REGIONS;

/** UN M49 subregions by their three-digit code. */
export const M49_SUBREGIONS = {
  '005': 'South America',
  '011': 'Western Africa',
  '013': 'Central America',
  '014': 'Eastern Africa',
  '015': 'Northern Africa',
  '017': 'Middle Africa',
  '018': 'Southern Africa',
  '021': 'Northern America',
  '029': 'Caribbean',
  '030': 'Eastern Asia',
  '034': 'Southern Asia',
  '035': 'South-eastern Asia',
  '039': 'Southern Europe',
  '053': 'Australia and New Zealand',
  '054': 'Melanesia',
  '143': 'Central Asia',
  '145': 'Western Asia',
  '151': 'Eastern Europe',
  '154': 'Northern Europe',
  '155': 'Western Europe',
} as const;
export type M49Subregion = keyof typeof M49_SUBREGIONS;

const country = (
  iso2: string,
  worldBankName: string,
  worldBankRegion: WorldBankRegion,
  m49: M49Subregion,
): CountryEntry => ({ iso2, worldBankName, worldBankRegion, m49 });

export const COUNTRIES: readonly CountryEntry[] = [
  country('AE', 'United Arab Emirates', 'MNA', '145'),
  country('AO', 'Angola', 'SSA', '017'),
  country('AR', 'Argentina', 'LAC', '005'),
  country('AT', 'Austria', 'ECA', '155'),
  country('AU', 'Australia', 'EAP', '053'),
  country('AZ', 'Azerbaijan', 'ECA', '145'),
  country('BD', 'Bangladesh', 'SAS', '034'),
  country('BE', 'Belgium', 'ECA', '155'),
  country('BM', 'Bermuda', 'NAC', '021'),
  country('BR', 'Brazil', 'LAC', '005'),
  country('CA', 'Canada', 'NAC', '021'),
  country('CD', 'Congo, Dem. Rep.', 'SSA', '017'),
  country('CG', 'Congo, Rep.', 'SSA', '017'),
  country('CH', 'Switzerland', 'ECA', '155'),
  country('CI', 'Côte d’Ivoire', 'SSA', '011'),
  country('CL', 'Chile', 'LAC', '005'),
  country('CN', 'China', 'EAP', '030'),
  country('CO', 'Colombia', 'LAC', '005'),
  country('CY', 'Cyprus', 'ECA', '145'),
  country('CZ', 'Czechia', 'ECA', '151'),
  country('DE', 'Germany', 'ECA', '155'),
  country('DK', 'Denmark', 'ECA', '154'),
  country('DZ', 'Algeria', 'MNA', '015'),
  country('EC', 'Ecuador', 'LAC', '005'),
  country('EE', 'Estonia', 'ECA', '154'),
  country('EG', 'Egypt, Arab Rep.', 'MNA', '015'),
  country('ES', 'Spain', 'ECA', '039'),
  country('ET', 'Ethiopia', 'SSA', '014'),
  country('FI', 'Finland', 'ECA', '154'),
  country('FJ', 'Fiji', 'EAP', '054'),
  country('FR', 'France', 'ECA', '155'),
  country('GA', 'Gabon', 'SSA', '017'),
  country('GB', 'United Kingdom', 'ECA', '154'),
  country('GR', 'Greece', 'ECA', '039'),
  country('HK', 'Hong Kong SAR, China', 'EAP', '030'),
  country('HU', 'Hungary', 'ECA', '151'),
  country('ID', 'Indonesia', 'EAP', '035'),
  country('IE', 'Ireland', 'ECA', '154'),
  country('IL', 'Israel', 'MNA', '145'),
  country('IN', 'India', 'SAS', '034'),
  country('IQ', 'Iraq', 'MNA', '145'),
  country('IR', 'Iran, Islamic Rep.', 'MNA', '034'),
  country('IT', 'Italy', 'ECA', '039'),
  country('JM', 'Jamaica', 'LAC', '029'),
  country('JP', 'Japan', 'EAP', '030'),
  country('KE', 'Kenya', 'SSA', '014'),
  country('KR', 'Korea, Rep.', 'EAP', '030'),
  country('KW', 'Kuwait', 'MNA', '145'),
  country('KZ', 'Kazakhstan', 'ECA', '143'),
  country('LI', 'Liechtenstein', 'ECA', '155'),
  country('LU', 'Luxembourg', 'ECA', '155'),
  country('LY', 'Libya', 'MNA', '015'),
  country('MA', 'Morocco', 'MNA', '015'),
  country('MU', 'Mauritius', 'SSA', '014'),
  country('MX', 'Mexico', 'LAC', '013'),
  country('MY', 'Malaysia', 'EAP', '035'),
  country('NG', 'Nigeria', 'SSA', '011'),
  country('NL', 'Netherlands', 'ECA', '155'),
  country('NO', 'Norway', 'ECA', '154'),
  country('NP', 'Nepal', 'SAS', '034'),
  country('NZ', 'New Zealand', 'EAP', '053'),
  country('OM', 'Oman', 'MNA', '145'),
  country('PE', 'Peru', 'LAC', '005'),
  country('PH', 'Philippines', 'EAP', '035'),
  country('PK', 'Pakistan', 'SAS', '034'),
  country('PL', 'Poland', 'ECA', '151'),
  country('PS', 'West Bank and Gaza', 'MNA', '145'),
  country('PT', 'Portugal', 'ECA', '039'),
  country('QA', 'Qatar', 'MNA', '145'),
  country('RU', 'Russian Federation', 'ECA', '151'),
  country('SA', 'Saudi Arabia', 'MNA', '145'),
  country('SD', 'Sudan', 'SSA', '015'),
  country('SE', 'Sweden', 'ECA', '154'),
  country('SG', 'Singapore', 'EAP', '035'),
  country('SN', 'Senegal', 'SSA', '011'),
  country('TH', 'Thailand', 'EAP', '035'),
  country('TM', 'Turkmenistan', 'ECA', '143'),
  country('TR', 'Türkiye', 'ECA', '145'),
  country('TW', 'Taiwan, China', 'EAP', '030'),
  country('TZ', 'Tanzania', 'SSA', '014'),
  country('UA', 'Ukraine', 'ECA', '151'),
  country('US', 'United States', 'NAC', '021'),
  country('UY', 'Uruguay', 'LAC', '005'),
  country('VE', 'Venezuela, RB', 'LAC', '005'),
  country('VN', 'Vietnam', 'EAP', '035'),
  country('ZA', 'South Africa', 'SSA', '018'),
  country('ZW', 'Zimbabwe', 'SSA', '014'),
];

/** ISO 3166 code of a country under its World Bank name, as the gender assessment writes it. */
export function countryCodeOf(name: string): string | undefined {
  return COUNTRIES.find(({ worldBankName }) => worldBankName === name)?.iso2;
}

export function countryEntry(iso2: string): CountryEntry | undefined {
  return COUNTRIES.find((entry) => entry.iso2 === iso2);
}

let byWord: Map<string, string> | undefined;

/** ISO 3166 code of a country by its code or one of its names: the English ones, and those of the product's languages. */
export function countryNamed(text: string): string | undefined {
  byWord ??= countryWords();
  return byWord.get(text.trim().toLowerCase());
}

function countryWords(): Map<string, string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const words = new Map<string, string>();
  for (const language of ['en', 'fr', 'es', 'pt', 'ar', 'de']) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = NO_COUNTRY.has(code) ? undefined : names.of(code);
      if (name) words.set(code.toLowerCase(), code).set(name.toLowerCase(), code);
    }
  }
  for (const { iso2, worldBankName } of COUNTRIES) words.set(worldBankName.toLowerCase(), iso2);
  return words.set('uk', 'GB').set('usa', 'US');
}

/** Codes that the name lists know but that are no countries of ISO 3166. */
const NO_COUNTRY = new Set(
  'AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ AN BU CS DD DY FQ FX HV JT MI NH NQ NT PC PU PZ RH SU TP UK VD WK YD YU ZR'.split(
    ' ',
  ),
);
