import { Controller } from '@nestjs/common';
import { routes } from '@gauge/contracts';
import * as groups from '@gauge/core/learning';
import type { Ctx } from '@gauge/core/platform';
import { Caller, Endpoint, Input, type InputOf } from './http/endpoint.js';

type Of<N extends keyof typeof routes> = InputOf<(typeof routes)[N]>;

@Controller()
export class GroupsController {
  @Endpoint(routes.heldGroups)
  heldGroups(@Caller() ctx: Ctx, @Input() { query }: Of<'heldGroups'>) {
    return groups.heldGroups(ctx, query);
  }

  @Endpoint(routes.makeGroup)
  makeGroup(@Caller() ctx: Ctx, @Input() { body }: Of<'makeGroup'>) {
    return groups.makeGroup(ctx, body);
  }

  @Endpoint(routes.heldGroup)
  heldGroup(@Caller() ctx: Ctx, @Input() { params }: Of<'heldGroup'>) {
    return groups.heldGroup(ctx, params.exchangeGroupId);
  }

  @Endpoint(routes.inviteToGroup)
  inviteToGroup(@Caller() ctx: Ctx, @Input() { params, body }: Of<'inviteToGroup'>) {
    return groups.inviteToGroup(ctx, params.exchangeGroupId, body.firmId);
  }

  @Endpoint(routes.removeFromGroup)
  removeFromGroup(@Caller() ctx: Ctx, @Input() { params }: Of<'removeFromGroup'>) {
    return groups.removeFromGroup(ctx, params.exchangeGroupId, params.groupMemberId);
  }

  @Endpoint(routes.addGroupMeeting)
  addGroupMeeting(@Caller() ctx: Ctx, @Input() { params, body }: Of<'addGroupMeeting'>) {
    return groups.addGroupMeeting(ctx, params.exchangeGroupId, body);
  }

  @Endpoint(routes.cancelGroupMeeting)
  cancelGroupMeeting(@Caller() ctx: Ctx, @Input() { params }: Of<'cancelGroupMeeting'>) {
    return groups.cancelGroupMeeting(ctx, params.exchangeGroupId, params.groupMeetingId);
  }

  @Endpoint(routes.addGroupNote)
  addGroupNote(@Caller() ctx: Ctx, @Input() { params, body }: Of<'addGroupNote'>) {
    return groups.addGroupNote(ctx, params.exchangeGroupId, params.groupMeetingId, body);
  }

  @Endpoint(routes.closeGroup)
  closeGroup(@Caller() ctx: Ctx, @Input() { params, body }: Of<'closeGroup'>) {
    return groups.closeGroup(ctx, params.exchangeGroupId, body);
  }

  @Endpoint(routes.firmGroups)
  firmGroups(@Caller() ctx: Ctx) {
    return groups.firmGroups(ctx);
  }

  @Endpoint(routes.firmGroup)
  firmGroup(@Caller() ctx: Ctx, @Input() { params }: Of<'firmGroup'>) {
    return groups.firmGroup(ctx, params.exchangeGroupId);
  }

  @Endpoint(routes.answerGroup)
  answerGroup(@Caller() ctx: Ctx, @Input() { params, body }: Of<'answerGroup'>) {
    return groups.answerGroup(ctx, params.exchangeGroupId, body.move);
  }

  @Endpoint(routes.answerVisit)
  answerVisit(@Caller() ctx: Ctx, @Input() { params, body }: Of<'answerVisit'>) {
    return groups.answerVisit(ctx, params.exchangeGroupId, params.groupMeetingId, body.answer);
  }

  @Endpoint(routes.signUpForVisit)
  signUpForVisit(@Caller() ctx: Ctx, @Input() { params }: Of<'signUpForVisit'>) {
    return groups.signUpForVisit(ctx, params.exchangeGroupId, params.groupMeetingId);
  }

  @Endpoint(routes.leaveVisit)
  leaveVisit(@Caller() ctx: Ctx, @Input() { params }: Of<'leaveVisit'>) {
    return groups.leaveVisit(ctx, params.exchangeGroupId, params.groupMeetingId);
  }
}
