export { makeReport, type ReportDatabases, type ReportOutcome } from './report.job.js';
export { clearExpired, silentReports } from './reports.store.js';
export { askFirmReport, askMembersReport, askRoundReport } from './reports.service.js';
export { report, reportFile, reports } from './reports.views.js';
