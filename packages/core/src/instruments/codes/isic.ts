import { readFileSync } from 'node:fs';
import type { TranslatedTo } from '@gauge/contracts/instrument';

/** International Standard Industrial Classification of All Economic Activities, Revision 4: sections and divisions. */
export const ISIC_SCHEME = { scheme: 'ISIC', version: '4' } as const;

export interface IsicEntry {
  code: string;
  name: string;
}

interface Section extends IsicEntry {
  divisions: readonly IsicEntry[];
}

const section = (code: string, name: string, divisions: Record<string, string>): Section => ({
  code,
  name,
  // JavaScript puts keys like '10' before '01'.
  divisions: Object.entries(divisions)
    .map(([division, title]) => ({ code: division, name: title }))
    .sort((one, other) => one.code.localeCompare(other.code)),
});

export const ISIC_SECTIONS: readonly Section[] = [
  section('A', 'Agriculture, forestry and fishing', {
    '01': 'Crop and animal production, hunting and related service activities',
    '02': 'Forestry and logging',
    '03': 'Fishing and aquaculture',
  }),
  section('B', 'Mining and quarrying', {
    '05': 'Mining of coal and lignite',
    '06': 'Extraction of crude petroleum and natural gas',
    '07': 'Mining of metal ores',
    '08': 'Other mining and quarrying',
    '09': 'Mining support service activities',
  }),
  section('C', 'Manufacturing', {
    '10': 'Manufacture of food products',
    '11': 'Manufacture of beverages',
    '12': 'Manufacture of tobacco products',
    '13': 'Manufacture of textiles',
    '14': 'Manufacture of wearing apparel',
    '15': 'Manufacture of leather and related products',
    '16': 'Manufacture of wood and of products of wood and cork, except furniture',
    '17': 'Manufacture of paper and paper products',
    '18': 'Printing and reproduction of recorded media',
    '19': 'Manufacture of coke and refined petroleum products',
    '20': 'Manufacture of chemicals and chemical products',
    '21': 'Manufacture of basic pharmaceutical products and pharmaceutical preparations',
    '22': 'Manufacture of rubber and plastics products',
    '23': 'Manufacture of other non-metallic mineral products',
    '24': 'Manufacture of basic metals',
    '25': 'Manufacture of fabricated metal products, except machinery and equipment',
    '26': 'Manufacture of computer, electronic and optical products',
    '27': 'Manufacture of electrical equipment',
    '28': 'Manufacture of machinery and equipment n.e.c.',
    '29': 'Manufacture of motor vehicles, trailers and semi-trailers',
    '30': 'Manufacture of other transport equipment',
    '31': 'Manufacture of furniture',
    '32': 'Other manufacturing',
    '33': 'Repair and installation of machinery and equipment',
  }),
  section('D', 'Electricity, gas, steam and air conditioning supply', {
    '35': 'Electricity, gas, steam and air conditioning supply',
  }),
  section('E', 'Water supply; sewerage, waste management and remediation activities', {
    '36': 'Water collection, treatment and supply',
    '37': 'Sewerage',
    '38': 'Waste collection, treatment and disposal activities; materials recovery',
    '39': 'Remediation activities and other waste management services',
  }),
  section('F', 'Construction', {
    '41': 'Construction of buildings',
    '42': 'Civil engineering',
    '43': 'Specialized construction activities',
  }),
  section('G', 'Wholesale and retail trade; repair of motor vehicles and motorcycles', {
    '45': 'Wholesale and retail trade and repair of motor vehicles and motorcycles',
    '46': 'Wholesale trade, except of motor vehicles and motorcycles',
    '47': 'Retail trade, except of motor vehicles and motorcycles',
  }),
  section('H', 'Transportation and storage', {
    '49': 'Land transport and transport via pipelines',
    '50': 'Water transport',
    '51': 'Air transport',
    '52': 'Warehousing and support activities for transportation',
    '53': 'Postal and courier activities',
  }),
  section('I', 'Accommodation and food service activities', {
    '55': 'Accommodation',
    '56': 'Food and beverage service activities',
  }),
  section('J', 'Information and communication', {
    '58': 'Publishing activities',
    '59': 'Motion picture, video and television programme production, sound recording and music publishing activities',
    '60': 'Programming and broadcasting activities',
    '61': 'Telecommunications',
    '62': 'Computer programming, consultancy and related activities',
    '63': 'Information service activities',
  }),
  section('K', 'Financial and insurance activities', {
    '64': 'Financial service activities, except insurance and pension funding',
    '65': 'Insurance, reinsurance and pension funding, except compulsory social security',
    '66': 'Activities auxiliary to financial service and insurance activities',
  }),
  section('L', 'Real estate activities', { '68': 'Real estate activities' }),
  section('M', 'Professional, scientific and technical activities', {
    '69': 'Legal and accounting activities',
    '70': 'Activities of head offices; management consultancy activities',
    '71': 'Architectural and engineering activities; technical testing and analysis',
    '72': 'Scientific research and development',
    '73': 'Advertising and market research',
    '74': 'Other professional, scientific and technical activities',
    '75': 'Veterinary activities',
  }),
  section('N', 'Administrative and support service activities', {
    '77': 'Rental and leasing activities',
    '78': 'Employment activities',
    '79': 'Travel agency, tour operator, reservation service and related activities',
    '80': 'Security and investigation activities',
    '81': 'Services to buildings and landscape activities',
    '82': 'Office administrative, office support and other business support activities',
  }),
  section('O', 'Public administration and defence; compulsory social security', {
    '84': 'Public administration and defence; compulsory social security',
  }),
  section('P', 'Education', { '85': 'Education' }),
  section('Q', 'Human health and social work activities', {
    '86': 'Human health activities',
    '87': 'Residential care activities',
    '88': 'Social work activities without accommodation',
  }),
  section('R', 'Arts, entertainment and recreation', {
    '90': 'Creative, arts and entertainment activities',
    '91': 'Libraries, archives, museums and other cultural activities',
    '92': 'Gambling and betting activities',
    '93': 'Sports activities and amusement and recreation activities',
  }),
  section('S', 'Other service activities', {
    '94': 'Activities of membership organizations',
    '95': 'Repair of computers and personal and household goods',
    '96': 'Other personal service activities',
  }),
  section(
    'T',
    'Activities of households as employers; undifferentiated goods- and services-producing activities of households for own use',
    {
      '97': 'Activities of households as employers of domestic personnel',
      '98': 'Undifferentiated goods- and services-producing activities of private households for own use',
    },
  ),
  section('U', 'Activities of extraterritorial organizations and bodies', {
    '99': 'Activities of extraterritorial organizations and bodies',
  }),
];

