import type { CodeView, LearningReason, LearningTeaser, PartnerLanguage } from '@gauge/contracts';
import { bareCode, pathOf } from '@gauge/matching';

/** The reader as its register has it, and the languages of its own declaration. No figure of a benchmark is among them. */
export type Reader = {
  country: string;
  size: LearningTeaser['size'];
  /** A code of ISIC Rev. 4, or none. */ industry: string | null;
  languages: readonly PartnerLanguage[];
};

const weights = { languages: 0.35, industry: 0.3, size: 0.15, country: 0.2 };

/** How well a declaration fits the reader, 0..1, and why: read off the teaser, so the order tells no more than it does. */
export function fitFor(
  reader: Reader,
  teaser: LearningTeaser,
  nameOf: (code: string) => CodeView,
): { score: number; reasons: LearningReason[] } {
  const reasons: LearningReason[] = [];
  let score = 0;
  const common = teaser.languages.filter((language) => reader.languages.includes(language));
  if (common.length > 0) {
    score += weights.languages;
    reasons.push({ kind: 'languages', languages: common });
  }
  const near = nearness(reader.industry, teaser.industries);
  score += weights.industry * near.share;
  if (near.common) reasons.push({ kind: 'industry', industry: nameOf(near.common) });
  else if (near.known) reasons.push({ kind: 'other_industry' });
  if (teaser.size !== null && teaser.size === reader.size) {
    score += weights.size;
    reasons.push({ kind: 'size', size: teaser.size });
  }
  if (teaser.place.level === 'country' && teaser.place.code === reader.country) {
    score += weights.country;
    reasons.push({ kind: 'country', country: reader.country });
  }
  return { score, reasons };
}

/** The deepest code both lie under, from the division on: a section such as manufacturing is no likeness. */
function nearness(own: string | null, industries: readonly CodeView[]) {
  if (own === null || industries.length === 0) return { common: null, known: false, share: 0 };
  const theirs = new Set(industries.flatMap(({ code }) => pathOf(code)));
  const common = pathOf(own).find((code) => theirs.has(code));
  const digits = common && /^\d/.test(bareCode(common)) ? bareCode(common).length : 0;
  return digits >= 2 && common
    ? { common, known: true, share: digits / 4 }
    : { common: null, known: industries.every(({ code }) => /:\d/.test(code)), share: 0 };
}

/** Those that fit best first; of two that fit alike the newer, then by id: the same order for whoever asks again. */
export function bestFirst<T extends { teaser: LearningTeaser; score: number }>(found: readonly T[]): T[] {
  return [...found].sort(
    (a, b) =>
      b.score - a.score ||
      b.teaser.publishedAt.localeCompare(a.teaser.publishedAt) ||
      a.teaser.id.localeCompare(b.teaser.id),
  );
}
