import { isicSection, isServiceActivity } from './isic.js';

export interface SectorGroup {
  code: string;
  name: string;
}

/**
 * The values of the `sector` dimension. ISIC classes are too fine for peer groups: a network of some hundred component
 * makers has one or two firms in most of them, and a block needs five groups. Firms are joined by how they make things,
 * since that is what their productivity, scrap or stock depend on, and not by the vehicle part that it ends in.
 */
export const SECTOR_GROUPS: readonly SectorGroup[] = [
  { code: 'metal', name: 'Metal forming, casting and machining' },
  { code: 'polymer', name: 'Rubber, plastics and glass' },
  { code: 'electrical', name: 'Electrical and electronic' },
  { code: 'vehicle', name: 'Vehicle parts, systems and machinery' },
  { code: 'services', name: 'Services and trade' },
  { code: 'other', name: 'Other production' },
];

const BY_DIVISION: Readonly<Record<string, string>> = {
  '20': 'polymer', // paints, sealants and adhesives are mixed and moulded like polymers
  '22': 'polymer',
  '23': 'polymer',
  '24': 'metal',
  '25': 'metal',
  '26': 'electrical',
  '27': 'electrical',
  '28': 'vehicle',
  '29': 'vehicle',
  '30': 'vehicle',
};

/** The sector group of an ISIC Rev. 4 class, group or division; undefined for a code that does not exist. */
export function sectorGroup(isicCode: string): string | undefined {
  if (isicSection(isicCode) === undefined) return undefined;
  if (isServiceActivity(isicCode)) return 'services';
  return BY_DIVISION[isicCode.slice(0, 2)] ?? 'other';
}
