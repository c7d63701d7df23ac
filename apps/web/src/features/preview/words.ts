import type { PreviewGroup, RoundPreview } from '@gauge/contracts';
import type { TFunction } from 'i18next';
import { countryName } from '../../lib/countries.js';
import { lowerFirst } from '../../lib/format.js';

type T = TFunction<'preview'>;

/** What a value of a dimension is called in the reader's language. */
export function valueName(t: T, language: string, labels: RoundPreview['labels'], name: string, value: string): string {
  if (value === 'unknown') return t('unknown');
  if (name === 'size') return t(`size.${value}`, { defaultValue: value });
  if (name === 'country') return countryName(value, language);
  if (name === 'sector') return t(`rounds:sector.${value}`, { defaultValue: labels[`${name} ${value}`] ?? value });
  return labels[`${name} ${value}`] ?? value;
}

/** A group as part of a sentence: “small firms in rubber and plastics, Poland”. */
export function groupWords(
  t: T,
  language: string,
  { labels, dimensions: names }: Pick<RoundPreview, 'labels' | 'dimensions'>,
  { dimensions }: Pick<PreviewGroup, 'dimensions'>,
): string {
  const { size } = dimensions;
  const places = names
    .filter((name) => name !== 'size' && dimensions[name] !== undefined)
    .map((name) => valueName(t, language, labels, name, dimensions[name] ?? ''));
  const [first, ...others] = places;
  const firms = t(`firms.${size ?? 'all'}`, { defaultValue: t('firms.all') });
  if (first === undefined) return size ? t('group.everywhere', { firms }) : t('group.everybody');
  const where = [dimensions['country'] === undefined || places.length > 1 ? lowerFirst(first) : first, ...others].join(
    ', ',
  );
  return t('group.in', { firms, where });
}

/** Small numbers as words, as one would say them. */
export const numberWord = (t: T, count: number): string => t(`number.${count}`, { defaultValue: String(count) });

/** `5-11` with the dash that belongs between numbers. */
export const bandWords = (band: string): string => band.replace('-', '–');
