import { Controller, Inject } from '@nestjs/common';
import { routes } from '@gauge/contracts';
import * as associations from '@gauge/core/associations';
import type { Ctx } from '@gauge/core/platform';
import { Caller, Endpoint, Input, type InputOf } from './http/endpoint.js';
import { SETTINGS, type Settings } from './http/settings.js';

type Of<N extends keyof typeof routes> = InputOf<(typeof routes)[N]>;

@Controller()
export class AssociationsController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Endpoint(routes.association)
  association(@Caller() ctx: Ctx) {
    return associations.association(ctx);
  }

  @Endpoint(routes.audit)
  audit(@Caller() ctx: Ctx, @Input() { query }: Of<'audit'>) {
    return associations.auditTrail(ctx, query);
  }

  @Endpoint(routes.auditExport)
  auditExport(@Caller() ctx: Ctx, @Input() { query }: Of<'auditExport'>) {
    return associations.auditExport(ctx, query.after);
  }

  @Endpoint(routes.auditChain)
  auditChain(@Caller() ctx: Ctx) {
    return associations.auditChain(ctx);
  }

  @Endpoint(routes.firm)
  firm(@Caller() ctx: Ctx) {
    return associations.firm(ctx);
  }

  @Endpoint(routes.consents)
  consents(@Caller() ctx: Ctx) {
    return associations.consents(ctx);
  }

  @Endpoint(routes.setConsent)
  setConsent(@Caller() ctx: Ctx, @Input() { params, body }: Of<'setConsent'>) {
    return associations.setConsent(ctx, params.associationId, body.level);
  }

  @Endpoint(routes.acceptMembership)
  async acceptMembership(@Caller() ctx: Ctx, @Input() { params }: Of<'acceptMembership'>) {
    await associations.acceptMembership(ctx, params.associationId);
    return { ok: true };
  }

  @Endpoint(routes.joinFirms)
  async joinFirms(@Caller() ctx: Ctx, @Input() { body }: Of<'joinFirms'>) {
    await associations.joinFirms(ctx, body.into);
    return { ok: true };
  }

  @Endpoint(routes.networkAssociations)
  networkAssociations(@Caller() ctx: Ctx, @Input() { query }: Of<'networkAssociations'>) {
    return associations.networkAssociations(ctx, query);
  }

  @Endpoint(routes.addAssociation, { secret: true })
  addAssociation(@Caller() ctx: Ctx, @Input() { body }: Of<'addAssociation'>) {
    return associations.addAssociation(ctx, body, this.settings.publicUrl);
  }
}
