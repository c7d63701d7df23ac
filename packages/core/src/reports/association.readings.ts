import { association } from '../associations/index.js';
import { countryStanding, releasedFigures } from '../benchmarks/index.js';
import type { Ctx } from '../platform/index.js';
import { allMembers, allParticipants, roundMaterial, roundView } from './association.material.js';
import type { Read, Write } from './reading.js';
import type { Place } from './reports.store.js';
import {
  aboutRoundSheet,
  countrySheet,
  figuresSheet,
  membersSheet,
  participationSheet,
} from './tables/association.tables.js';
import { csvOf } from './tables/csv.js';
import { workbookOf } from './tables/workbook.js';

function roundOf({ roundId }: Place): string {
  if (!roundId) throw new Error('a report of a round names its round');
  return roundId;
}

export const readRoundReport: Read = async (ctx, place) => {
  const material = await roundMaterial(ctx, roundOf(place));
  return async (making, progress) => {
    const { printRoundReport } = await import('./pages/round.report.js');
    const names = { association: material.association.name, round: material.round.name };
    return {
      title: making.telling.t('file.round_report', names),
      bytes: await printRoundReport(making, material, progress),
    };
  };
};

export const readRoundWorkbook: Read = async (ctx, place) => {
  const roundId = roundOf(place);
  const of = await association(ctx);
  const round = await roundView(ctx, roundId);
  const rows = await allParticipants(ctx, roundId);
  const released = round.status === 'released';
  const country = released ? await countryStanding(ctx, roundId) : null;
  const figures = released ? await releasedFigures(ctx, roundId) : [];
  return async (making) => {
    const { telling } = making;
    const sheets = [
      aboutRoundSheet(making, of, round),
      participationSheet(telling, round, rows),
      ...(country ? [countrySheet(telling, country), figuresSheet(telling, round, figures)] : []),
    ];
    const names = { association: of.name, round: round.name };
    return { title: telling.t('file.round_workbook', names), bytes: workbookOf(sheets) };
  };
};

export const readParticipation: Read = async (ctx, place) => {
  const round = await roundView(ctx, roundOf(place));
  const rows = await allParticipants(ctx, round.id);
  return async ({ telling }) => ({
    title: telling.t('file.round_participation', { round: round.name }),
    bytes: csvOf(participationSheet(telling, round, rows)),
  });
};

export const readRoundFigures: Read = async (ctx, place) => {
  const round = await roundView(ctx, roundOf(place));
  const figures = await releasedFigures(ctx, round.id);
  return async ({ telling }) => ({
    title: telling.t('file.round_figures', { round: round.name }),
    bytes: csvOf(figuresSheet(telling, round, figures)),
  });
};

export async function readMembersWorkbook(ctx: Ctx): Promise<Write> {
  const { name } = await association(ctx);
  const rows = await allMembers(ctx);
  return async ({ telling }) => ({
    title: telling.t('file.members_workbook', { association: name }),
    bytes: workbookOf([membersSheet(telling, rows)]),
  });
}

export async function readMembersList(ctx: Ctx): Promise<Write> {
  const { name } = await association(ctx);
  const rows = await allMembers(ctx);
  return async ({ telling }) => ({
    title: telling.t('file.members_list', { association: name }),
    bytes: csvOf(membersSheet(telling, rows)),
  });
}
