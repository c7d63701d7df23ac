import { z } from 'zod';
import type { DemoAccount, Settings } from './http/settings.js';

const Environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(4400),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z.url(),
  GAUGE_DEMO: z.enum(['', '0', '1']).default(''),
  WEB_DIST: z.string().min(1).optional(),
  PUBLIC_URL: z.url().optional(),
  TRUST_PROXY: z.string().min(1).optional(),
});

/** Reads the environment once; anything wrong in it stops the process before it listens. */
export async function readSettings(environment: NodeJS.ProcessEnv, builtWeb: string) {
  const { data, error } = Environment.safeParse(environment);
  if (error) throw new Error(`The environment is not as it must be:\n${z.prettifyError(error)}`);
  const demo = data.GAUGE_DEMO === '1';
  const settings: Settings = {
    databaseUrl: data.DATABASE_URL,
    demo,
    demoAccounts: demo ? await demoAccounts() : [],
    webDist: data.WEB_DIST ?? builtWeb,
    publicUrl: data.PUBLIC_URL ?? `http://localhost:${data.PORT}`,
    trustProxy: data.TRUST_PROXY ?? false,
    drain: 300,
  };
  return { settings, host: data.HOST, port: data.PORT };
}

type SeededAccount = { role: string; email: string; password: string; where?: string };

/** Only the demo loads the data set that knows its accounts. */
async function demoAccounts(): Promise<DemoAccount[]> {
  const scenarios: { demoAccounts?: readonly SeededAccount[] } = await import('@gauge/scenarios');
  return (scenarios.demoAccounts ?? []).map(({ role, email, password, where = '' }) => ({
    role,
    email,
    password,
    place: where,
  }));
}
