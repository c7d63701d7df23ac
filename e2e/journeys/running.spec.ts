import type { Browser, Page } from '@playwright/test';
import { expect, go, people, signIn, test } from './people.js';

const round = 'Cost check 2026';
const firmMail = 'ravindra@nilgiri-gear.example';

test('an administrator plans, opens, extends and reminds; the firm gets its mails and can stop them', async ({
  page,
  browser,
}) => {
  await signIn(page, people.administrator);

  await test.step('the wizard asks one thing at a time and says what it means', async () => {
    await go(page, 'Rounds');
    await page.getByRole('link', { name: 'Plan a round' }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByText('Please fill this in.')).toBeVisible();
    await page.getByLabel('Name of the round').fill(round);
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByText('Members have 42 days to answer.')).toBeVisible();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Small', { exact: true }).check();
    await expect(page.getByText('Only small firms are asked.')).toBeVisible();
    await page.getByLabel('Small', { exact: true }).uncheck();
    await expect(page.getByText('All members are asked.')).toBeVisible();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('3 days before it closes').check();
    await page.getByRole('button', { name: 'Save as draft' }).click();
    await expect(page.getByText('Nobody has been asked yet')).toBeVisible();
  });

  await test.step('a draft is gone on with, and opened', async () => {
    await page.getByRole('link', { name: 'Change the plan' }).click();
    await expect(page.getByLabel('Name of the round')).toHaveValue(round);
    for (const _ of ['when', 'who', 'reminders', 'check']) await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByText('All members are asked.')).toBeVisible();
    await page.getByRole('button', { name: 'Save and open the round' }).click();
    await expect(page.getByText('Members are answering')).toBeVisible();
  });

  await test.step('what could be published, and what would unlock it, stands in sentences', async () => {
    await page.getByRole('link', { name: 'What could be published' }).click();
    await expect(page.getByText(/None of the \d+ groups of your members would be shown yet/).first()).toBeVisible({
      timeout: 60_000,
    });
    await expect(
      page.getByText(/^Five more of your .* firms in .*, and they see a comparison of their own/).first(),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Table' }).first().click();
    await expect(
      page.getByRole('table', { name: 'Groups of your members and what would be shown of them' }),
    ).toBeVisible();
  });

  await test.step('the round is extended, with a reason', async () => {
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('button', { name: 'Extend' }).click();
    await page.getByLabel('Your reason').fill('Many asked for two more weeks.');
    await page.getByRole('button', { name: 'Extend the round' }).click();
    await expect(page.getByText(/Extended on .*: Many asked for two more weeks\./)).toBeVisible();
  });

  await test.step('members are reminded once, and not a second time today', async () => {
    await page.getByRole('link', { name: 'Reminders', exact: true }).click();
    await page.getByRole('button', { name: 'Remind them now' }).click();
    await page.getByRole('button', { name: 'Send the reminder' }).click();
    await expect(page.getByText('Done for today.')).toBeVisible();
    for (const what of ['Reminded by hand', 'The round has opened', 'New closing day'])
      await expect(page.getByRole('row', { name: new RegExp(`${what}.*[1-9]\\d* people`) })).toBeVisible({
        timeout: 30_000,
      });
  });

  await test.step('the firm’s mails are in the mailbox; their link stops them without signing in', async () => {
    await page.goto('/demo/mails');
    const mails = page.getByRole('listitem').filter({ hasText: firmMail }).filter({ hasText: round });
    await expect(mails).toHaveCount(3);
    const extended = mails.filter({ hasText: 'more time' });
    await extended.locator('summary').click();
    await expect(extended).toContainText('Many asked for two more weeks.');
    const link = await extended.getByRole('link', { name: /\/mail-choice\// }).getAttribute('href');
    await stopReminders(browser, link ?? '');
  });
});

async function stopReminders(browser: Browser, link: string): Promise<void> {
  const stranger: Page = await (await browser.newContext()).newPage();
  await stranger.goto(link);
  await expect(stranger.getByRole('heading', { name: 'Stop reminders?' })).toBeVisible();
  await expect(stranger.getByText(/r…@nilgiri-gear\.example/)).toBeVisible();
  await stranger.getByRole('button', { name: 'Stop reminders' }).click();
  await expect(stranger.getByRole('heading', { name: 'No more reminders' })).toBeVisible();
  await stranger.reload();
  await expect(stranger.getByRole('heading', { name: 'No more reminders' })).toBeVisible();
  await stranger.context().close();
}
