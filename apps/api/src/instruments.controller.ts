import { Controller } from '@nestjs/common';
import { routes } from '@gauge/contracts';
import * as instruments from '@gauge/core/instruments';
import type { Ctx } from '@gauge/core/platform';
import { Caller, Endpoint, Input, type InputOf } from './http/endpoint.js';

@Controller()
export class InstrumentsController {
  @Endpoint(routes.instruments)
  async instruments(@Caller() ctx: Ctx) {
    return { items: await instruments.instruments(ctx) };
  }

  @Endpoint(routes.instrumentVersion)
  instrumentVersion(@Caller() ctx: Ctx, @Input() { params, query }: InputOf<typeof routes.instrumentVersion>) {
    return instruments.instrumentVersion(ctx, params.versionId, query.language);
  }

  @Endpoint(routes.instrumentLibrary)
  instrumentLibrary(@Caller() ctx: Ctx) {
    return instruments.instrumentLibrary(ctx);
  }

  @Endpoint(routes.instrumentSource)
  instrumentSource(@Caller() ctx: Ctx, @Input() { params }: InputOf<typeof routes.instrumentSource>) {
    return instruments.instrumentSource(ctx, params.versionId);
  }

  @Endpoint(routes.cloneInstrument)
  cloneInstrument(@Caller() ctx: Ctx, @Input() { params }: InputOf<typeof routes.cloneInstrument>) {
    return instruments.cloneInstrument(ctx, params.versionId);
  }

  @Endpoint(routes.saveInstrument)
  saveInstrument(@Caller() ctx: Ctx, @Input() { params, body }: InputOf<typeof routes.saveInstrument>) {
    return instruments.saveInstrument(ctx, params.versionId, body);
  }

  @Endpoint(routes.discardInstrument)
  async discardInstrument(@Caller() ctx: Ctx, @Input() { params }: InputOf<typeof routes.discardInstrument>) {
    await instruments.discardInstrument(ctx, params.versionId);
    return { ok: true };
  }

  @Endpoint(routes.retireInstrument)
  retireInstrument(@Caller() ctx: Ctx, @Input() { params }: InputOf<typeof routes.retireInstrument>) {
    return instruments.retireInstrument(ctx, params.versionId);
  }

  @Endpoint(routes.compareInstruments)
  compareInstruments(@Caller() ctx: Ctx, @Input() { params }: InputOf<typeof routes.compareInstruments>) {
    return instruments.compareInstruments(ctx, params.versionId, params.otherId);
  }

  @Endpoint(routes.exportInstrument)
  exportInstrument(@Caller() ctx: Ctx, @Input() { params }: InputOf<typeof routes.exportInstrument>) {
    return instruments.exportInstrument(ctx, params.versionId);
  }

  @Endpoint(routes.importInstrument)
  importInstrument(@Caller() ctx: Ctx, @Input() { body }: InputOf<typeof routes.importInstrument>) {
    return instruments.importInstrument(ctx, body);
  }
}
