import { expect, type Page } from '@playwright/test';
import { personAt } from './partners.people.js';
import { test } from './slowed.js';

// Two associations agree, and one of them ends it: what their members find follows at once. On a fresh demo: the gender
// circle has no ally there yet, and the journeys of partners and rounds do without it.

const A = 'Gender Assessment Readers’ Circle';
const B = 'Anadolu Otomotiv Parça Birliği';

test('an agreement is proposed, accepted and ended; a firm finds what it allows, and sees why it no longer does', async ({
  browser,
}) => {
  const nadia = await personAt(browser, 'admin@gender.example');
  const elif = await personAt(browser, 'admin@aopb.example');
  const tomas = await personAt(browser, 'reader@gender.example');
  const found = (page: Page) => page.getByRole('main').getByRole('listitem').filter({ hasText: 'Published' });
  const look = async () => {
    await tomas.page.goto(`${tomas.place}/partners`);
    await expect(tomas.page.getByText('You see profiles of members of')).toBeVisible();
    await expect(tomas.page.locator('[aria-busy=true]')).toHaveCount(0);
  };

  await test.step('before: the firm finds nobody', async () => {
    await look();
    await expect(tomas.page.getByText('It shares profiles with no other association yet')).toBeVisible();
    await expect(tomas.page.getByRole('heading', { name: 'No profiles to see yet' })).toBeVisible();
  });

  await test.step('A looks who is in the network, and proposes', async () => {
    const { page, place } = nadia;
    await page.goto(`${place}/network`);
    await page.getByRole('link', { name: 'Who is where' }).first().click();
    const row = page.getByRole('row').filter({ hasText: B });
    await expect(row).toContainText('100+');
    await expect(row).toContainText('Competitiveness');
    await row.getByRole('button', { name: `Propose an agreement to ${B}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Partner profiles').check();
    await dialog.getByLabel('Message').fill('Our readers look for suppliers in your country.');
    await dialog.getByRole('button', { name: 'Propose', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Agreement with ${B}` })).toBeVisible();
    await expect(page.getByText('Nothing is shared before')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Accept' })).toBeHidden();
  });

  await test.step('B reads it and accepts', async () => {
    const { page, place } = elif;
    await page.goto(`${place}/network`);
    await page.getByRole('link', { name: A }).click();
    await expect(page.getByText('Our readers look for suppliers')).toBeVisible();
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByText('In force since')).toBeVisible();
  });

  await test.step('A’s firm now finds profiles of B’s members', async () => {
    await look();
    await expect(tomas.page.getByText(`its allies: ${B}`)).toBeVisible();
    await expect(found(tomas.page).first()).toBeVisible();
  });

  await test.step('the firm keeps a search, and is to be told what is new', async () => {
    const { page } = tomas;
    await page.getByLabel('Product or word').fill('drums');
    await expect(page).toHaveURL(/search=drums/);
    await page.getByRole('button', { name: 'Keep this search' }).click();
    const bell = page.getByRole('button', { name: 'Mail when something new fits: “drums”' });
    await expect(bell).toHaveAttribute('aria-pressed', 'true');
    await bell.click();
    await expect(bell).toHaveAttribute('aria-pressed', 'false');
    await page.getByRole('button', { name: 'Keep no longer: “drums”' }).click();
    await expect(bell).toBeHidden();
  });

  await test.step('B ends it and says why', async () => {
    const { page } = elif;
    await page.getByRole('button', { name: 'End it' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Members no longer find each other’s profiles');
    await expect(dialog).toContainText('What was published stays as it is');
    await dialog.getByLabel('Reason').fill('We begin anew next year.');
    await dialog.getByRole('button', { name: 'End it' }).click();
    await expect(page.getByText('You ended it on')).toBeVisible();
  });

  await test.step('the firm finds them no longer and sees why; A sees who ended it', async () => {
    await look();
    await expect(tomas.page.getByText(`The agreement of your association with ${B} ended on`)).toBeVisible();
    await expect(found(tomas.page)).toHaveCount(0);
    await nadia.page.reload();
    await expect(nadia.page.getByText(`${B} ended it on`)).toBeVisible();
    await expect(nadia.page.getByText('We begin anew next year.')).toBeVisible();
  });
  for (const person of [nadia, elif, tomas]) await person.leave();
});
