import type { AnyTeaser, CodeView, IntroductionSummary, TeaserView } from '@gauge/contracts';
import type { TFunction } from 'i18next';
import { localeOf, madeOnce } from '@gauge/figures';
import { countryName } from '../../lib/countries.js';

/** `8708.93` for a product, `2930` for an industry; a section has no number that people know. */
export function codeNumber(code: string): string {
  const bare = code.slice(code.indexOf(':') + 1);
  if (!/^\d/.test(bare)) return '';
  return code.startsWith('HS') && bare.length === 6 ? `${bare.slice(0, 4)}.${bare.slice(4)}` : bare;
}

/** `Clutches and their parts (8708.93)`. */
export function codeText({ code, name }: CodeView): string {
  const number = codeNumber(code);
  return number ? `${name} (${number})` : name;
}

export function placeText(t: TFunction, { level, code }: TeaserView['place'], language: string): string {
  return level === 'world' ? t('partners:world') : countryName(code, language);
}

/** Who stands behind a teaser, as far as it is told: `Medium-sized firm · Germany`. */
export function whoText(t: TFunction, { size, place }: Pick<TeaserView, 'size' | 'place'>, language: string): string {
  const firm = size ? t(`partners:size.${size}`) : t('partners:anonymous');
  return `${firm} · ${placeText(t, place, language)}`;
}

/** What a teaser is headed by; a declaration has no title of its own. */
export const titleOf = (t: TFunction, teaser: AnyTeaser): string =>
  'area' in teaser ? t(`learning:title.${teaser.kind}`, { area: teaser.area.name }) : teaser.title;

export const languageName = (code: string, language: string): string => languageNames(language).of(code) ?? code;

const languageNames = madeOnce((language: string) => new Intl.DisplayNames(language, { type: 'language' }));

/** `A, B and C` in the reader's language. */
export const listed = (items: readonly string[], language: string): string =>
  listFormat(localeOf(language)).format(items);

const listFormat = madeOnce((locale: string) => new Intl.ListFormat(locale, { type: 'conjunction' }));

/** It waits for the reader's side, can go on, and no colleague of theirs looks after it. */
export const waitsForReader = ({
  yourTurn,
  halt,
  charge,
}: Pick<IntroductionSummary, 'yourTurn' | 'halt' | 'charge'>): boolean =>
  yourTurn && halt === null && (charge === null || charge.mine);

/** The name of the reader's member, as long as it is one. */
export const memberText = (t: TFunction, { ownFirm }: Pick<IntroductionSummary, 'ownFirm'>): string =>
  ownFirm ?? t('partnering:introductions.formerMember');
