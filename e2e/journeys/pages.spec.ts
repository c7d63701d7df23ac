import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, people, signIn, test } from './people.js';

/** Every page somebody can open, by whom: `:round` is the open round, `:event` the next event, `:member` some member, `:instrument` a built-in one. */
const pages: Record<string, string[]> = {
  [people.firm]: [
    '/',
    '/firms/:place/indicators',
    '/firms/:place/indicators/QUA02',
    '/firms/:place/assessment',
    '/firms/:place/plan',
    '/firms/:place/partners',
    '/firms/:place/partners/profiles',
    '/firms/:place/partners/profiles/new',
    '/firms/:place/partners/introductions',
    '/firms/:place/partners/events',
    '/firms/:place/partners/events/:event',
    '/firms/:place/colleagues',
    '/firms/:place/privacy',
    '/account',
  ],
  [people.administrator]: [
    '/associations/:place/rounds',
    '/associations/:place/rounds/new',
    '/associations/:place/rounds/:round',
    '/associations/:place/rounds/:round/firms',
    '/associations/:place/rounds/:round/queries',
    '/associations/:place/rounds/:round/preview',
    '/associations/:place/rounds/:round/import',
    '/associations/:place/instruments',
    '/associations/:place/instruments/:instrument?section=indicators&item=FIN01',
    '/associations/:place/members',
    '/associations/:place/members/import',
    '/associations/:place/members/:member',
    '/associations/:place/partnering',
    '/associations/:place/partnering/introductions',
    '/associations/:place/network',
    '/associations/:place/network/map',
    '/associations/:place/network/industry',
    '/associations/:place/partnering/events',
    '/associations/:place/partnering/events/new',
    '/associations/:place/partnering/events/:event',
    '/associations/:place/programme',
    '/associations/:place/team',
    '/associations/:place/audit',
    '/associations/:place/audit/published',
  ],
  [people.counsellor]: ['/', '/associations/:place/programme/directory'],
  [people.operator]: ['/network/associations', '/demo/mails'],
};

for (const [email, paths] of Object.entries(pages)) {
  test(`pages of ${email}: nothing serious for axe, nothing wider than the screen, in light, dark and on a phone`, async ({
    page,
  }) => {
    await signIn(page, email);
    const names = await namesAt(page);
    for (const path of paths) {
      await open(page, fill(path, names));
      await page.setViewportSize({ width: 1280, height: 900 });
      await drawn(page);
      await soundPage(page, path);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 390, height: 844 });
      await drawn(page);
      await soundPage(page, `${path} on a phone in the dark`, ['color-contrast', 'target-size']);
      await page.emulateMedia({ colorScheme: 'light' });
    }
  });
}

test('the door: axe, keyboard and a phone', async ({ page }) => {
  await open(page, '/sign-in');
  await soundPage(page, 'sign-in');
  await page.setViewportSize({ width: 390, height: 844 });
  await soundPage(page, 'sign-in on a phone');
  await page.getByLabel('E-mail').fill(people.firm);
  await page.keyboard.press('Tab');
  await page.keyboard.type('gauge demo 2026');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You stand above the middle in');
});

test('in Arabic the page runs from right to left and stays within the screen', async ({ page }) => {
  await signIn(page, people.firm);
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByLabel('Language').selectOption('ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  // the open menu lies over the page
  await page.keyboard.press('Escape');
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await soundPage(page, `standing in Arabic at ${width}`);
  }
  const names = await namesAt(page);
  for (const path of ['/firms/:place/partners', '/firms/:place/partners/introductions']) {
    await open(page, fill(path, names));
    await soundPage(page, `${path} in Arabic on a phone`);
  }
  // the browser remembers the language
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
});

test('a dialog by keyboard: its words, a way out, and the focus back where it was', async ({ page }) => {
  await signIn(page, people.administrator);
  const { place } = await namesAt(page);
  await open(page, `/associations/${place}/team`);
  const opener = page.getByRole('button', { name: 'New key' });
  await opener.press('Enter');
  await expect(page.getByRole('dialog').getByLabel('Read the members list')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('What it is for')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(opener).toBeFocused();
});

test('an address that does not exist and one of somebody else say so', async ({ page, complaints }) => {
  await signIn(page, people.firm);
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page here');
  await page.goto('/firms/00000000-0000-4000-8000-000000000000');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // the browser itself notes the refused request
  expect(complaints.splice(0).filter((text) => !text.includes('404'))).toEqual([]);
});

test('what an address asks for beyond what its page knows is left out', async ({ page }) => {
  await signIn(page, people.administrator);
  const names = await namesAt(page);
  await open(page, fill('/associations/:place/instruments/:instrument?section=nowhere&colour=red', names));
  await expect(page.getByRole('heading', { level: 1, name: 'Competitiveness assessment' })).toBeVisible();
  await expect(page).toHaveURL(/instruments\/[0-9a-f-]{36}$/);
  await open(page, fill('/associations/:place/members?page=none&search=%22kovai%22', names));
  await expect(page.getByRole('searchbox')).toHaveValue('kovai');
  await expect(page.getByRole('table')).toContainText('Kovai Clutch Works');
});

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

/**
 * What lies in a container has its colours of before until the next picture is drawn; what lies far below the screen, until
 * somebody comes near (ADR 62), so here everything is near.
 */
const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    for (const part of document.querySelectorAll<HTMLElement>('[data-late]')) part.style.contentVisibility = 'visible';
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });

/** `rules`: only what may differ from a look before; all of WCAG 2.2 AA without. */
async function soundPage(page: Page, name: string, rules?: string[]): Promise<void> {
  // no page here holds frames, for whose sake axe would open a page of its own each time and take twice as long
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await (
    rules ? axe.withRules(rules) : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
  ).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    name,
  ).toEqual([]);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond, `${name}: wider than the screen by`).toBe(0);
}

async function namesAt(page: Page): Promise<Record<string, string>> {
  const me = (await (await page.request.get('/api/me')).json()) as {
    grants: { firmId: string | null; associationId: string | null }[];
  };
  const [grant] = me.grants;
  const place = grant?.firmId ?? grant?.associationId ?? '';
  const first = async (list: string): Promise<string> => {
    const reply = await page.request.get(`/api/${list}`);
    const { items = [] } = (await reply.json()) as { items?: { id: string }[] };
    return items[0]?.id ?? '';
  };
  if (grant?.firmId) return { place, event: await first(`firms/${place}/events`) };
  if (!grant?.associationId) return { place };
  const at = `associations/${place}`;
  const members = await page.request.get(`/api/${at}/members?size=1`);
  const [member] = ((await members.json()) as { items: { firmId: string }[] }).items;
  const library = await (await page.request.get('/api/instruments')).json();
  const instrument = (library as { items: { id: string; code: string }[] }).items.find(
    ({ code }) => code === 'competitiveness',
  );
  return {
    place,
    round: await first(`${at}/rounds`),
    event: await first(`${at}/events`),
    member: member?.firmId ?? '',
    instrument: instrument?.id ?? '',
  };
}

const fill = (path: string, names: Record<string, string>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => names[name] ?? '');
