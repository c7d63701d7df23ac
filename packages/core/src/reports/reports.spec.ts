import { importLimits, StandingView, type ReportKind, type ReportView, type Strip } from '@gauge/contracts';
import { connected, openDatabase, type Database } from '@gauge/db';
import { suiteDatabase, type SuiteDatabase } from '@gauge/db/testing';
import { figuresWords, formatFigure, gapWords, ownWords } from '@gauge/figures';
import { extractText, getDocumentProxy } from 'unpdf';
import { addRound, atAssociation, atFirm, makeNetwork, type Firm, type Network } from '../../test/benchmarks.js';
import { requestRelease, runRelease, standing } from '../benchmarks/index.js';
import { readTable } from '../tables/index.js';
import {
  askFirmReport,
  askMembersReport,
  askRoundReport,
  clearExpired,
  makeReport,
  report,
  reportFile,
  reports,
  silentReports,
} from './index.js';
import { claim, keep } from './reports.store.js';
import { tellingIn } from './telling.js';

let urls: SuiteDatabase;
let app: Database;
let release: Database;
let network: Network;
let round: string;
let later: string;

const sql = <R>(text: string, values: unknown[] = []): Promise<R[]> =>
  connected(urls.owner, async (owner) => (await owner.query(text, values)).rows as R[]);
const firm = (index: number): Firm => network.firms[index] as Firm;
const language = 'en';
const ask = (of: Firm, kind: ReportKind) => atFirm(app, of.id, (ctx) => askFirmReport(ctx, { kind, language }));
const make = (id: string) => makeReport({ across: release, within: app }, id);
const fileOf = (of: Firm, id: string) => atFirm(app, of.id, (ctx) => reportFile(ctx, id));

async function made(of: Firm, kind: ReportKind) {
  const { id } = await ask(of, kind);
  expect(await make(id)).toBe('ready');
  return fileOf(of, id);
}

async function publish(roundId: string): Promise<void> {
  await atAssociation(app, network.lead, 'association_administrator', (ctx) => requestRelease(ctx, roundId));
  const [run] = await sql<{ id: string }>('select id from release_run where round_id = $1', [roundId]);
  expect(await runRelease(release, (run as { id: string }).id)).toMatchObject({ state: 'published' });
}

beforeAll(async () => {
  urls = await suiteDatabase();
  [app, release] = [openDatabase(urls.app), openDatabase(urls.release)];
  network = await makeNetwork(urls.owner, { firms: 64 });
  round = await addRound(urls.owner, network, { name: '2024', periodEnd: '2024-12-31' });
});
afterAll(async () => {
  await app.close();
  await release.close();
  await urls.drop();
});

