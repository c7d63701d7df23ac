import { Controller } from '@nestjs/common';
import { routes } from '@gauge/contracts';
import * as events from '@gauge/core/events';
import type { Ctx } from '@gauge/core/platform';
import { Caller, Endpoint, Input, type InputOf } from './http/endpoint.js';

type Of<N extends keyof typeof routes> = InputOf<(typeof routes)[N]>;

@Controller()
export class EventsController {
  @Endpoint(routes.heldEvents)
  heldEvents(@Caller() ctx: Ctx, @Input() { query }: Of<'heldEvents'>) {
    return events.heldEvents(ctx, query);
  }

  @Endpoint(routes.makeEvent)
  makeEvent(@Caller() ctx: Ctx, @Input() { body }: Of<'makeEvent'>) {
    return events.makeEvent(ctx, body);
  }

  @Endpoint(routes.heldEvent)
  heldEvent(@Caller() ctx: Ctx, @Input() { params }: Of<'heldEvent'>) {
    return events.heldEvent(ctx, params.eventId);
  }

  @Endpoint(routes.changeEvent)
  changeEvent(@Caller() ctx: Ctx, @Input() { params, body }: Of<'changeEvent'>) {
    return events.changeEvent(ctx, params.eventId, body);
  }

  @Endpoint(routes.moveEvent)
  moveEvent(@Caller() ctx: Ctx, @Input() { params, body }: Of<'moveEvent'>) {
    return events.moveEvent(ctx, params.eventId, body.move);
  }

  @Endpoint(routes.makeSchedule)
  makeSchedule(@Caller() ctx: Ctx, @Input() { params }: Of<'makeSchedule'>) {
    return events.makeSchedule(ctx, params.eventId);
  }

  @Endpoint(routes.firmEvents)
  firmEvents(@Caller() ctx: Ctx, @Input() { query }: Of<'firmEvents'>) {
    return events.firmEvents(ctx, query);
  }

  @Endpoint(routes.firmEvent)
  firmEvent(@Caller() ctx: Ctx, @Input() { params }: Of<'firmEvent'>) {
    return events.firmEvent(ctx, params.eventId);
  }

  @Endpoint(routes.signUpToEvent)
  signUpToEvent(@Caller() ctx: Ctx, @Input() { params, body }: Of<'signUpToEvent'>) {
    return events.signUpToEvent(ctx, params.eventId, body.profileId);
  }

  @Endpoint(routes.leaveEvent)
  leaveEvent(@Caller() ctx: Ctx, @Input() { params }: Of<'leaveEvent'>) {
    return events.leaveEvent(ctx, params.eventId);
  }

  @Endpoint(routes.eventProfiles)
  eventProfiles(@Caller() ctx: Ctx, @Input() { params, query }: Of<'eventProfiles'>) {
    return events.eventProfiles(ctx, params.eventId, query);
  }

  @Endpoint(routes.askForMeeting)
  askForMeeting(@Caller() ctx: Ctx, @Input() { params, body }: Of<'askForMeeting'>) {
    return events.askForMeeting(ctx, params.eventId, params.signUpId, body.wish);
  }

  @Endpoint(routes.takeBackMeeting)
  takeBackMeeting(@Caller() ctx: Ctx, @Input() { params }: Of<'takeBackMeeting'>) {
    return events.takeBackMeeting(ctx, params.eventId, params.signUpId);
  }

  @Endpoint(routes.reportMeeting)
  reportMeeting(@Caller() ctx: Ctx, @Input() { params, body }: Of<'reportMeeting'>) {
    return events.reportMeeting(ctx, params.eventId, params.meetingId, body.outcome);
  }

  @Endpoint(routes.eventCalendar)
  eventCalendar(@Caller() ctx: Ctx, @Input() { params }: Of<'eventCalendar'>) {
    return events.eventCalendar(ctx, params.eventId);
  }
}
