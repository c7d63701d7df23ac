import type { TranslatedTo } from '@gauge/contracts/instrument';
import { isicName, isicSection } from './isic.js';

export const isIsic = (scheme: string): boolean => /^isic/i.test(scheme);

/** The name of a sector, or of the division it lies in; of schemes whose names we do not keep the code itself. */
export const sectorName = (scheme: string, code: string, language?: TranslatedTo): string =>
  isIsic(scheme) ? (isicName(code, language) ?? isicName(code.slice(0, 2), language) ?? code) : code;

/** ISIC codes must exist; other schemes are their associations' own. */
export const sectorExists = (scheme: string, code: string): boolean =>
  !isIsic(scheme) || isicSection(code) !== undefined;
