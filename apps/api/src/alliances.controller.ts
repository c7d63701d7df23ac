import { Controller } from '@nestjs/common';
import { routes } from '@gauge/contracts';
import * as alliances from '@gauge/core/alliances';
import { networkDirectory } from '@gauge/core/network';
import type { Ctx } from '@gauge/core/platform';
import { Caller, Endpoint, Input, type InputOf } from './http/endpoint.js';

type Of<N extends keyof typeof routes> = InputOf<(typeof routes)[N]>;

@Controller()
export class AlliancesController {
  @Endpoint(routes.alliances)
  alliances(@Caller() ctx: Ctx) {
    return alliances.alliances(ctx);
  }

  @Endpoint(routes.proposeAlliance)
  proposeAlliance(@Caller() ctx: Ctx, @Input() { body }: Of<'proposeAlliance'>) {
    return alliances.proposeAlliance(ctx, body);
  }

  @Endpoint(routes.alliance)
  alliance(@Caller() ctx: Ctx, @Input() { params }: Of<'alliance'>) {
    return alliances.alliance(ctx, params.allianceId);
  }

  @Endpoint(routes.moveAlliance)
  moveAlliance(@Caller() ctx: Ctx, @Input() { params, body }: Of<'moveAlliance'>) {
    return alliances.moveAlliance(ctx, params.allianceId, body);
  }

  @Endpoint(routes.networkDirectory)
  networkDirectory(@Caller() ctx: Ctx) {
    return networkDirectory(ctx);
  }
}
