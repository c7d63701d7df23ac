import { Controller } from '@nestjs/common';
import { routes } from '@gauge/contracts';
import * as network from '@gauge/core/network';
import type { Ctx } from '@gauge/core/platform';
import { Caller, Endpoint, Input, type InputOf } from './http/endpoint.js';

type Of<N extends keyof typeof routes> = InputOf<(typeof routes)[N]>;

@Controller()
export class PartnersController {
  @Endpoint(routes.codes)
  codes(@Caller() ctx: Ctx, @Input() { query }: Of<'codes'>) {
    return network.searchCodes(query.search, ctx.language);
  }

  @Endpoint(routes.partnerProfiles)
  partnerProfiles(@Caller() ctx: Ctx) {
    return network.partnerProfiles(ctx);
  }

  @Endpoint(routes.makeProfile)
  makeProfile(@Caller() ctx: Ctx, @Input() { body }: Of<'makeProfile'>) {
    return network.makeProfile(ctx, body);
  }

  @Endpoint(routes.partnerProfile)
  partnerProfile(@Caller() ctx: Ctx, @Input() { params }: Of<'partnerProfile'>) {
    return network.partnerProfile(ctx, params.profileId);
  }

  @Endpoint(routes.changeProfile)
  changeProfile(@Caller() ctx: Ctx, @Input() { params, body }: Of<'changeProfile'>) {
    return network.changeProfile(ctx, params.profileId, body);
  }

  @Endpoint(routes.moveProfile)
  moveProfile(@Caller() ctx: Ctx, @Input() { params, body }: Of<'moveProfile'>) {
    return network.moveProfile(ctx, params.profileId, body.move);
  }

  @Endpoint(routes.findPartners)
  findPartners(@Caller() ctx: Ctx, @Input() { query }: Of<'findPartners'>) {
    return network.findPartners(ctx, query);
  }

  @Endpoint(routes.savedSearches)
  savedSearches(@Caller() ctx: Ctx) {
    return network.savedSearches(ctx);
  }

  @Endpoint(routes.saveSearch)
  saveSearch(@Caller() ctx: Ctx, @Input() { body }: Of<'saveSearch'>) {
    return network.saveSearch(ctx, body);
  }

  @Endpoint(routes.changeSavedSearch)
  changeSavedSearch(@Caller() ctx: Ctx, @Input() { params, body }: Of<'changeSavedSearch'>) {
    return network.changeSavedSearch(ctx, params.savedSearchId, body.alert);
  }

  @Endpoint(routes.removeSavedSearch)
  async removeSavedSearch(@Caller() ctx: Ctx, @Input() { params }: Of<'removeSavedSearch'>) {
    await network.removeSavedSearch(ctx, params.savedSearchId);
    return { ok: true };
  }

  @Endpoint(routes.partnerCircle)
  partnerCircle(@Caller() ctx: Ctx) {
    return network.partnerCircle(ctx);
  }

  @Endpoint(routes.memberProfiles)
  memberProfiles(@Caller() ctx: Ctx, @Input() { query }: Of<'memberProfiles'>) {
    return network.memberProfiles(ctx, query);
  }

  @Endpoint(routes.memberProfile)
  memberProfile(@Caller() ctx: Ctx, @Input() { params }: Of<'memberProfile'>) {
    return network.memberProfile(ctx, params.profileId);
  }

  @Endpoint(routes.reviewProfile)
  reviewProfile(@Caller() ctx: Ctx, @Input() { params, body }: Of<'reviewProfile'>) {
    return network.reviewProfile(ctx, params.profileId, body);
  }
}
