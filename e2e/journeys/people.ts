import { expect, type Browser, type Page } from '@playwright/test';
import { test as base } from './slowed.js';

/** The demo's people, by what they do. All of them have the demo's password. */
export const people = {
  firm: 'meena@kovai-clutch.example',
  colleague: 'arjun@kovai-clutch.example',
  german: 'klaus@oberle.example',
  administrator: 'admin@bacg.example',
  counsellor: 'counsel@bacg.example',
  reader: 'reader@gender.example',
  operator: 'operator@network.example',
} as const;
const password = 'gauge demo 2026';

/** A test whose pages may not complain: an error on any console or a failed script fails it. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      context.on('weberror', (error) => complaints.push(String(error.error())));
      await use(complaints);
      expect(complaints, 'what the pages complained of').toEqual([]);
    },
    { auto: true },
  ],
});
export { expect } from '@playwright/test';

/** Through the door, as a person would. */
export async function signIn(page: Page, email: string, theirs = password): Promise<void> {
  await page.goto('/');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(theirs);
  await page.getByRole('button', { name: 'Sign in' }).click();
  // a password is slow to check on purpose, and beside another browser slower
  await expect(page.getByRole('navigation').first()).toBeVisible({ timeout: 15_000 });
}

/** The same at a browser of their own, beside others. */
export async function signedIn(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, email);
  return page;
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
}

/** An entry of the page's own navigation. */
export const go = (page: Page, entry: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: entry, exact: true }).click();

/** What whoever comes in by an invitation chooses as a password. */
export const ownPassword = 'a long walk home';

/** Opens an invitation's link, as somebody new. */
export async function accept(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page
    .getByLabel(/password/i)
    .first()
    .fill(ownPassword);
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

/** The newest mail in the demo's mailbox to such an address: the address, and the link in the mail. */
export async function linkFor(page: Page, address: RegExp): Promise<{ to: string; link: string }> {
  const reply = await page.request.get('/api/demo/mails');
  const { items } = (await reply.json()) as { items: { to: string; text: string }[] };
  const mail = items.find(({ to }) => address.test(to));
  const [link] = /https?:\/\/\S+/.exec(mail?.text ?? '') ?? [];
  expect(link, `a link in a mail to ${address}`).toBeTruthy();
  return { to: String(mail?.to), link: String(link) };
}