/** Without spaces, as lines are broken wherever they end. */
const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\u2060-\u2069\u00a0\u202f]+/g, '');
async function pdfText(bytes: Uint8Array): Promise<{ pages: number; text: string }> {
  expect(Buffer.from(bytes.slice(0, 5)).toString()).toBe('%PDF-');
  const { totalPages, text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return { pages: totalPages, text: bare(text.join(' ')) };
}
/** What i18next gives back for a text that is missing. */
const untold = /\b(file|cover|legend|summary|areas|trends|method|sheet|standing|plan|round)[.:][a-z]\w*/;
const times = (text: string, part: string): number => text.split(bare(part)).length - 1;

test('before any release there is nothing to report, but answers can be taken along', async () => {
  await expect(ask(firm(0), 'firm_report')).rejects.toMatchObject({ code: 'no_standing_yet' });
  const { fileName, bytes } = await made(firm(0), 'firm_answers');
  expect(fileName).toMatch(/^Firm 0000 – answers \d{4}-\d\d-\d\d\.csv$/);
  const { rows } = await readTable(bytes, importLimits);
  expect(rows).toHaveLength(network.definition.inputs.filter(({ type }) => type !== 'reference').length);
  const asked = atAssociation(app, network.lead, 'counsellor', (ctx) =>
    askRoundReport(ctx, round, { kind: 'round_report', language }),
  );
  await expect(asked).rejects.toMatchObject({ code: 'no_standing_yet' });
});

describe('after the release', () => {
  beforeAll(async () => {
    await publish(round);
    later = await addRound(urls.owner, network, { name: '2025', periodEnd: '2025-06-30', previousRoundId: round });
    await publish(later);
  });

  test('the printed report holds exactly the figures of the screen', async () => {
    const view = StandingView.parse(await atFirm(app, firm(0).id, (ctx) => standing(ctx, { peers: 'auto' })));
    const telling = await tellingIn('en');
    const { bytes, fileName, contentType } = await made(firm(0), 'firm_report');
    expect(fileName).toMatch(/^Firm 0000 – standing 2025 .*\.pdf$/);
    expect(contentType).toBe('application/pdf');
    const { pages, text } = await pdfText(bytes);
    expect(pages).toBeGreaterThanOrEqual(8);
    expect(pages).toBeLessThanOrEqual(14);
    expect(text).toContain(bare('Where Firm 0000 stands'));

    const strips = view.indicators.flatMap((one): { one: typeof one; strip: Strip }[] => {
      const same =
        one.home.state === 'released' &&
        one.network.state === 'released' &&
        one.home.cohort.key === one.network.cohort.key;
      return [{ one, strip: one.home }, ...(same ? [] : [{ one, strip: one.network }])];
    });
    const expected = strips.flatMap(({ one, strip }) =>
      strip.state === 'released' ? [figuresWords(telling, strip, one.unit)] : [],
    );
    const counted = new Map<string, number>();
    for (const words of expected) counted.set(words, (counted.get(words) ?? 0) + 1);
    for (const words of counted.keys()) expect([words, times(text, words) > 0]).toEqual([words, true]);
    // and none beside them
    const ofKind = (kind: string) => expected.filter((words) => words.startsWith(kind)).length;
    for (const kind of ['Middle half', 'Middle about', 'Nearly all between'])
      expect([kind, times(text, kind)]).toEqual([kind, ofKind(kind)]);
    expect(text).not.toMatch(untold);
    for (const one of view.indicators) expect(text).toContain(bare(`${one.name} You: ${ownWords(telling, one)}`));
    for (const code of [...view.strengths, ...view.gaps]) {
      const found = view.indicators.find((one) => one.code === code);
      if (found) expect(text).toContain(bare(gapWords(telling, found)));
    }
  });

  test('the tables hold the same figures, as numbers', async () => {
    const view = await atFirm(app, firm(0).id, (ctx) => standing(ctx, { peers: 'auto' }));
    const { bytes } = await made(firm(0), 'firm_standing');
    const { header, rows } = await readTable(bytes, importLimits);
    const at = (name: string) => header.indexOf(name);
    expect(rows).toHaveLength(view.indicators.length);
    for (const [index, one] of view.indicators.entries()) {
      const { cells } = rows[index] as { cells: string[] };
      if (one.own.state === 'value' && one.unit !== 'yes/no')
        expect(formatFigure(Number(cells[at('You')]), '', one.displayStep, 'en')).toBe(
          formatFigure(one.own.value, '', one.displayStep, 'en'),
        );
      if (one.home.state === 'released' && one.home.kind === 'points')
        expect(Number(cells[at('Home: middle')])).toBe(one.home.points.P50);
    }
    expect(header.join(' ')).not.toMatch(untold);
    const workbook = await made(firm(0), 'firm_workbook');
    expect((await readTable(workbook.bytes, importLimits)).rows.map(({ cells }) => cells[1])).toContain('Firm 0000');
  });

  test('the same state is made once; a change makes another', async () => {
    const first = await ask(firm(4), 'firm_standing');
    expect((await ask(firm(4), 'firm_standing')).id).toBe(first.id);
    expect(await make(first.id)).toBe('ready');
    expect(await make(first.id)).toBe('superseded');
    expect(await ask(firm(4), 'firm_standing')).toMatchObject({ id: first.id, status: 'ready', progress: 100 });
    await sql('update firm set name = $2 where id = $1', [firm(4).id, '=Firm, renamed: Żółć / 4']);
    const second = await ask(firm(4), 'firm_standing');
    expect(second).toMatchObject({ status: 'queued' });
    expect(second.id).not.toBe(first.id);
    expect(await make(second.id)).toBe('ready');
    // the newer takes the place of the older
    await expect(fileOf(firm(4), first.id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await fileOf(firm(4), second.id)).fileName).toContain('=Firm, renamed Żółć 4 – standing 2025');
    const chain = await sql<{ action: string }>(`select action from audit_entry where chain = $1 order by seq`, [
      `firm:${firm(4).id}`,
    ]);
    expect(chain.map(({ action }) => action)).toEqual([
      'report.requested',
      'report.made',
      'report.requested',
      'report.made',
      'report.fetched',
    ]);
  });

  test('a long name, and a firm that has answered nothing', async () => {
    const silent = firm(9);
    await sql('update firm set name = $2 where id = $1', [
      silent.id,
      `${'Maschinenbaugesellschaft für Antriebstechnik '.repeat(4)}KG`,
    ]);
    await sql('delete from assessment where firm_id = $1', [silent.id]).catch(() => undefined);
    const { text } = await pdfText((await made(silent, 'firm_report')).bytes);
    expect(text).toContain(bare('Where Maschinenbaugesellschaft für Antriebstechnik'));
  });

  test('it is written in the language it is asked in, with the questionnaire’s words in it', async () => {
    const { id } = await atFirm(app, firm(3).id, (ctx) => askFirmReport(ctx, { kind: 'firm_report', language: 'fr' }));
    expect(await make(id)).toBe('ready');
    const { fileName, bytes } = await fileOf(firm(3), id);
    expect(fileName).toContain('Firm 0003 – position');
    const { text } = await pdfText(bytes);
    for (const words of [
      'Rapport pour la direction',
      'Évaluation de la compétitivité',
      'Moitié centrale',
      'Taux de rebut',
    ])
      expect(text).toContain(bare(words));
    for (const words of ['Scrap rate', 'Middle half', 'Germany', 'Report for the'])
      expect(text).not.toContain(bare(words));
  });

  test('another firm, and the association, see nothing of it', async () => {
    const { id } = await ask(firm(0), 'firm_report');
    await expect(fileOf(firm(1), id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await atFirm(app, firm(1).id, reports)).items).toEqual([]);
    const counsellor = atAssociation(app, network.lead, 'counsellor', (ctx) => report(ctx, id));
    await expect(counsellor).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a worker that died in the middle leaves a report for the next one, and can keep nothing any more', async () => {
    const { id } = await ask(firm(2), 'firm_standing');
    const dead = await claim(release, id);
    await sql(`update report set beat_at = now() - interval '1 minute' where id = $1`, [id]);
    expect(await silentReports(release, 15)).toContain(id);
    expect(await make(id)).toBe('ready');
    const file = { fileName: 'x', bytes: Buffer.from('x'), basis: 'x', expiresAt: new Date() };
    const late = release.transaction({}, (tx) => keep(tx, dead as NonNullable<typeof dead>, file));
    await expect(late).rejects.toMatchObject({ name: 'FencedOff' });
    expect((await fileOf(firm(2), id)).fileName).toContain('standing');
  });

  test('tried too often it fails and says so; what is old can no longer be fetched, and goes', async () => {
    const { id } = await ask(firm(6), 'firm_standing');
    for (let times = 0; times < 5; times++) await claim(release, id);
    expect(await make(id)).toMatchObject({ failed: expect.stringContaining('too often') as string });
    const failed = await atFirm(app, firm(6).id, (ctx) => report(ctx, id));
    expect(failed).toMatchObject({ status: 'failed', errorDetail: 'The report was tried too often without an end.' });
    await sql(`update report set expires_at = now() - interval '1 second' where id = $1`, [id]);
    await expect(atFirm(app, firm(6).id, (ctx) => report(ctx, id))).rejects.toMatchObject({ code: 'not_found' });
    await clearExpired(release);
    expect(await sql('select 1 from report where id = $1', [id])).toEqual([]);
  });

  test('an association: its country beside the network, participation, members; released figures only', async () => {
    const at = <T>(work: Parameters<typeof atAssociation<T>>[3]) =>
      atAssociation(app, network.lead, 'association_administrator', work);
    const madeAt = async ({ id }: ReportView) => {
      expect(await make(id)).toBe('ready');
      return at((ctx) => reportFile(ctx, id));
    };
    const printed = await madeAt(await at((ctx) => askRoundReport(ctx, later, { kind: 'round_report', language })));
    const { pages, text } = await pdfText(printed.bytes);
    expect(pages).toBeGreaterThanOrEqual(6);
    expect(text).toContain(bare('Lead association'));
    expect(text).toContain(bare('100 % of the members took part.'));
    expect(text).not.toMatch(untold);
    expect(times(text, 'Firm 00')).toBe(0);
    const [{ figures }] = (await sql<{ figures: Record<string, { figures: Record<string, { P25: number }> }> }>(
      `select families as figures from release_cohort where round_id = $1 and cohort_key = 'country=DE'`,
      [later],
    )) as [{ figures: Record<string, { figures: Record<string, { P25: number }> }> }];
    const telling = await tellingIn('en');
    const view = await at((ctx) => import('../benchmarks/index.js').then((door) => door.countryStanding(ctx, later)));
    expect(view.indicators.filter(({ home }) => home.state === 'released').length).toBeGreaterThan(40);
    for (const one of view.indicators)
      if (one.home.state === 'released' && one.home.kind === 'points') {
        expect(
          figures[network.definition.indicators.find(({ code }) => code === one.code)?.family ?? '']?.figures[one.code]
            ?.P25,
        ).toBe(one.home.points.P25);
        expect(text).toContain(bare(figuresWords(telling, one.home, one.unit)));
      }
    const table = await readTable(
      (await madeAt(await at((ctx) => askRoundReport(ctx, later, { kind: 'round_figures', language })))).bytes,
      importLimits,
    );
    expect(new Set(table.rows.map(({ cells }) => cells[5]))).toContain('Germany');
    const who = await readTable(
      (await madeAt(await at((ctx) => askRoundReport(ctx, later, { kind: 'round_participation', language })))).bytes,
      importLimits,
    );
    expect(who.rows).toHaveLength(32);
    const members = await readTable(
      (await madeAt(await at((ctx) => askMembersReport(ctx, { kind: 'members_workbook', language })))).bytes,
      importLimits,
    );
    expect(members.rows).toHaveLength(32);
  });
});
