import type { ReportKind } from '@gauge/contracts';
import { readFirmAnswers, readFirmReport, readFirmStanding, readFirmWorkbook } from './firm.readings.js';
import {
  readMembersList,
  readMembersWorkbook,
  readParticipation,
  readRoundFigures,
  readRoundReport,
  readRoundWorkbook,
} from './association.readings.js';
import type { Read } from './reading.js';

/** Each kind of report by what it reads. */
export const readings: Readonly<Record<ReportKind, Read>> = {
  firm_report: readFirmReport,
  firm_workbook: readFirmWorkbook,
  firm_standing: readFirmStanding,
  firm_answers: readFirmAnswers,
  round_report: readRoundReport,
  round_workbook: readRoundWorkbook,
  round_participation: readParticipation,
  round_figures: readRoundFigures,
  members_workbook: readMembersWorkbook,
  members_list: readMembersList,
};
