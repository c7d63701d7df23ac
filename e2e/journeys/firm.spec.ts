import type { Page } from '@playwright/test';
import { expect, go, people, signIn, test } from './people.js';

test('a manager answers the short form, submits it and sees at once where the firm stands @smoke', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, people.firm);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You stand above the middle in');

  await go(page, 'Answers');
  await page.getByRole('radio', { name: /Short form/ }).check();
  await page.getByRole('button', { name: 'Start answering' }).click();
  await expect(page.getByText('Topic 1 of 11')).toBeVisible();

  await page.getByLabel('Net turnover (excluding VAT and sales taxes)').fill('29,800,000');
  await page.getByLabel('Total assets at year end').fill('21.500.000');
  for (let topic = await finishTopic(page); topic; topic = await finishTopic(page)) {
    await page.getByRole('link', { name: `Next: ${topic}` }).click();
    await expect(page.getByRole('heading', { level: 2, name: topic })).toBeVisible();
  }

  await page.getByRole('link', { name: 'Check and submit' }).last().click();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Your answers are submitted')).toBeVisible();

  await go(page, 'Standing');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You stand above the middle in');
  await expect(page.getByText('Yours are from Competitiveness 2025')).toBeVisible();
});

/** Takes over last year's answers, skips what is still open, and says which topic comes next. */
async function finishTopic(page: Page): Promise<string | null> {
  const lastYears = page.getByRole('button', { name: /^Use (all|last answer)/ });
  if (await lastYears.isVisible()) await lastYears.click();
  const skip = page.getByRole('button', { name: /^Skip/ });
  while ((await skip.count()) > 0) {
    const open = await skip.count();
    await skip.first().click();
    await expect(skip).toHaveCount(open - 1);
  }
  const next = page.getByRole('link', { name: /^Next: / });
  return (await next.isVisible()) ? (await next.innerText()).replace('Next: ', '').trim() : null;
}
