import type { AnyTeaser, CodeView, LearningTeaser, PracticeArea } from '@gauge/contracts';
import { builtInInstruments, readIn, withBuiltInTexts } from '../instruments/index.js';
import type { Ctx } from '../platform/index.js';
import { codeViews } from './codes.js';

type Reader = Pick<Ctx, 'language'>;

/**
 * What was declared is kept in the words of whoever wrote it. An area of an instrument that comes with the product is named
 * in the reader's language all the same; of an association's own instrument it stays as it was written.
 */
export const areaFor = ({ language }: Reader, { key, name }: PracticeArea): PracticeArea => ({
  key,
  name: namesIn(language ?? 'en').get(key) ?? name,
});

export const teaserFor = (reader: Reader, teaser: LearningTeaser): LearningTeaser => ({
  ...teaser,
  area: areaFor(reader, teaser.area),
  industries: codesFor(reader, teaser.industries),
});

/**
 * A teaser as an introduction or an event kept it, in the reader's language: the language it was kept in is that of whoever
 * asked, which tells about that firm.
 */
export const wordedFor = <T extends AnyTeaser>(reader: Reader, teaser: T): T => ({
  ...teaser,
  ...('area' in teaser
    ? teaserFor(reader, teaser)
    : { needs: codesFor(reader, teaser.needs), offers: codesFor(reader, teaser.offers) }),
});

const codesFor = ({ language }: Reader, kept: readonly CodeView[]): CodeView[] =>
  codeViews(
    kept.map(({ code }) => code),
    language,
  );

const known = new Map<string, ReadonlyMap<string, string>>();

function namesIn(language: string): ReadonlyMap<string, string> {
  const found = known.get(language) ?? new Map(builtInInstruments().flatMap((built) => namesOf(built, language)));
  known.set(language, found);
  return found;
}

const namesOf = (built: ReturnType<typeof builtInInstruments>[number], language: string) =>
  readIn(withBuiltInTexts(built), language).pillars.map(({ code, name }) => [`${built.code}:${code}`, name] as const);
