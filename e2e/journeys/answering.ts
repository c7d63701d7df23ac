import type { Page } from '@playwright/test';
import { expect, go } from './people.js';

/** The open round's form, begun or not. */
export async function openAssessment(page: Page): Promise<void> {
  await go(page, 'Answers');
  const start = page.getByRole('button', { name: 'Start answering' });
  const goOn = page.getByRole('link', { name: 'Go on answering' });
  await expect(start.or(goOn)).toBeVisible();
  if (await start.isVisible()) await page.getByRole('radio', { name: /Short form/ }).check();
  await start.or(goOn).click();
  await expect(page.getByText('Topic 1 of 11')).toBeVisible();
}

/** Takes over last year's answers, skips what is still open, topic after topic, and submits. */
export async function finishAndSubmit(page: Page): Promise<void> {
  for (let topic = await finishTopic(page); topic; topic = await finishTopic(page)) {
    await page.getByRole('link', { name: `Next: ${topic}` }).click();
    await expect(page.getByRole('heading', { level: 2, name: topic })).toBeVisible();
  }
  await page.getByRole('link', { name: 'Check and submit' }).last().click();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await page.getByRole('button', { name: 'Submit' }).click();
}

/** Says which topic comes next. */
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
