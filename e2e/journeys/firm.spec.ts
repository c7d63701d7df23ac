import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { finishAndSubmit, openAssessment } from './answering.js';
import { expect, go, people, signIn, test } from './people.js';

test('two colleagues on one answer: neither overwrites the other unseen', async ({ page, browser }) => {
  await signIn(page, people.firm);
  await openAssessment(page);
  const turnover = page.getByLabel('Net turnover (excluding VAT and sales taxes)');
  await turnover.fill('30000000');
  await turnover.blur();
  await expect(page.getByText(/^Saved/)).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  await signIn(other, people.colleague);
  await openAssessment(other);
  const theirs = other.getByLabel('Net turnover (excluding VAT and sales taxes)');
  await expect(theirs).toHaveValue(/30,?000,?000/);
  await theirs.fill('31000000');
  await theirs.blur();
  await expect(other.getByText(/^Saved/)).toBeVisible();

  await turnover.fill('32000000');
  await turnover.blur();
  await expect(page.getByText('Arjun Selvam changed this while you were writing')).toBeVisible();
  await page.getByRole('button', { name: 'Take this one' }).click();
  await expect(turnover).toHaveValue(/31,?000,?000/);

  await page.reload();
  await expect(turnover).toHaveValue(/31,?000,?000/);
  await other.context().close();
});

test('a manager answers the short form, submits it and sees at once where the firm stands @smoke', async ({ page }) => {
  await signIn(page, people.firm);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You stand above the middle in');

  await openAssessment(page);
  await page.getByLabel('Net turnover (excluding VAT and sales taxes)').fill('29,800,000');
  await page.getByLabel('Total assets at year end').fill('21.500.000');
  await finishAndSubmit(page);
  await expect(page.getByText('Your answers are submitted')).toBeVisible();

  await go(page, 'Standing');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You stand above the middle in');
  await expect(page.getByText('Yours are from Competitiveness 2025')).toBeVisible();
});

test('a firm makes its report and takes it along', async ({ page }) => {
  await signIn(page, people.firm);
  await page.getByRole('button', { name: 'Report' }).click();
  const dialog = page.getByRole('dialog', { name: 'Report and exports' });
  await dialog.getByRole('button', { name: 'Make: Report to print (PDF)' }).click();
  const fetch = dialog.getByRole('link', { name: 'Download: Report to print (PDF)' });
  await expect(fetch).toBeVisible({ timeout: 30_000 });
  const report = await taken(page, () => fetch.click());
  expect(report.name).toContain('Kovai Clutch');
  expect(report.bytes.subarray(0, 5).toString()).toBe('%PDF-');

  // the same state is not made again
  await dialog.getByRole('button', { name: 'Make again: Report to print (PDF)' }).click();
  const again = await taken(page, () => fetch.click());
  expect(again.bytes.equals(report.bytes)).toBe(true);
});

async function taken(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
