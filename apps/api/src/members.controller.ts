import { Controller, Inject } from '@nestjs/common';
import { memberImportLimits, routes } from '@gauge/contracts';
import * as associations from '@gauge/core/associations';
import { bulkJob, bulkJobs, type Ctx, type Within } from '@gauge/core/platform';
import { readTable } from '@gauge/core/tables';
import { Caller, Endpoint, Input, Upload, WithinPlace, type InputOf } from './http/endpoint.js';
import { SETTINGS, type Settings } from './http/settings.js';
import type { UploadedFile } from './http/state.js';

type Of<N extends keyof typeof routes> = InputOf<(typeof routes)[N]>;

@Controller()
export class MembersController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Endpoint(routes.members)
  members(@Caller() ctx: Ctx, @Input() { query }: Of<'members'>) {
    return associations.members(ctx, query);
  }

  @Endpoint(routes.memberSummary)
  memberSummary(@Caller() ctx: Ctx) {
    return associations.memberSummary(ctx);
  }

  @Endpoint(routes.addMember)
  addMember(@Caller() ctx: Ctx, @Input() { body }: Of<'addMember'>) {
    return associations.addMember(ctx, body);
  }

  @Endpoint(routes.member)
  member(@Caller() ctx: Ctx, @Input() { params }: Of<'member'>) {
    return associations.member(ctx, params.firmId);
  }

  @Endpoint(routes.changeMember)
  changeMember(@Caller() ctx: Ctx, @Input() { params, body }: Of<'changeMember'>) {
    return associations.changeMember(ctx, params.firmId, body);
  }

  @Endpoint(routes.moveMember)
  moveMember(@Caller() ctx: Ctx, @Input() { params, body }: Of<'moveMember'>) {
    return associations.moveMember(ctx, params.firmId, body.move, body.reason);
  }

  /** The file is read before the transaction opens: a slow file holds no connection. */
  @Endpoint(routes.previewMemberImport)
  async previewMemberImport(@Upload() { fileName, bytes }: UploadedFile, @WithinPlace() within: Within) {
    const table = await readTable(bytes, memberImportLimits);
    return within((ctx) => associations.previewMemberImport(ctx, fileName, table));
  }

  @Endpoint(routes.readMemberImport)
  readMemberImport(@Caller() ctx: Ctx, @Input() { params }: Of<'readMemberImport'>) {
    return associations.readMemberImport(ctx, params.memberImportId);
  }

  @Endpoint(routes.commitMemberImport)
  commitMemberImport(@Caller() ctx: Ctx, @Input() { params, body }: Of<'commitMemberImport'>) {
    return associations.commitMemberImport(ctx, params.memberImportId, body.verified);
  }

  @Endpoint(routes.invitable)
  invitable(@Caller() ctx: Ctx, @Input() { query }: Of<'invitable'>) {
    return associations.invitable(ctx, query);
  }

  @Endpoint(routes.inviteMembers)
  inviteMembers(@Caller() ctx: Ctx, @Input() { body }: Of<'inviteMembers'>) {
    return associations.inviteMembers(ctx, body, this.settings.publicUrl);
  }

  @Endpoint(routes.bulkJobs)
  bulkJobs(@Caller() ctx: Ctx) {
    return bulkJobs(ctx);
  }

  @Endpoint(routes.bulkJob)
  bulkJob(@Caller() ctx: Ctx, @Input() { params }: Of<'bulkJob'>) {
    return bulkJob(ctx, params.jobId);
  }
}
