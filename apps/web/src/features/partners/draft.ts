import type { CodeView, ProfileDraft, ProfileView } from '@gauge/contracts';

/** A profile as the form holds it: codes with their names, the blocked firms as the lines of a text. */
export type Draft = Omit<ProfileDraft, 'needs' | 'offers' | 'blockedFirms'> & {
  needs: CodeView[];
  offers: CodeView[];
  blocked: string;
};

export const emptyDraft = (associationId: string): Draft => ({
  associationId,
  kind: 'request',
  title: '',
  text: '',
  needs: [],
  offers: [],
  types: [],
  series: null,
  certificates: [],
  certificatesNeeded: [],
  languages: ['en'],
  marketsWanted: [],
  marketsExcluded: [],
  blocked: '',
  contactName: '',
  contactEmail: '',
});

export function draftFrom({ draft, needs, offers }: Pick<ProfileView, 'draft' | 'needs' | 'offers'>): Draft {
  const { blockedFirms, ...rest } = draft;
  return { ...rest, needs, offers, blocked: blockedFirms.join('\n') };
}

export function draftToSend({ blocked, needs, offers, ...rest }: Draft): ProfileDraft {
  const blockedFirms = blocked
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= 3);
  const codes = (list: CodeView[]) => list.map(({ code }) => code);
  return { ...rest, needs: codes(needs), offers: codes(offers), blockedFirms };
}
