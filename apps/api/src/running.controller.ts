import { Controller } from '@nestjs/common';
import { routes } from '@gauge/contracts';
import { publications, roundPreview } from '@gauge/core/benchmarks';
import type { Ctx } from '@gauge/core/platform';
import * as rounds from '@gauge/core/rounds';
import { Caller, Endpoint, Input, type InputOf } from './http/endpoint.js';
import { roundView } from './rounds.controller.js';

@Controller()
export class RunningController {
  @Endpoint(routes.extendRound)
  async extendRound(@Input() { params, body }: InputOf<typeof routes.extendRound>, @Caller() ctx: Ctx) {
    await rounds.extendRound(ctx, params.roundId, body.closesOn, body.reason);
    return roundView(ctx, params.roundId);
  }

  @Endpoint(routes.roundPreview)
  roundPreview(@Input() { params }: InputOf<typeof routes.roundPreview>, @Caller() ctx: Ctx) {
    return roundPreview(ctx, params.roundId);
  }

  @Endpoint(routes.reminders)
  reminders(@Input() { params }: InputOf<typeof routes.reminders>, @Caller() ctx: Ctx) {
    return rounds.reminders(ctx, params.roundId);
  }

  @Endpoint(routes.setReminders)
  setReminders(@Input() { params, body }: InputOf<typeof routes.setReminders>, @Caller() ctx: Ctx) {
    return rounds.setReminders(ctx, params.roundId, body);
  }

  @Endpoint(routes.remindNow)
  remindNow(@Input() { params }: InputOf<typeof routes.remindNow>, @Caller() ctx: Ctx) {
    return rounds.remindNow(ctx, params.roundId);
  }

  @Endpoint(routes.publications)
  publications(@Caller() ctx: Ctx) {
    return publications(ctx);
  }
}
