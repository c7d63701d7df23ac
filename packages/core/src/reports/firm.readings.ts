import type { Ctx } from '../platform/index.js';
import { firm } from '../associations/index.js';
import { standing } from '../benchmarks/index.js';
import { plan } from '../counselling/index.js';
import { allStandings, answerSheets, firmMaterial, standingOrNone } from './firm.material.js';
import type { Write } from './reading.js';
import { csvOf } from './tables/csv.js';
import { roundsSheet, standingSheet } from './tables/figures.tables.js';
import { aboutSheet, actionsSheet, answersSheet, gapsSheet } from './tables/firm.tables.js';
import { workbookOf } from './tables/workbook.js';

export async function readFirmReport(ctx: Ctx): Promise<Write> {
  const material = await firmMaterial(ctx);
  return async (making, progress) => {
    // the typesetter and its fonts are loaded by whoever prints, not by the API
    const { printFirmReport } = await import('./pages/firm.report.js');
    return {
      title: making.telling.t('file.firm_report', { firm: material.firm.name, round: material.view.release.roundName }),
      bytes: await printFirmReport(making, material, progress),
    };
  };
}

export async function readFirmWorkbook(ctx: Ctx): Promise<Write> {
  const of = await firm(ctx);
  const view = await standingOrNone(ctx);
  const views = view ? await allStandings(ctx, view) : [];
  const planned = await plan(ctx);
  const answers = await answerSheets(ctx);
  return async (making) => {
    const { telling } = making;
    const sheets = [
      aboutSheet(making, of, view),
      ...(view ? [standingSheet(telling, view), roundsSheet(telling, views)] : []),
      answersSheet(telling, answers),
      actionsSheet(telling, planned),
      gapsSheet(telling, planned),
    ];
    return { title: telling.t('file.firm_workbook', { firm: of.name }), bytes: workbookOf(sheets) };
  };
}

export async function readFirmStanding(ctx: Ctx): Promise<Write> {
  const view = await standing(ctx, { peers: 'auto' });
  return async ({ telling }) => ({
    title: telling.t('file.firm_standing', { firm: view.firm.name, round: view.release.roundName }),
    bytes: csvOf(standingSheet(telling, view)),
  });
}

export async function readFirmAnswers(ctx: Ctx): Promise<Write> {
  const { name } = await firm(ctx);
  const answers = await answerSheets(ctx);
  return async ({ telling }) => ({
    title: telling.t('file.firm_answers', { firm: name }),
    bytes: csvOf(answersSheet(telling, answers)),
  });
}
