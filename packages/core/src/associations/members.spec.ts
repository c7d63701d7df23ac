import { memberImportLimits, permissionsOf } from '@gauge/contracts';
import { openDatabase } from '@gauge/db';
import { makeNetwork, type TestAssociation, type TestNetwork } from '../../test/network.js';
import { moveRound, openRound, submitRound } from '../../test/rounds.js';
import { verify } from '../audit/index.js';
import { readTable } from '../tables/index.js';
import * as associations from './index.js';

let network: TestNetwork;
beforeAll(async () => {
  network = await makeNetwork({ firms: 8 });
});
afterAll(() => network.close());

const at = <T>(work: Parameters<typeof network.asAssociation<T>>[1], association: TestAssociation = network.lead) =>
  network.asAssociation(association, work);
async function preview(file: string, association?: TestAssociation) {
  const table = await readTable(Buffer.from(file), memberImportLimits);
  return at((ctx) => associations.previewMemberImport(ctx, 'members.csv', table), association);
}
const commit = (id: string, verified = true) => at((ctx) => associations.commitMemberImport(ctx, id, verified));
const everything = () =>
  network.sql(
    `select m.member_no, m.status, m.contact_email, f.name, f.country, f.sector_code, f.size, g.name as group
     from membership m join firm f on f.id = m.firm_id left join enterprise_group g on g.id = f.group_id
     where m.association_id = $1 order by 1`,
    [network.lead.id],
  );
const list = { page: 1, size: 100, search: '', sort: 'name' } as const;

const good = `number,name,country,sector,employees,group,contact e-mail
N1,New Axles,IN,2930,12,Axle Group,axles@new.example
N2,New Castings,Türkei,Casting of iron and steel,,axle group,
M001,,,,300,,first@lead.example
`;

