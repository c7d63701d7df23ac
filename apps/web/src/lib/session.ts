import type { Me } from '@gauge/contracts';
import { call, routes } from './api.js';
import { remembered } from './remembered.js';

/** Whether this browser was signed in last time: then the application is fetched while we ask who is there. */
export const wasSignedIn = remembered<'yes' | 'no'>('gauge.signed-in', 'no');

/** Who is signed in; null when nobody is. */
export async function readMe(): Promise<Me | null> {
  const { me } = await call(routes.whoIsHere);
  if (me) wasSignedIn.write('yes');
  return me;
}

/** To the sign-in page, and back to this page afterwards. */
export function leaveForSignIn(): void {
  wasSignedIn.write('no');
  const back = location.pathname + location.search;
  location.assign(`/sign-in?ended=1&return=${encodeURIComponent(back)}`);
}

export async function signOut(): Promise<void> {
  await call(routes.logout).catch(() => null);
  wasSignedIn.write('no');
  location.assign('/sign-in');
}

/** Where to go after signing in. Only paths of this site: `//host` and `/\host` would lead elsewhere. */
export function returnPath(search: string): string {
  const path = new URLSearchParams(search).get('return') ?? '/';
  return /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') ? path : '/';
}
