import { Controller } from '@nestjs/common';
import { routes } from '@gauge/contracts';
import {
  indicatorStanding,
  industryStanding,
  memberIndicatorStanding,
  memberStanding,
  standing,
} from '@gauge/core/benchmarks';
import type { Ctx } from '@gauge/core/platform';
import { Caller, Endpoint, Input, type InputOf } from './http/endpoint.js';

@Controller()
export class StandingController {
  @Endpoint(routes.standing)
  standing(@Input() { query }: InputOf<typeof routes.standing>, @Caller() ctx: Ctx) {
    return standing(ctx, query);
  }

  @Endpoint(routes.indicatorStanding)
  indicatorStanding(@Input() { params, query }: InputOf<typeof routes.indicatorStanding>, @Caller() ctx: Ctx) {
    return indicatorStanding(ctx, params.indicator, query);
  }

  @Endpoint(routes.industry)
  industry(@Input() { query }: InputOf<typeof routes.industry>, @Caller() ctx: Ctx) {
    return industryStanding(ctx, query);
  }

  @Endpoint(routes.memberStanding)
  memberStanding(@Input() { params, query }: InputOf<typeof routes.memberStanding>, @Caller() ctx: Ctx) {
    return memberStanding(ctx, params.firmId, query);
  }

  @Endpoint(routes.memberIndicatorStanding)
  memberIndicatorStanding(
    @Input() { params, query }: InputOf<typeof routes.memberIndicatorStanding>,
    @Caller() ctx: Ctx,
  ) {
    return memberIndicatorStanding(ctx, params.firmId, params.indicator, query);
  }
}
