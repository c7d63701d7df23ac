import type { CodeView, NameFinding } from '@gauge/contracts';
import { isCode, type TeaserIdentity } from '@gauge/matching';
import { isIsic } from '../instruments/index.js';
import { firmOf, type Ctx } from '../platform/index.js';
import { codeViews } from './codes.js';
import { namesIn } from './names.rules.js';
import { censusOf, firmBehind, vouchersOf } from './profiles.store.js';
import { namesOf } from './profiles.views.js';
import { bandOf, hide, shownAfter, type PlaceLevel } from './teaser.rules.js';

/** Who is behind something, as far as strangers may know, for whatever else a firm publishes without its name. */
export type Anonymous = {
  /** Null when the association has too few members to hide the firm among them. */
  shown: {
    place: { level: PlaceLevel; code: string };
    size: string | null;
    industries: CodeView[];
    languages: string[];
  } | null;
  /** How many members fit, as a band. */ firms: string | null;
  coarser: ('size' | 'industry' | 'place' | 'languages')[];
  /** What in the text tells who wrote it. */ names: NameFinding[];
  /** What has been shown of the author once this is published. */ shownAfter: TeaserIdentity[];
};

type Author = {
  firmId: string;
  associationId: string;
  text: string;
  languages: string[];
  /** What was shown of it in each version so far, and since when. */
  shown: TeaserIdentity[];
  shownSince: Date | null;
};

/** By the rule of partnering: as fine as at least five members of the vouching association fit. */
export async function asStrangersSee(ctx: Ctx, author: Author): Promise<Anonymous> {
  const firm = await firmBehind(ctx, author.firmId);
  const names = namesIn(author.text, namesOf(firm));
  const offers = industryOf(firm.sector);
  const exact = { needs: [], offers, languages: author.languages, shown: author.shown };
  const found = hide(exact, firm, await censusOf(ctx, author));
  if (!found) return { shown: null, firms: null, coarser: [], names, shownAfter: author.shown };
  const { size, level, code, languages } = found;
  return {
    shown: { place: { level, code }, size, industries: codeViews(found.offers), languages },
    firms: bandOf(found.firms),
    coarser: [
      ...(firm.size !== null && size === null ? (['size'] as const) : []),
      ...(found.offers.join() !== offers.join() ? (['industry'] as const) : []),
      ...(level !== 'country' ? (['place'] as const) : []),
      ...(languages.length < author.languages.length ? (['languages'] as const) : []),
    ],
    names,
    shownAfter: shownAfter(author.shown, found.identity),
  };
}

/** A firm's industry as a code with its tree above it; sectors of other schemes have none. */
export const industryOf = ({ scheme, code }: { scheme: string; code: string }): string[] =>
  isIsic(scheme) && isCode(`ISIC4:${code}`) ? [`ISIC4:${code}`] : [];

/** Associations that can vouch for the caller's firm. */
export const vouchersFor = (ctx: Ctx) => vouchersOf(ctx, firmOf(ctx));
