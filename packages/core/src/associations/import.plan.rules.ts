import type { MemberField, MemberImportProblem } from '@gauge/contracts';
import { sectorName } from '../instruments/index.js';
import { plainWords } from '../tables/index.js';
import { problem, type ReadRow } from './import.rules.js';
import type { MemberRow } from './members.store.js';

/** A firm to enrol. */
export interface NewFirm extends Omit<ReadRow, 'memberNo' | 'name' | 'country' | 'sectorScheme' | 'sectorCode'> {
  memberNo: string;
  name: string;
  country: string;
  sectorScheme: string;
  sectorCode: string;
}
/** What a row changes of a member; only the fields that differ stand in `to`. */
export interface Change {
  row: number;
  member: MemberRow;
  to: Partial<Omit<ReadRow, 'row' | 'memberNo'>>;
  fields: { field: MemberField; from: string; to: string }[];
}
export interface Plan {
  news: NewFirm[];
  changes: Change[];
  unchanged: number;
  problems: MemberImportProblem[];
}

const nameKey = (name: string, country: string): string => `${country} ${plainWords(name)}`;

/**
 * Matches rows with the association's own members, and with nothing else: by number, else by name and country. Whether a
 * firm is a member elsewhere is neither asked nor told.
 *
 * @param home where a firm is whose country is not said
 */
export function planOf(rows: readonly ReadRow[], members: readonly MemberRow[], home: string): Plan {
  const byNumber = new Map(members.map((member) => [plainWords(member.memberNo), member]));
  const byName = new Map<string, MemberRow[]>();
  for (const member of members) {
    if (member.country === null) continue;
    const key = nameKey(member.name, member.country);
    byName.set(key, [...(byName.get(key) ?? []), member]);
  }
  const plan: Plan = { news: [], changes: [], unchanged: 0, problems: [] };
  const rowOf = new Map<string, number>();
  const numbers = new Numbers([...byNumber.keys(), ...rows.flatMap(({ memberNo }) => memberNo ?? [])]);
  const fault = (...[row, ...rest]: Parameters<typeof problem>) => void plan.problems.push(problem(row, ...rest));

  for (const read of rows) {
    const { row, memberNo } = read;
    const country = read.country ?? home;
    const named = read.name === null ? [] : (byName.get(nameKey(read.name, country)) ?? []);
    const numbered = memberNo === null ? undefined : byNumber.get(plainWords(memberNo));
    const known = numbered ?? (memberNo === null && named.length === 1 ? named[0] : undefined);
    const keys = known
      ? [known.id]
      : [
          ...(memberNo === null ? [] : [`number ${plainWords(memberNo)}`]),
          ...(read.name === null ? [] : [`name ${nameKey(read.name, country)}`]),
        ];
    const first = keys.map((key) => rowOf.get(key)).find((earlier) => earlier !== undefined);
    for (const key of keys) rowOf.set(key, rowOf.get(key) ?? row);
    const shown = memberNo ?? read.name ?? '';
    if (first !== undefined)
      fault(row, '', shown, 'duplicate_row', `This firm already stands in row ${first}. Keep one.`);
    else if (known) change(plan, read, known);
    else if (memberNo === null && named.length > 1)
      fault(row, '', shown, 'several_members', 'Several members have this name and country: write the member number.');
    else if (named[0])
      fault(
        row,
        '',
        shown,
        'name_taken',
        `${named[0].name} is a member already, with the number ${named[0].memberNo}. Write that number, or tell the names apart.`,
      );
    else enrol(plan, read, country, numbers);
  }
  return plan;
}

function change(plan: Plan, read: ReadRow, member: MemberRow): void {
  const refuse = (code: 'member_left' | 'member_pending', message: string) =>
    void plan.problems.push(problem(read.row, '', read.memberNo ?? read.name ?? '', code, message));
  if (member.status === 'ended')
    return refuse(
      'member_left',
      'This member has left. Take it up again on its own page first, or give another number.',
    );
  if (member.status === 'pending')
    return refuse('member_pending', 'This firm has still to agree to its membership. Take its row out until it has.');
  const to: Change['to'] = {};
  const fields: Change['fields'] = [];
  for (const field of ['name', 'country', 'region', 'size', 'groupName', 'contactEmail'] as const) {
    const next = read[field];
    if (next === null || same(field, next, member[field], read)) continue;
    Object.assign(to, { [field]: next });
    fields.push({ field, from: member[field] ?? '', to: next });
  }
  const { sectorScheme, sectorCode } = read;
  if (sectorCode !== null && (sectorCode !== member.sectorCode || sectorScheme !== member.sectorScheme)) {
    Object.assign(to, { sectorScheme, sectorCode });
    fields.push({
      field: 'sector',
      from: nameOf(member.sectorScheme, member.sectorCode),
      to: nameOf(sectorScheme, sectorCode),
    });
  }
  if (fields.length === 0) plan.unchanged++;
  else plan.changes.push({ row: read.row, member, to, fields });
}

/** A group is the same in any spelling, and so is the name by which a row found its member. */
function same(field: keyof MemberRow, next: string, now: unknown, { memberNo }: ReadRow): boolean {
  const loosely = field === 'groupName' || (field === 'name' && memberNo === null);
  return next === now || (loosely && typeof now === 'string' && plainWords(next) === plainWords(now));
}

const nameOf = (scheme: string | null, code: string | null): string => {
  const name = sectorName(scheme ?? '', code ?? '');
  return name === code ? name : `${code} ${name}`;
};

function enrol(plan: Plan, read: ReadRow, country: string, numbers: Numbers): void {
  const { name, sectorScheme, sectorCode } = read;
  const refuse = (code: 'missing_name' | 'missing_sector', column: string, message: string) =>
    void plan.problems.push(problem(read.row, column, read.memberNo ?? '', code, message));
  if (name === null || name.length < 2)
    return refuse('missing_name', 'name', 'No member has this number, and a new one needs a name.');
  if (sectorScheme === null || sectorCode === null)
    return refuse('missing_sector', 'sector', `${name} is new and needs a sector, by ISIC code or in words.`);
  const memberNo = read.memberNo ?? numbers.next();
  plan.news.push({ ...read, memberNo, name, country, sectorScheme, sectorCode });
}

/** Numbers for firms that bring none: M-0001 and on, around what is taken. */
class Numbers {
  private readonly taken: Set<string>;
  private last = 0;

  constructor(taken: readonly string[]) {
    this.taken = new Set(taken.map(plainWords));
  }

  next(): string {
    for (;;) {
      const number = `M-${String((this.last += 1)).padStart(4, '0')}`;
      if (!this.taken.has(plainWords(number))) return number;
    }
  }
}
