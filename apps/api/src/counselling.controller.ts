import { Controller } from '@nestjs/common';
import { routes } from '@gauge/contracts';
import * as counselling from '@gauge/core/counselling';
import type { Ctx, Within } from '@gauge/core/platform';
import { Caller, Endpoint, Input, Upload, WithinPlace, type InputOf } from './http/endpoint.js';
import type { UploadedFile } from './http/state.js';

type Of<N extends keyof typeof routes> = InputOf<(typeof routes)[N]>;

@Controller()
export class CounsellingController {
  @Endpoint(routes.plan)
  plan(@Caller() ctx: Ctx) {
    return counselling.plan(ctx);
  }

  @Endpoint(routes.addAction)
  addAction(@Caller() ctx: Ctx, @Input() { body }: Of<'addAction'>) {
    return counselling.addAction(ctx, body);
  }

  @Endpoint(routes.changeAction)
  changeAction(@Caller() ctx: Ctx, @Input() { params, body }: Of<'changeAction'>) {
    return counselling.changeAction(ctx, params.actionId, body);
  }

  @Endpoint(routes.helpFor)
  helpFor(@Caller() ctx: Ctx, @Input() { params }: Of<'helpFor'>) {
    return counselling.helpFor(ctx, params.indicator);
  }

  @Endpoint(routes.caseload)
  caseload(@Caller() ctx: Ctx, @Input() { query }: Of<'caseload'>) {
    return counselling.caseload(ctx, query);
  }

  @Endpoint(routes.memberPlan)
  memberPlan(@Caller() ctx: Ctx, @Input() { params }: Of<'memberPlan'>) {
    return counselling.memberPlan(ctx, params.firmId);
  }

  @Endpoint(routes.addMemberAction)
  addMemberAction(@Caller() ctx: Ctx, @Input() { params, body }: Of<'addMemberAction'>) {
    return counselling.addMemberAction(ctx, params.firmId, body);
  }

  @Endpoint(routes.changeMemberAction)
  changeMemberAction(@Caller() ctx: Ctx, @Input() { params, body }: Of<'changeMemberAction'>) {
    return counselling.changeMemberAction(ctx, params.firmId, params.actionId, body);
  }

  @Endpoint(routes.openCase)
  openCase(@Caller() ctx: Ctx, @Input() { body }: Of<'openCase'>) {
    return counselling.openCase(ctx, body.firmId);
  }

  @Endpoint(routes.counselCase)
  counselCase(@Caller() ctx: Ctx, @Input() { params }: Of<'counselCase'>) {
    return counselling.counselCase(ctx, params.caseId);
  }

  @Endpoint(routes.handOverCase)
  handOverCase(@Caller() ctx: Ctx, @Input() { params, body }: Of<'handOverCase'>) {
    return counselling.handOver(ctx, params.caseId, body);
  }

  @Endpoint(routes.closeCase)
  closeCase(@Caller() ctx: Ctx, @Input() { params, body }: Of<'closeCase'>) {
    return counselling.closeCase(ctx, params.caseId, body);
  }

  @Endpoint(routes.addCaseNote)
  addCaseNote(@Caller() ctx: Ctx, @Input() { params, body }: Of<'addCaseNote'>) {
    return counselling.addNote(ctx, params.caseId, body);
  }

  @Endpoint(routes.addCaseFile)
  addCaseFile(
    @WithinPlace() within: Within,
    @Input() { params, query }: Of<'addCaseFile'>,
    @Upload() { fileName, bytes }: UploadedFile,
  ) {
    return counselling.addFile(within, params.caseId, { fileName, bytes, shared: query.shared === 'true' });
  }

  @Endpoint(routes.caseFile)
  caseFile(@Caller() ctx: Ctx, @Input() { params }: Of<'caseFile'>) {
    return counselling.readFile(ctx, params.caseId, params.fileId);
  }

  @Endpoint(routes.deleteCaseFile)
  deleteCaseFile(@Caller() ctx: Ctx, @Input() { params }: Of<'deleteCaseFile'>) {
    return counselling.deleteFile(ctx, params.caseId, params.fileId);
  }

  @Endpoint(routes.firmCaseFile)
  firmCaseFile(@Caller() ctx: Ctx, @Input() { params }: Of<'firmCaseFile'>) {
    return counselling.readSharedFile(ctx, params.fileId);
  }

  @Endpoint(routes.addMeeting)
  addMeeting(@Caller() ctx: Ctx, @Input() { params, body }: Of<'addMeeting'>) {
    return counselling.addMeeting(ctx, params.caseId, body);
  }

  @Endpoint(routes.addTask)
  addTask(@Caller() ctx: Ctx, @Input() { params, body }: Of<'addTask'>) {
    return counselling.addTask(ctx, params.caseId, body);
  }

  @Endpoint(routes.changeTask)
  changeTask(@Caller() ctx: Ctx, @Input() { params, body }: Of<'changeTask'>) {
    return counselling.changeTask(ctx, params.caseId, params.taskId, body.done);
  }

  @Endpoint(routes.helpList)
  helpList(@Caller() ctx: Ctx, @Input() { query }: Of<'helpList'>) {
    return counselling.helpList(ctx, query);
  }

  @Endpoint(routes.addHelp)
  addHelp(@Caller() ctx: Ctx, @Input() { body }: Of<'addHelp'>) {
    return counselling.addHelp(ctx, body);
  }

  @Endpoint(routes.changeHelp)
  changeHelp(@Caller() ctx: Ctx, @Input() { params, body }: Of<'changeHelp'>) {
    return counselling.changeHelp(ctx, params.helpId, body);
  }

  @Endpoint(routes.programme)
  programme(@Caller() ctx: Ctx) {
    return counselling.programme(ctx);
  }
}
