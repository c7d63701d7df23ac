import { Controller } from '@nestjs/common';
import { routes } from '@gauge/contracts';
import * as network from '@gauge/core/network';
import type { Ctx } from '@gauge/core/platform';
import { Caller, Endpoint, Input, type InputOf } from './http/endpoint.js';

type Of<N extends keyof typeof routes> = InputOf<(typeof routes)[N]>;

@Controller()
export class SuggestionsController {
  @Endpoint(routes.partnerSuggestions)
  partnerSuggestions(@Caller() ctx: Ctx) {
    return network.partnerSuggestions(ctx);
  }

  @Endpoint(routes.seeSuggestions)
  async seeSuggestions(@Caller() ctx: Ctx, @Input() { body }: Of<'seeSuggestions'>) {
    await network.seeSuggestions(ctx, body.ids);
    return { ok: true };
  }

  @Endpoint(routes.changeSuggestion)
  async changeSuggestion(@Caller() ctx: Ctx, @Input() { params, body }: Of<'changeSuggestion'>) {
    await network.putSuggestionAside(ctx, params.suggestionId, body.putAside);
    return { ok: true };
  }
}
