import { Controller, Inject, Req, UseGuards } from '@nestjs/common';
import { routes } from '@gauge/contracts';
import * as identity from '@gauge/core/identity';
import type { Ctx, Within } from '@gauge/core/platform';
import { Caller, Endpoint, Input, Visit, WithinPlace, type InputOf } from './http/endpoint.js';
import { SETTINGS, type Settings } from './http/settings.js';
import { sessionOf, type Visitor } from './http/state.js';
import { LoginGuard } from './login.strategy.js';

const done = { ok: true } as const;
type Of<N extends keyof typeof routes> = InputOf<(typeof routes)[N]>;
type SignedIn = { id: string; name: string };

@Controller()
export class IdentityController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @UseGuards(LoginGuard)
  @Endpoint(routes.login)
  async login(@Req() { user }: { user: SignedIn }, @Visit() visit: Visitor) {
    return this.welcome(visit, user, await identity.openSession(visit, user));
  }

  @Endpoint(routes.logout)
  async logout(@Caller() ctx: Ctx, @Visit() visit: Visitor) {
    await identity.closeSession(ctx, sessionOf(visit));
    visit.dropSession();
    return done;
  }

  @Endpoint(routes.whoIsHere)
  async whoIsHere(@Visit() visit: Visitor) {
    return { me: await identity.whoIsHere(visit) };
  }

  @Endpoint(routes.me)
  me(@Caller() ctx: Ctx) {
    return identity.me(ctx);
  }

  @Endpoint(routes.changeMe)
  changeMe(@Caller() ctx: Ctx, @Input() { body }: Of<'changeMe'>) {
    return identity.changeMe(ctx, body);
  }

  @Endpoint(routes.changePassword, { transaction: 'own' })
  async changePassword(
    @Visit() visit: Visitor,
    @WithinPlace() within: Within,
    @Input() { body }: Of<'changePassword'>,
  ) {
    visit.keepSession(await identity.changePassword(visit, within, body));
    return done;
  }

  @Endpoint(routes.sessions)
  async sessions(@Caller() ctx: Ctx, @Visit() visit: Visitor) {
    return { items: await identity.sessions(ctx, sessionOf(visit)) };
  }

  @Endpoint(routes.endSession)
  async endSession(@Caller() ctx: Ctx, @Input() { params }: Of<'endSession'>) {
    await identity.endSession(ctx, params.sessionId);
    return done;
  }

  @Endpoint(routes.askReset)
  async askReset(@Visit() visit: Visitor, @Input() { body }: Of<'askReset'>) {
    await identity.askReset(visit, body.email, this.settings.publicUrl);
    return done;
  }

  @Endpoint(routes.reset)
  async reset(@Visit() visit: Visitor, @Input() { params, body }: Of<'reset'>) {
    await identity.reset(visit, params.token, body.password);
    return done;
  }

  @Endpoint(routes.mailChoice)
  mailChoice(@Visit() visit: Visitor, @Input() { params }: Of<'mailChoice'>) {
    return identity.mailChoice(visit, params.token);
  }

  @Endpoint(routes.setMailChoice)
  setMailChoice(@Visit() visit: Visitor, @Input() { params, body }: Of<'setMailChoice'>) {
    return identity.setMailChoice(visit, params.token, body.reminders);
  }

  @Endpoint(routes.stopReminders)
  async stopReminders(@Visit() visit: Visitor, @Input() { params }: Of<'stopReminders'>) {
    await identity.setMailChoice(visit, params.token, false);
    return done;
  }

  @Endpoint(routes.readInvitation)
  readInvitation(@Visit() visit: Visitor, @Input() { params }: Of<'readInvitation'>) {
    return identity.readInvitation(visit, params.token);
  }

  @Endpoint(routes.acceptInvitation)
  async acceptInvitation(@Visit() visit: Visitor, @Input() { params, body }: Of<'acceptInvitation'>) {
    const { user, session } = await identity.acceptInvitation(visit, params.token, body);
    return this.welcome(visit, user, session);
  }

  @Endpoint(routes.associationUsers)
  associationUsers(@Caller() ctx: Ctx) {
    return identity.associationUsers(ctx);
  }

  @Endpoint(routes.inviteToAssociation, { secret: true })
  inviteToAssociation(@Caller() ctx: Ctx, @Input() { body }: Of<'inviteToAssociation'>) {
    return identity.inviteToAssociation(ctx, body, this.settings.publicUrl);
  }

  @Endpoint(routes.revokeInvitation)
  async revokeInvitation(@Caller() ctx: Ctx, @Input() { params }: Of<'revokeInvitation'>) {
    await identity.revokeInvitation(ctx, params.invitationId);
    return done;
  }

  @Endpoint(routes.endGrant)
  async endGrant(@Caller() ctx: Ctx, @Input() { params }: Of<'endGrant'>) {
    await identity.endAssociationGrant(ctx, params.grantId);
    return done;
  }

  @Endpoint(routes.apiKeys)
  async apiKeys(@Caller() ctx: Ctx) {
    return { items: await identity.apiKeys(ctx) };
  }

  @Endpoint(routes.makeApiKey, { secret: true })
  makeApiKey(@Caller() ctx: Ctx, @Input() { body }: Of<'makeApiKey'>) {
    return identity.makeApiKey(ctx, body);
  }

  @Endpoint(routes.revokeApiKey)
  async revokeApiKey(@Caller() ctx: Ctx, @Input() { params }: Of<'revokeApiKey'>) {
    await identity.revokeApiKey(ctx, params.keyId);
    return done;
  }

  @Endpoint(routes.firmUsers)
  firmUsers(@Caller() ctx: Ctx) {
    return identity.firmUsers(ctx);
  }

  @Endpoint(routes.inviteToFirm, { secret: true })
  inviteToFirm(@Caller() ctx: Ctx, @Input() { body }: Of<'inviteToFirm'>) {
    return identity.inviteToFirm(ctx, body, this.settings.publicUrl);
  }

  @Endpoint(routes.revokeFirmInvitation)
  async revokeFirmInvitation(@Caller() ctx: Ctx, @Input() { params }: Of<'revokeFirmInvitation'>) {
    await identity.revokeInvitation(ctx, params.invitationId);
    return done;
  }

  @Endpoint(routes.endFirmGrant)
  async endFirmGrant(@Caller() ctx: Ctx, @Input() { params }: Of<'endFirmGrant'>) {
    await identity.endFirmGrant(ctx, params.grantId);
    return done;
  }

  private welcome(visit: Visitor, user: SignedIn, session: string) {
    visit.keepSession(session);
    return identity.meOf(visit, user);
  }
}
