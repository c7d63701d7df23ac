import { planOf } from './import.plan.rules.js';
import { columnsOf, readRows } from './import.rules.js';
import type { MemberRow } from './members.store.js';

const table = (header: string[], ...rows: string[][]) => ({
  reading: { format: 'csv' as const, delimiter: ',' as const },
  header,
  rows: rows.map((cells, at) => ({ row: at + 2, cells })),
});
const read = (header: string[], ...rows: string[][]) => {
  const file = table(header, ...rows);
  return readRows(file, columnsOf(file.header), new Map([['metalworks', { scheme: 'OWN', code: 'Metalworks' }]]));
};
const member = (memberNo: string, name: string, more: Partial<MemberRow> = {}): MemberRow => ({
  id: `membership ${memberNo}`,
  firmId: `firm ${memberNo}`,
  memberNo,
  name,
  country: 'IN',
  region: null,
  sectorScheme: 'ISIC4',
  sectorCode: '2930',
  size: 'small',
  groupId: null,
  groupName: null,
  contactEmail: null,
  status: 'verified',
  people: 'nobody',
  since: new Date(),
  endedAt: null,
  endReason: null,
  ...more,
});

describe('columns', () => {
  test('go by many names, whatever their capitals, hyphens and underscores', () => {
    const { used, ignored, problems } = columnsOf(['Registration-Number', 'COMPANY', 'ISIC code', 'E-Mail', 'Fax', '']);
    expect(used.map(({ column, field }) => [column, field])).toEqual([
      ['Registration-Number', 'memberNo'],
      ['COMPANY', 'name'],
      ['ISIC code', 'sector'],
      ['E-Mail', 'contactEmail'],
    ]);
    expect([ignored, problems]).toEqual([['Fax'], []]);
  });

  test('without one that names the firm the file is refused', () => {
    expect(columnsOf(['country', 'sector']).problems).toMatchObject([{ row: 1, code: 'wrong_columns' }]);
  });
});

describe('rows', () => {
  const header = ['number', 'name', 'country', 'sector', 'size', 'employees', 'e-mail'];

  test.each([
    [['1', 'A works', 'Germany', '2930', 'Medium', '', ''], { country: 'DE', sectorCode: '2930', size: 'medium' }],
    [
      ['1', 'A works', 'Inde', 'motor vehicle parts', '', '49', ''],
      { country: 'IN', sectorCode: '2930', size: 'small' },
    ],
    [['1', 'A works', 'tr', 'Metalworks', '250', '3', ''], { country: 'TR', sectorScheme: 'OWN', size: 'large' }],
    [
      ['1', 'A works', '', '', '', '', 'Office@A.example'],
      { country: null, sectorCode: null, contactEmail: 'office@a.example' },
    ],
  ])('%j', (cells, expected) => {
    expect(read(header, cells)).toMatchObject({ rows: [expected], problems: [] });
  });

  test.each([
    [['1', 'A', 'Atlantis', '', '', '', ''], 'country', 'unknown_country'],
    [['1', 'A', '', 'clutches', '', '', ''], 'sector', 'unknown_sector'],
    [['1', 'A', '', 'casting', '', '', ''], 'sector', 'unclear_sector'],
    [['1', 'A', '', '', 'huge', '', ''], 'size', 'unknown_size'],
    [['1', 'A', '', '', '', 'some', ''], 'employees', 'bad_number'],
    [['1', 'A', '', '', '', '', 'office at a'], 'e-mail', 'bad_email'],
    [['', '', 'DE', '', '', '', ''], 'name', 'missing_name'],
    [['1'.repeat(41), 'A', '', '', '', '', ''], 'number', 'cell_too_long'],
  ])('%j is faulty in %s', (cells, column, code) => {
    expect(read(header, cells)).toMatchObject({ rows: [], problems: [{ row: 2, column, code }] });
  });

  test('an unclear sector is told with what it may be', () => {
    const [found] = read(header, ['1', 'A', '', 'casting', '', '', '']).problems;
    expect(found?.message).toContain('2431 Casting of iron and steel; 2432 Casting of non-ferrous metals');
  });
});

describe('matching', () => {
  const header = ['number', 'name', 'sector', 'size', 'group'];
  const plan = (members: MemberRow[], ...rows: string[][]) => planOf(read(header, ...rows).rows, members, 'IN');

  test('by number, then by name and country; an empty cell changes nothing', () => {
    const members = [member('A1', 'First'), member('A2', 'Second')];
    const { news, changes, unchanged, problems } = plan(
      members,
      ['a1', 'Renamed', '', 'medium', ''],
      ['', 'SECOND', '2431', '', 'A Group'],
      ['A3', 'Third', '2930', '', ''],
    );
    expect(problems).toEqual([]);
    expect(unchanged).toBe(0);
    expect(news).toMatchObject([{ memberNo: 'A3', name: 'Third', country: 'IN' }]);
    expect(changes.map(({ member: { memberNo }, to }) => [memberNo, to])).toEqual([
      ['A1', { name: 'Renamed', size: 'medium' }],
      ['A2', { sectorScheme: 'ISIC4', sectorCode: '2431', groupName: 'A Group' }],
    ]);
    expect(plan(members, ['A1', 'First', '2930', 'small', ''])).toMatchObject({ news: [], changes: [], unchanged: 1 });
  });

  test('numbers are given around those that are taken', () => {
    const { news } = plan(
      [member('M-0001', 'First')],
      ['M-0002', 'Brakes', '2930', '', ''],
      ['', 'Clutches', '2930', '', ''],
    );
    expect(news.map(({ memberNo }) => memberNo)).toEqual(['M-0002', 'M-0003']);
  });

  test.each([
    [
      'twice in the file',
      [],
      [
        ['9', 'Axle', '2930', '', ''],
        ['9', 'B', '2930', '', ''],
      ],
      'duplicate_row',
    ],
    [
      'twice under one name',
      [],
      [
        ['8', 'Axle', '2930', '', ''],
        ['9', 'Axle', '2930', '', ''],
      ],
      'duplicate_row',
    ],
    ['a name that a member has', [member('1', 'Axle')], [['9', 'Axle', '2930', '', '']], 'name_taken'],
    [
      'a name that two members have',
      [member('1', 'Axle'), member('2', 'Axle')],
      [['', 'Axle', '', '', '']],
      'several_members',
    ],
    ['a new firm without a sector', [], [['9', 'Axle', '', '', '']], 'missing_sector'],
    ['a new number without a name', [], [['9', '', '2930', '', '']], 'missing_name'],
    [
      'one that has left',
      [member('1', 'Axle', { status: 'ended', country: null })],
      [['1', 'Axle', '', '', '']],
      'member_left',
    ],
    [
      'one that has not agreed',
      [member('1', 'Axle', { status: 'pending' })],
      [['1', 'Axle', '', '', '']],
      'member_pending',
    ],
  ])('%s is a fault', (_, members, rows, code) => {
    expect(plan(members, ...rows).problems.map((one) => one.code)).toEqual([code]);
  });
});
