import type { Browser, Page } from '@playwright/test';
import { signedIn } from './people.js';

/** Somebody at their own browser, with every reply of the server that reached it. */
export type Person = { page: Page; place: string; received: string[]; leave(): Promise<void> };

export async function personAt(browser: Browser, email: string): Promise<Person> {
  const home = await signedIn(browser, email);
  // a page of its own: what the home page says of rounds and their lead has nothing to do with introductions
  const page = await home.context().newPage();
  await home.close();
  const me = (await (await page.request.get('/api/me')).json()) as {
    grants: { firmId: string | null; associationId: string | null }[];
  };
  const [grant] = me.grants;
  if (!grant) throw new Error(`${email} works nowhere`);
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
    leave: () => page.context().close(),
  };
}

/** Whose profiles a firm finds is told by name to every firm; it says nothing of who is behind a profile. */
const openToAll = '/partner-circle ';

/** Replies in which one of the words occurs. */
export const repliesWith = ({ received }: Person, words: readonly string[]): string[] =>
  received
    .filter((reply) => !reply.includes(openToAll))
    .filter((reply) => words.some((word) => reply.toLowerCase().includes(word.toLowerCase())));

/** The newest mails with this word in what they are about, to whomever. */
export async function mailsAbout({ page }: Person, word: string): Promise<{ to: string; text: string }[]> {
  const reply = await page.request.get('/api/demo/mails');
  const { items } = (await reply.json()) as { items: { to: string; subject: string; text: string }[] };
  return items.filter(({ subject }) => subject.includes(word));
}
