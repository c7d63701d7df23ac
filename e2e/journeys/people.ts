import { expect, test as base, type Browser, type Page } from '@playwright/test';

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
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
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
