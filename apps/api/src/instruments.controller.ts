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
  instrumentVersion(@Caller() ctx: Ctx, @Input() { params }: InputOf<typeof routes.instrumentVersion>) {
    return instruments.instrumentVersion(ctx, params.versionId);
  }
}