describe('a file of members', () => {
  test('with faulty cells is refused and each is named; mended it is written whole, and once', async () => {
    const before = await everything();
    const refused = await preview(good.replace('2930', 'clutches').replace('axles@new.example', 'axles'));
    expect(refused).toMatchObject({ status: 'refused', rows: 3, problemCount: 2 });
    expect(refused.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'sector', 'unknown_sector'],
      [2, 'contact e-mail', 'bad_email'],
    ]);
    await expect(commit(refused.id)).rejects.toMatchObject({ code: 'import_refused' });
    expect(await everything()).toEqual(before);

    const ready = await preview(good);
    expect(ready).toMatchObject({ status: 'ready', created: 2, changed: 1, unchanged: 0 });
    expect(ready.changes).toMatchObject([
      { memberNo: 'M001', fields: [{ field: 'size', from: 'small', to: 'large' }, { field: 'contactEmail' }] },
    ]);
    expect(await everything()).toEqual(before);
    expect(await commit(ready.id)).toMatchObject({ status: 'committed', created: 2, changed: 1 });
    const after = await everything();
    expect(after).toHaveLength(before.length + 2);
    expect(after).toEqual(
      expect.arrayContaining([
        {
          member_no: 'N1',
          status: 'verified',
          contact_email: 'axles@new.example',
          name: 'New Axles',
          country: 'IN',
          sector_code: '2930',
          size: 'small',
          group: 'Axle Group',
        },
        expect.objectContaining({ member_no: 'N2', country: 'TR', sector_code: '2431', group: 'Axle Group' }),
        expect.objectContaining({ member_no: 'M001', size: 'large', contact_email: 'first@lead.example' }),
      ]),
    );
    await expect(commit(ready.id)).rejects.toMatchObject({ code: 'import_already_committed' });

    const again = await preview(good);
    expect(again).toMatchObject({ status: 'ready', created: 0, changed: 0, unchanged: 3 });
    await commit(again.id);
    expect(await everything()).toEqual(after);
    expect(await at((ctx) => verify(ctx))).toMatchObject({ whole: true });
  });

  test('read twice and confirmed twice enrols once', async () => {
    const file = 'number,name,sector\nT1,Twice Springs,2930\n';
    const [one, other] = [await preview(file), await preview(file)];
    await Promise.all([commit(one.id, false), commit(other.id, false)]);
    const rows = (await everything()).filter(({ member_no }) => member_no === 'T1');
    expect(rows).toMatchObject([{ status: 'unverified' }]);
  });

  test('whose members changed meanwhile is not written', async () => {
    const ready = await preview('number,name,sector\nX1,Meanwhile Works,2930\n');
    await at((ctx) =>
      associations.addMember(ctx, {
        memberNo: 'X2',
        name: 'Meanwhile Works',
        country: 'DE',
        region: null,
        sectorScheme: 'ISIC4',
        sectorCode: '2930',
        size: null,
        groupName: null,
        contactEmail: null,
      }),
    );
    await expect(commit(ready.id)).rejects.toMatchObject({ code: 'import_refused', errors: [{ path: 'row 2' }] });
  });

  test('that nobody confirmed is deleted after a day', async () => {
    const [old, fresh, written] = [await preview(good), await preview(good), await preview(good)];
    await commit(written.id);
    const earlier = `update member_import set created_at = now() - interval '25 hours' where id = any($1)`;
    await network.sql(earlier, [[old.id, written.id]]);
    const across = openDatabase(network.urls.release, { max: 1 });
    await associations.clearOldMemberImports(across, 24);
    await across.close();
    const read = (id: string) => at((ctx) => associations.readMemberImport(ctx, id));
    await expect(read(old.id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await read(fresh.id)).status).toBe('ready');
    expect((await read(written.id)).status).toBe('committed');
  });

  test('says nothing of members elsewhere: the same firm is new here', async () => {
    const [there] = network.ally.firms;
    const found = await preview(`name,country,sector\n${there!.name},IN,2930\n`);
    expect(found).toMatchObject({ created: 1, changed: 0, problemCount: 0 });
  });

  test('of five thousand rows is written in one request', async () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => `B${n},Bulk Firm ${n},2930,${n % 400},b${n}@bulk.example`);
    const ready = await preview(`number,name,sector,employees,e-mail\n${rows.join('\n')}\n`);
    expect(ready).toMatchObject({ status: 'ready', created: 5_000 });
    await commit(ready.id);
    const page = await at((ctx) => associations.members(ctx, { ...list, size: 25, page: 100, search: 'bulk firm' }));
    expect(page).toMatchObject({ total: 5_000, items: { length: 25 } });
    await expect(preview(`name\n${'x\n'.repeat(5_001)}`)).rejects.toMatchObject({ code: 'file_too_large' });
  });
});

describe('the course of a membership', () => {
  const move = (firmId: string, step: 'verify' | 'end' | 'resume') =>
    at((ctx) => associations.moveMember(ctx, firmId, step, 'A good reason'));
  const agree = (firm: { id: string }) =>
    network.asFirm(firm, (ctx) => associations.acceptMembership(ctx, network.lead.id));

  test('who left is known by number and name alone, whatever becomes of the firm', async () => {
    const firm = network.lead.firms[1]!;
    expect(await move(firm.id, 'end')).toMatchObject({ status: 'ended', country: null, sectorCode: null });
    await network.sql(`update firm set name = 'Another name now' where id = $1`, [firm.id]);
    const seen = await at((ctx) => associations.member(ctx, firm.id));
    expect(seen).toMatchObject({ name: firm.name, endReason: 'A good reason', size: null, group: null, people: null });
    expect(await move(firm.id, 'resume')).toMatchObject({ status: 'verified', name: 'Another name now' });
  });

  test('once somebody of the firm works here, only the firm itself comes back, member elsewhere or not', async () => {
    const [alone, elsewhere] = [network.lead.firms[2]!, network.lead.firms[3]!];
    for (const { id } of [alone, elsewhere]) await move(id, 'end');
    await network.sql(
      `insert into role_grant (user_id, role, firm_id) select $1, 'firm_administrator', id from unnest($2::uuid[]) id`,
      [network.ally.administrator, [alone.id, elsewhere.id]],
    );
    await network.sql(
      `insert into membership (association_id, firm_id, member_no, status) values ($1, $2, 'else', 'verified')`,
      [network.ally.id, elsewhere.id],
    );
    const views = [await move(alone.id, 'resume'), await move(elsewhere.id, 'resume')];
    for (const view of views) expect(view).toMatchObject({ status: 'pending', people: null });
    await agree(elsewhere);
    expect(await at((ctx) => associations.member(ctx, elsewhere.id))).toMatchObject({ status: 'verified' });
  });
});

