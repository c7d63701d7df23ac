import { test as base, type Browser, type BrowserContext } from '@playwright/test';
import { setTimeout as wait } from 'node:timers/promises';

// the longest that a reply is held back, in ms; each comes after a part of it, so that they overtake one another
const slow = Number(process.env.SLOW ?? 0);

/** Where `SLOW` says so, far from the server: what a journey or a page takes for granted comes to light there. */
export const test = base.extend<object, { browser: Browser }>({
  browser: [
    async ({ browser }, use) => {
      const open = browser.newContext.bind(browser);
      if (slow > 0) browser.newContext = async (options) => holdBack(await open(options));
      await use(browser);
    },
    { scope: 'worker' },
  ],
});

async function holdBack(context: BrowserContext): Promise<BrowserContext> {
  await context.route('**/api/**', async (route) => {
    if (route.request().resourceType() !== 'fetch') return route.fallback();
    try {
      const response = await route.fetch();
      await wait(Math.random() * slow);
      await route.fulfill({ response });
    } catch {
      // the page went elsewhere meanwhile and waits for no reply
    }
  });
  return context;
}
