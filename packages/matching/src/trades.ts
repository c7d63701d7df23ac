import { pathOf, schemeOf, type Code } from './codes.js';

/**
 * What firms of an ISIC class (or of a division, where no class is listed) are known to make or deal in, as HS headings,
 * chapters or sections. Drawn tight: it decides how many firms can stand behind a teaser, so a doubtful code is left out.
 */
const DEALS_IN: Readonly<Record<string, string>> = {
  '01': 'S1 S2',
  '10': 'S3 S4',
  '11': '22',
  '13': 'S11',
  '14': 'S11',
  '15': 'S8 S12',
  '16': 'S9',
  '17': 'S10',
  '18': '49',
  '19': '27',
  '20': 'S6',
  '21': '30',
  '22': 'S7',
  '2211': '4011 4012',
  '2219': '40',
  '2220': '39',
  '23': 'S13',
  '2310': '70',
  '24': 'S15',
  '2431': '72 7325 7326',
  '2432': '74 76 7907',
  '25': 'S15',
  '2591': '73 82',
  '2592': '73 76 8483 8466',
  '2593': '82 83',
  '2599': '73 83',
  '26': '85 90',
  '2651': '90',
  '27': '85',
  '2710': '8501 8504 8537',
  '2720': '8506 8507',
  '2732': '8544',
  '2740': '8512 9405',
  '2790': '8511 8512 8536 8537 8544',
  '28': '84',
  '2813': '8412 8413 8414 8481',
  '2814': '8482 8483 8484',
  '2822': '8207 8454 8456 8457 8458 8460 8462 8466 8477 8479 8480',
  '29': 'S17',
  '2920': '8707 8716',
  '2930': '8706 8707 8708 8714 8409 8483 6813 9401',
  '30': 'S17',
  '31': '94',
  '32': 'S18 S20',
  '45': 'S17',
  '4530': '8708 8714 4011 8507 8511 8512',
  '71': 'S15 S16 S17 S18',
  '72': 'S15 S16 S17 S18',
};

const known = new Map(
  Object.entries(DEALS_IN).map(([sector, codes]) => [
    sector,
    codes.split(' ').map((code) => ({ code: `HS2022:${code}`, path: pathOf(`HS2022:${code}`) })),
  ]),
);

/** Whether a firm registered in an ISIC sector can be the one behind a code. */
export function dealsIn(sector: Code, code: Code): boolean {
  if (schemeOf(code) === 'ISIC4') return schemeOf(sector) === 'ISIC4' && pathOf(sector).includes(code);
  const bare = sector.replace('ISIC4:', '');
  const dealt = known.get(bare) ?? known.get(bare.slice(0, 2)) ?? [];
  const asked = pathOf(code);
  return dealt.some((one) => asked.includes(one.code) || one.path.includes(code));
}