describe('a firm that two associations entered', () => {
  const person = () => network.stranger.administrator;
  const grant = (firmId: string) =>
    network.sql(`insert into role_grant (user_id, role, firm_id) values ($1, 'firm_administrator', $2)`, [
      person(),
      firmId,
    ]);

  test('is made one by whoever administers both, and neither association learns of the other', async () => {
    const [mine, fresh] = [network.ally.firms[4]!, network.lead.firms[4]!];
    const join = () => network.asFirm(fresh, (ctx) => associations.joinFirms(ctx, mine.id), person());
    await grant(fresh.id);
    await expect(join()).rejects.toThrow('FIRMS_NOT_JOINABLE');
    await grant(mine.id);
    await join();
    const seen = await at((ctx) => associations.members(ctx, { ...list, search: mine.name }));
    expect(seen.items).toMatchObject([{ firmId: mine.id, memberNo: fresh.memberNo, status: 'verified' }]);
    expect(JSON.stringify(seen)).not.toContain(network.ally.id);
    await expect(at((ctx) => associations.member(ctx, fresh.id))).rejects.toMatchObject({ code: 'not_found' });
    const own = await network.asFirm(mine, (ctx) => associations.firm(ctx));
    expect(own.memberships).toHaveLength(2);
    expect(await network.sql('select 1 from role_grant where firm_id = $1', [fresh.id])).toEqual([]);
  });

  test('is left as it is once it has answered', async () => {
    const [mine, fresh] = [network.ally.firms[5]!, network.lead.firms[5]!];
    for (const { id } of [mine, fresh]) await grant(id);
    await submitRound(network, fresh, await openRound(network));
    await expect(network.asFirm(fresh, (ctx) => associations.joinFirms(ctx, mine.id), person())).rejects.toThrow(
      'FIRMS_NOT_JOINABLE',
    );
  });
});

test('a frozen round keeps sector, size and group as they were at the freeze', async () => {
  const firm = network.lead.firms[6]!;
  const correct = (change: Parameters<typeof associations.changeMember>[2]) =>
    at((ctx) => associations.changeMember(ctx, firm.id, change));
  await correct({ size: 'medium', groupName: 'Before' });
  const roundId = await openRound(network);
  await submitRound(network, firm, roundId);
  await moveRound(network, roundId, 'review', 'freeze');
  await correct({ size: 'large', groupName: 'After', sectorCode: '2211' });
  const seen = await at((ctx) => associations.member(ctx, firm.id));
  expect(seen).toMatchObject({ size: 'large', group: { name: 'After' } });
  expect(seen.kept).toMatchObject([{ roundId, size: 'medium', group: 'Before' }]);
  const rows = await network.sql<{ name: string }>(
    `select g.name from assessment a join enterprise_group g on g.id = a.group_id where a.round_id = $1`,
    [roundId],
  );
  expect(rows).toEqual([{ name: 'Before' }]);
});

test('a counsellor reads members and changes none', async () => {
  const firm = network.lead.firms[7]!;
  const asCounsellor = <T>(work: Parameters<typeof network.asAssociation<T>>[1]) =>
    at((ctx) => work({ ...ctx, permissions: new Set(permissionsOf.counsellor) }));
  expect(await asCounsellor((ctx) => associations.member(ctx, firm.id))).toMatchObject({ name: firm.name });
  const attempts = await Promise.allSettled([
    asCounsellor((ctx) => associations.moveMember(ctx, firm.id, 'end', 'Because')),
    asCounsellor((ctx) => associations.invitable(ctx, { search: '' })),
    asCounsellor((ctx) => associations.inviteMembers(ctx, { what: 'invite', filter: { search: '' } }, 'http://x')),
  ]);
  for (const attempt of attempts) expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'forbidden' } });
});
