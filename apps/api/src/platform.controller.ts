import { Controller, Inject } from '@nestjs/common';
import { routes } from '@gauge/contracts';
import { demoMails, notFound, ping, Problem } from '@gauge/core/platform';
import type { Database } from '@gauge/db';
import { Endpoint } from './http/endpoint.js';
import { Readiness } from './http/readiness.js';
import { DATABASE, SETTINGS, type Settings } from './http/settings.js';
import { version } from './version.js';

@Controller()
export class PlatformController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly readiness: Readiness,
  ) {}

  @Endpoint(routes.health)
  async health() {
    if (!this.readiness.ready) throw new Problem('busy', 'Not ready.');
    await ping(this.database);
    return { status: 'ok', version };
  }

  @Endpoint(routes.setting)
  setting() {
    return { demo: this.settings.demo, accounts: this.settings.demoAccounts };
  }

  @Endpoint(routes.mailbox)
  async mailbox() {
    if (!this.settings.demo) throw notFound('The mailbox');
    return { items: await demoMails(this.database) };
  }
}
