import type { Page } from '@playwright/test';
import { accept, expect, go, linkFor, people, signIn, signOut, test } from './people.js';

const contact = 'asha@zenith-clutch.example';
const file = (instead: Record<string, string> = {}): string =>
  [
    'Registration number,Company,Country,Sector,Employees,Group,E-mail',
    'Z-1,Zenith Clutch Works,India,motor vehicle parts,42,Zenith Holding,asha@zenith-clutch.example',
    'Z-2,Zenith Castings,IN,2431,180,Zenith Holding,office@zenith-castings.example',
    'Z-3,Zenith Testing Services,IN,7120,9,,office@zenith-testing.example',
    '',
  ]
    .map((line) => Object.entries(instead).reduce((text, [good, other]) => text.replace(good, other), line))
    .join('\n');

// needs a fresh demo, as round.spec.ts does: it invites members that nobody has invited yet
test('an administrator imports members, invites all of them, and one of them comes in', async ({ page }) => {
  await signIn(page, people.administrator);
  await go(page, 'Members');

  await test.step('a file with two faulty cells is refused, each cell named; mended it is imported', async () => {
    await page.getByRole('link', { name: 'Import a file' }).click();
    await choose(
      page,
      file({ 'motor vehicle parts': 'clutches', 'office@zenith-castings.example': 'office at castings' }),
    );
    await expect(page.getByText('members.csv has 2 faults; nothing was written')).toBeVisible();
    const faults = page.getByRole('table', { name: 'What to mend' }).getByRole('row');
    await expect(faults).toHaveCount(3);
    await expect(faults.nth(1)).toContainText(/2.*Sector.*clutches.*ISIC code/);
    await expect(faults.nth(2)).toContainText(/3.*E-mail.*office at castings/);

    await page.getByRole('button', { name: 'Import the mended file' }).click();
    await choose(page, file());
    await expect(page.getByRole('heading', { name: '3 new members, no correction' })).toBeVisible();
    await expect(page.getByRole('table', { name: 'New members' })).toContainText(
      'Manufacture of parts and accessories for motor vehicles',
    );
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Imported: 3 new members, no correction' })).toBeVisible();
  });

  await test.step('the same file once more has nothing to write', async () => {
    await page.getByRole('button', { name: 'Import another file' }).click();
    await choose(page, file());
    await expect(page.getByRole('heading', { name: 'Everything in this file is known already' })).toBeVisible();
  });

  await test.step('all members are invited at once, and the bar runs to its end', async () => {
    await page.getByRole('link', { name: 'Members', exact: true }).last().click();
    await page.getByRole('button', { name: 'Invite members' }).click();
    await page.getByRole('button', { name: /^Send \d+ invitations$/ }).click();
    await expect(page.getByRole('progressbar', { name: 'Inviting members' })).toBeVisible();
    await expect(page.getByText(/^\d+ members are invited$/)).toBeVisible({ timeout: 60_000 });
    await page.getByLabel('Name or number').fill('Zenith Clutch');
    const row = page.getByRole('row').filter({ hasText: 'Zenith Clutch Works' });
    await expect(row).toContainText('Invited');
    await row.getByRole('link', { name: 'Zenith Clutch Works' }).click();
    await expect(page.getByText(/^Invited .*, valid until/)).toHaveCount(1);
  });

  await test.step('whoever was invited opens the mail, accepts and stands in the firm', async () => {
    const { link } = await linkFor(page, new RegExp(`^${contact}$`));
    await signOut(page);
    await accept(page, link, 'Asha Nair');
    await go(page, 'Team');
    await expect(page.getByText(contact)).toBeVisible();
    await signOut(page);
  });

  await test.step('the association sees that somebody is at work there', async () => {
    await signIn(page, people.administrator);
    await go(page, 'Members');
    await page.getByLabel('Name or number').fill('Zenith Clutch');
    await expect(page.getByRole('row').filter({ hasText: 'Zenith Clutch Works' })).toContainText('At work');
  });
});

const choose = (page: Page, text: string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