/** The classes that makers of vehicle components and those who serve them fall into. */
export const ISIC_CLASSES: readonly IsicEntry[] = [
  { code: '2211', name: 'Manufacture of rubber tyres and tubes; retreading and rebuilding of rubber tyres' },
  { code: '2219', name: 'Manufacture of other rubber products' },
  { code: '2220', name: 'Manufacture of plastics products' },
  { code: '2310', name: 'Manufacture of glass and glass products' },
  { code: '2431', name: 'Casting of iron and steel' },
  { code: '2432', name: 'Casting of non-ferrous metals' },
  { code: '2591', name: 'Forging, pressing, stamping and roll-forming of metal; powder metallurgy' },
  { code: '2592', name: 'Treatment and coating of metals; machining' },
  { code: '2593', name: 'Manufacture of cutlery, hand tools and general hardware' },
  { code: '2599', name: 'Manufacture of other fabricated metal products n.e.c.' },
  { code: '2651', name: 'Manufacture of measuring, testing, navigating and control equipment' },
  {
    code: '2710',
    name: 'Manufacture of electric motors, generators, transformers and electricity distribution and control apparatus',
  },
  { code: '2720', name: 'Manufacture of batteries and accumulators' },
  { code: '2732', name: 'Manufacture of other electronic and electric wires and cables' },
  { code: '2740', name: 'Manufacture of electric lighting equipment' },
  { code: '2790', name: 'Manufacture of other electrical equipment' },
  { code: '2813', name: 'Manufacture of other pumps, compressors, taps and valves' },
  { code: '2814', name: 'Manufacture of bearings, gears, gearing and driving elements' },
  { code: '2822', name: 'Manufacture of metal-forming machinery and machine tools' },
  {
    code: '2920',
    name: 'Manufacture of bodies (coachwork) for motor vehicles; manufacture of trailers and semi-trailers',
  },
  { code: '2930', name: 'Manufacture of parts and accessories for motor vehicles' },
  { code: '4520', name: 'Maintenance and repair of motor vehicles' },
  { code: '4530', name: 'Sale of motor vehicle parts and accessories' },
  { code: '7120', name: 'Technical testing and analysis' },
];

/** The section letter of a class, group or division, such as C for 2930; undefined for a code that does not exist. */
export function isicSection(code: string): string | undefined {
  return ISIC_SECTIONS.find(({ divisions }) => divisions.some((division) => division.code === code.slice(0, 2)))?.code;
}

const names = new Map(
  [...ISIC_SECTIONS, ...ISIC_SECTIONS.flatMap(({ divisions }) => divisions), ...ISIC_CLASSES].map(
    ({ code, name }) => [code, name] as const,
  ),
);

/** The name of a section, a division or one of the listed classes; English where no other language is asked for. */
export const isicName = (code: string, language?: TranslatedTo): string | undefined =>
  language ? namesIn(language)[code] : names.get(code);

type Names = Readonly<Record<string, string>>;
const translated = new Map<TranslatedTo, Names>();

function namesIn(language: TranslatedTo): Names {
  const file = new URL(`../../../content/sectors.${language}.json`, import.meta.url);
  const known = translated.get(language) ?? (JSON.parse(readFileSync(file, 'utf8')) as Names);
  translated.set(language, known);
  return known;
}

/** Everything that is not farming, mining, making, supplying or building: sections G and after. */
export function isServiceActivity(code: string): boolean {
  const letter = isicSection(code);
  return letter !== undefined && letter >= 'G';
}
