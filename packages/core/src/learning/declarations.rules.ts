import type { DeclarationView, LearningKind, LearningTeaser, PartnerLanguage, PracticeArea } from '@gauge/contracts';
import type { TeaserIdentity } from '@gauge/matching';
import type { Vouched } from '../network/index.js';

/** A declaration as its author wrote it, with what strangers see of it while it is published. */
export type Declaration = Vouched & {
  id: string;
  firmId: string;
  associationId: string;
  kind: LearningKind;
  area: PracticeArea;
  text: string;
  languages: PartnerLanguage[];
  hideFromRivals: boolean;
  contactName: string;
  contactEmail: string;
  comment: string | null;
  teaser: LearningTeaser | null;
  version: number;
  submittedAt: Date | null;
  publishedAt: Date | null;
  /** What strangers were told of who is behind it, in each version published so far, and since when. */
  shown: TeaserIdentity[];
  shownSince: Date | null;
};

const SHORTEST_TEXT = 40;

/** What a declaration lacks before an association can be asked to publish it. */
export function missingIn({
  text,
  languages,
  contactName,
  contactEmail,
}: Declaration): DeclarationView['preview']['missing'] {
  return [
    ...(text.trim().length < SHORTEST_TEXT ? (['text'] as const) : []),
    ...(languages.length === 0 ? (['languages'] as const) : []),
    ...(contactName === '' || contactEmail === '' ? (['contact'] as const) : []),
  ];
}
