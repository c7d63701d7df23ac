import { Controller } from '@nestjs/common';
import { routes } from '@gauge/contracts';
import { releaseState, requestRelease } from '@gauge/core/benchmarks';
import type { Ctx } from '@gauge/core/platform';
import * as rounds from '@gauge/core/rounds';
import { Caller, Endpoint, Input, type InputOf } from './http/endpoint.js';

@Controller()
export class RoundsController {
  @Endpoint(routes.rounds)
  rounds(@Caller() ctx: Ctx) {
    return rounds.list(ctx);
  }

  @Endpoint(routes.makeRound)
  async makeRound(@Input() { body }: InputOf<typeof routes.makeRound>, @Caller() ctx: Ctx) {
    return roundView(ctx, await rounds.make(ctx, body));
  }

  @Endpoint(routes.round)
  round(@Input() { params }: InputOf<typeof routes.round>, @Caller() ctx: Ctx) {
    return roundView(ctx, params.roundId);
  }

  @Endpoint(routes.changeRound)
  async changeRound(@Input() { params, body }: InputOf<typeof routes.changeRound>, @Caller() ctx: Ctx) {
    await rounds.changeRound(ctx, params.roundId, body);
    return roundView(ctx, params.roundId);
  }

  @Endpoint(routes.moveRound)
  async moveRound(@Input() { params, body }: InputOf<typeof routes.moveRound>, @Caller() ctx: Ctx) {
    if (body.move === 'release') await requestRelease(ctx, params.roundId);
    else await rounds.move(ctx, params.roundId, body.move);
    return roundView(ctx, params.roundId);
  }

  @Endpoint(routes.participation)
  participation(@Input() { params, query }: InputOf<typeof routes.participation>, @Caller() ctx: Ctx) {
    return rounds.participation(ctx, params.roundId, query);
  }

  @Endpoint(routes.queries)
  queries(@Input() { params, query }: InputOf<typeof routes.queries>, @Caller() ctx: Ctx) {
    return rounds.queries(ctx, params.roundId, query);
  }

  @Endpoint(routes.decideQuery)
  decideQuery(@Input() { params, body }: InputOf<typeof routes.decideQuery>, @Caller() ctx: Ctx) {
    return rounds.decideQuery(ctx, params.roundId, params.queryId, body);
  }

  @Endpoint(routes.reconsiderQuery)
  reconsiderQuery(@Input() { params }: InputOf<typeof routes.reconsiderQuery>, @Caller() ctx: Ctx) {
    return rounds.reconsiderQuery(ctx, params.roundId, params.queryId);
  }

  @Endpoint(routes.compareAnswers)
  compareAnswers(@Input() { params }: InputOf<typeof routes.compareAnswers>, @Caller() ctx: Ctx) {
    return rounds.compareAnswers(ctx, params.roundId);
  }
}

/** A round's page needs two modules, of which neither knows the other's part. */
export async function roundView(ctx: Ctx, roundId: string) {
  return rounds.view(ctx, roundId, await releaseState(ctx, roundId));
}
