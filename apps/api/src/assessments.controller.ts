import { Controller } from '@nestjs/common';
import { routes } from '@gauge/contracts';
import type { Ctx } from '@gauge/core/platform';
import * as rounds from '@gauge/core/rounds';
import { Caller, Endpoint, Input, type InputOf } from './http/endpoint.js';

@Controller()
export class AssessmentsController {
  @Endpoint(routes.firmRounds)
  firmRounds(@Caller() ctx: Ctx) {
    return rounds.firmRounds(ctx);
  }

  @Endpoint(routes.startAssessment)
  startAssessment(@Input() { params, body }: InputOf<typeof routes.startAssessment>, @Caller() ctx: Ctx) {
    return rounds.startAssessment(ctx, params.roundId, body.form);
  }

  @Endpoint(routes.assessment)
  assessment(@Input() { params }: InputOf<typeof routes.assessment>, @Caller() ctx: Ctx) {
    return rounds.assessment(ctx, params.assessmentId);
  }

  @Endpoint(routes.changeAssessment)
  changeAssessment(@Input() { params, body }: InputOf<typeof routes.changeAssessment>, @Caller() ctx: Ctx) {
    return rounds.changeAssessment(ctx, params.assessmentId, body);
  }

  @Endpoint(routes.saveAnswers)
  saveAnswers(@Input() { params, body }: InputOf<typeof routes.saveAnswers>, @Caller() ctx: Ctx) {
    return rounds.saveAnswers(ctx, params.assessmentId, body.answers);
  }

  @Endpoint(routes.takePrior)
  takePrior(@Input() { params, body }: InputOf<typeof routes.takePrior>, @Caller() ctx: Ctx) {
    return rounds.takePrior(ctx, params.assessmentId, body.inputs);
  }

  @Endpoint(routes.submitAssessment)
  submitAssessment(@Input() { params }: InputOf<typeof routes.submitAssessment>, @Caller() ctx: Ctx) {
    return rounds.submitAssessment(ctx, params.assessmentId);
  }

  @Endpoint(routes.withdrawAssessment)
  withdrawAssessment(@Input() { params }: InputOf<typeof routes.withdrawAssessment>, @Caller() ctx: Ctx) {
    return rounds.withdrawAssessment(ctx, params.assessmentId);
  }

  @Endpoint(routes.reviseAssessment)
  reviseAssessment(@Input() { params }: InputOf<typeof routes.reviseAssessment>, @Caller() ctx: Ctx) {
    return rounds.reviseAssessment(ctx, params.assessmentId);
  }

  @Endpoint(routes.answerQuery)
  answerQuery(@Input() { params, body }: InputOf<typeof routes.answerQuery>, @Caller() ctx: Ctx) {
    return rounds.answerQuery(ctx, params.assessmentId, params.queryId, body.body);
  }
}
