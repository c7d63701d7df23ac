import type { TFunction } from 'i18next';
import { lowerFirst } from '../../lib/format.js';
import type { Plan } from './plan.js';

/** Sector groups as releases use them; their names stand in the texts. */
export const sectorGroups = ['metal', 'polymer', 'electrical', 'vehicle', 'services', 'other'] as const;

/** Who is asked, as a sentence. */
export function audienceWords(
  t: TFunction<'rounds'>,
  language: string,
  { sectors, sizes }: Pick<Plan, 'sectors' | 'sizes'>,
): string {
  const list = (names: string[]) => new Intl.ListFormat(language).format(names);
  const named = {
    sectors: list(sectors.map((key) => lowerFirst(t(`sector.${key}`, { defaultValue: key })))),
    sizes: list(sizes.map((key) => t(`sizeFirms.${key}`))),
  };
  if (sectors.length === 0 && sizes.length === 0) return t('plan.words.everybody');
  if (sizes.length === 0) return t('plan.words.ofSectors', named);
  if (sectors.length === 0) return t('plan.words.ofSizes', named);
  return t('plan.words.ofBoth', named);
}
