import { Controller } from '@nestjs/common';
import { routes } from '@gauge/contracts';
import type { Ctx } from '@gauge/core/platform';
import * as reports from '@gauge/core/reports';
import { Caller, Endpoint, Input, type InputOf } from './http/endpoint.js';

@Controller()
export class ReportsController {
  @Endpoint(routes.firmReports)
  firmReports(@Caller() ctx: Ctx) {
    return reports.reports(ctx);
  }

  @Endpoint(routes.askFirmReport)
  askFirmReport(@Input() { body }: InputOf<typeof routes.askFirmReport>, @Caller() ctx: Ctx) {
    return reports.askFirmReport(ctx, body);
  }

  @Endpoint(routes.firmReport)
  firmReport(@Input() { params }: InputOf<typeof routes.firmReport>, @Caller() ctx: Ctx) {
    return reports.report(ctx, params.reportId);
  }

  @Endpoint(routes.firmReportFile)
  firmReportFile(@Input() { params }: InputOf<typeof routes.firmReportFile>, @Caller() ctx: Ctx) {
    return reports.reportFile(ctx, params.reportId);
  }

  @Endpoint(routes.associationReports)
  associationReports(@Caller() ctx: Ctx) {
    return reports.reports(ctx);
  }

  @Endpoint(routes.askRoundReport)
  askRoundReport(@Input() { params, body }: InputOf<typeof routes.askRoundReport>, @Caller() ctx: Ctx) {
    return reports.askRoundReport(ctx, params.roundId, body);
  }

  @Endpoint(routes.askMembersReport)
  askMembersReport(@Input() { body }: InputOf<typeof routes.askMembersReport>, @Caller() ctx: Ctx) {
    return reports.askMembersReport(ctx, body);
  }

  @Endpoint(routes.associationReport)
  associationReport(@Input() { params }: InputOf<typeof routes.associationReport>, @Caller() ctx: Ctx) {
    return reports.report(ctx, params.reportId);
  }

  @Endpoint(routes.associationReportFile)
  associationReportFile(@Input() { params }: InputOf<typeof routes.associationReportFile>, @Caller() ctx: Ctx) {
    return reports.reportFile(ctx, params.reportId);
  }
}
