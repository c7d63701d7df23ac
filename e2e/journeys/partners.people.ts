import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';

const PASSWORD = 'gauge demo 2026';

/** Somebody at their own browser, with every reply of the server that reached it. */
export type Person = { page: Page; place: string; received: string[]; leave(): Promise<void> };

export async function personAt(browser: Browser, baseURL: string, email: string): Promise<Person> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  await context.addInitScript(() => localStorage.setItem('gauge.wasSignedIn', 'yes'));
  await signIn(context, baseURL, email);
  const me = (await (await context.request.get('/api/me')).json()) as {
    grants: { firmId: string | null; associationId: string | null }[];
  };
  const [grant] = me.grants;
  if (!grant) throw new Error(`${email} works nowhere`);
  const page = await context.newPage();
  const received: string[] = [];
  page.on('response', (response) => {
    if (!response.url().includes('/api/')) return;
    void response.text().then(
      (text) => received.push(`${response.url()} ${text}`),
      () => undefined,
    );
  });
  return {
    page,
    place: grant.firmId ? `/firms/${grant.firmId}` : `/associations/${grant.associationId}`,
    received,
    leave: () => context.close(),
  };
}

async function signIn(context: BrowserContext, baseURL: string, email: string): Promise<void> {
  const reply = await context.request.post('/api/auth/login', {
    data: { email, password: PASSWORD },
    headers: { origin: baseURL },
  });
  expect(reply.status()).toBe(200);
}

/** Replies in which one of the words occurs. */
export const repliesWith = ({ received }: Person, words: readonly string[]): string[] =>
  received.filter((reply) => words.some((word) => reply.toLowerCase().includes(word.toLowerCase())));
