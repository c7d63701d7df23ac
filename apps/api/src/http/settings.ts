export type DemoAccount = { email: string; password: string; role: string; place: string };

/** What the process is told once, when it starts. */
export type Settings = {
  /** PostgreSQL, as the role `gauge_app`. */
  databaseUrl: string;
  /** Shows the demo's accounts and its mailbox to everybody. */
  demo: boolean;
  demoAccounts: DemoAccount[];
  /** Where the built web lies; without it only the API is served. */
  webDist: string;
  /** The origin that people type, for the links in mails. Never taken from a request: its Host header is not ours. */
  publicUrl: string;
  /** Proxies whose `X-Forwarded-For` is believed (addresses or networks), else the peer's own address counts. */
  trustProxy: string | false;
  /** Milliseconds between "not ready" and closing, so that a balancer can look away. */
  drain: number;
};

export const SETTINGS = Symbol('settings');
export const DATABASE = Symbol('database');
