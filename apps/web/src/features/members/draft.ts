import type { Input, Reply } from '../../lib/api.js';

export type Member = Reply<'members'>['items'][number];
type NewMember = Input<'addMember'>['body'];
type Size = 'micro' | 'small' | 'medium' | 'large' | '';

/** A member as it stands in the form: every field a text. */
export type MemberDraft = {
  memberNo: string;
  name: string;
  country: string;
  region: string;
  sectorCode: string;
  size: Size;
  groupName: string;
  contactEmail: string;
};
export const sizes = ['micro', 'small', 'medium', 'large'] as const;

export const emptyDraft = (country: string): MemberDraft => ({
  memberNo: '',
  name: '',
  country,
  region: '',
  sectorCode: '',
  size: '',
  groupName: '',
  contactEmail: '',
});

export const draftOf = (member: Member): MemberDraft => ({
  memberNo: member.memberNo,
  name: member.name,
  country: member.country ?? '',
  region: member.region ?? '',
  sectorCode: member.sectorCode ?? '',
  size: member.size ?? '',
  groupName: member.group?.name ?? '',
  contactEmail: member.contactEmail ?? '',
});

export type MemberFault = 'missing' | 'sector' | 'email';

/** What is missing, by field. An ISIC code is a section's letter or two to four digits; other schemes are not judged here. */
export function memberFaults(draft: MemberDraft, scheme = 'ISIC4'): Partial<Record<keyof MemberDraft, MemberFault>> {
  const faults: Partial<Record<keyof MemberDraft, MemberFault>> = {};
  if (draft.memberNo.trim() === '') faults.memberNo = 'missing';
  if (draft.name.trim().length < 2) faults.name = 'missing';
  if (draft.country === '') faults.country = 'missing';
  const sector = draft.sectorCode.trim();
  if (sector === '') faults.sectorCode = 'missing';
  else if (scheme.startsWith('ISIC') && !/^([A-U]|\d{2,4})$/i.test(sector)) faults.sectorCode = 'sector';
  if (draft.contactEmail.trim() !== '' && !/^\S+@\S+\.\S+$/.test(draft.contactEmail.trim()))
    faults.contactEmail = 'email';
  return faults;
}

export function bodyOf(draft: MemberDraft): NewMember {
  const text = (value: string) => value.trim() || null;
  return {
    memberNo: draft.memberNo.trim(),
    name: draft.name.trim(),
    country: draft.country,
    region: text(draft.region),
    sectorCode: draft.sectorCode.trim().toUpperCase(),
    size: draft.size || null,
    groupName: text(draft.groupName),
    contactEmail: text(draft.contactEmail)?.toLowerCase() ?? null,
  };
}

/** Only what differs is sent: a correction changes what it names. */
export function changeOf(draft: MemberDraft, member: Member): Partial<NewMember> {
  const before = bodyOf(draftOf(member));
  const after = bodyOf(draft);
  const fields = Object.keys(after) as (keyof NewMember)[];
  return Object.fromEntries(fields.flatMap((field) => (after[field] === before[field] ? [] : [[field, after[field]]])));
}
