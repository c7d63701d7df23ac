import type { Browser, Page } from '@playwright/test';
import { finishAndSubmit, openAssessment } from './answering.js';
import { accept, expect, go, linkFor, people, signIn, signOut, test } from './people.js';

const round = 'Toolmaking 2025';
const why = 'We sold our old hall that year, and it is in the profit.';
const members = Array.from({ length: 60 }, (_, at) => `T${String(at + 1).padStart(2, '0')}`);

test('an association that begins with nothing releases a round of its sixty members', async ({ page, browser }) => {
  await test.step('the network registers it, and its first administrator comes in by the link', async () => {
    await signIn(page, people.operator);
    await page.getByRole('button', { name: 'Register an association' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name of the association').fill('Adriatic Toolmakers');
    await dialog.getByLabel('Country').selectOption({ label: 'Croatia' });
    await dialog.getByLabel('Contact address').fill('office@toolmakers.example');
    await dialog.getByLabel('E-mail of its first administrator').fill('marija@toolmakers.example');
    await dialog.getByRole('button', { name: 'Register', exact: true }).click();
    const link = await dialog.getByText(/^https?:/).innerText();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await signOut(page);
    await accept(page, link, 'Marija Horvat');
    await expect(page.getByText('No round yet')).toBeVisible();
  });

  await test.step('sixty members come out of one file', async () => {
    await go(page, 'Members');
    await page.getByRole('link', { name: 'Import a file' }).first().click();
    await choose(page, 'members.csv', memberFile());
    await expect(page.getByRole('heading', { name: '60 new members, no correction' })).toBeVisible();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Imported: 60 new members, no correction' })).toBeVisible();
  });

  await test.step('all of them are invited at once', async () => {
    await go(page, 'Members');
    await page.getByRole('button', { name: 'Invite members' }).click();
    await page.getByRole('button', { name: 'Send 60 invitations' }).click();
    await expect(page.getByText('60 members are invited')).toBeVisible({ timeout: 60_000 });
  });

  const [own, firm] = await comeIn(page, browser);
  const others = members.filter((member) => member !== own);

  await test.step('a round is planned and opened', async () => {
    await go(page, 'Rounds');
    await page.getByRole('link', { name: 'Plan a round' }).first().click();
    await page.getByLabel('Name of the round').fill(round);
    for (const _ of ['what', 'when', 'who', 'reminders']) await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Save and open the round' }).click();
    await expect(page.getByText('Members are answering')).toBeVisible();
  });

  await test.step('those who have begun nothing are reminded', async () => {
    await page.getByRole('link', { name: 'Reminders', exact: true }).click();
    await page.getByRole('button', { name: 'Remind them now' }).click();
    await page.getByRole('button', { name: 'Send the reminder' }).click();
    await expect(page.getByText('Done for today.')).toBeVisible();
  });

  await test.step('the reminded firm answers, and is asked about a profit that looks odd', async () => {
    await firm.reload();
    await openAssessment(firm);
    await firm.getByLabel('Net turnover (excluding VAT and sales taxes)').fill('1,000,000');
    await firm.getByLabel('Operating profit before interest and tax').fill('700,000');
    await firm.getByLabel('Cost of goods or services sold').fill('640,000');
    await finishAndSubmit(firm);
    await firm
      .getByRole('link', { name: /Finance/ })
      .first()
      .click();
    const query = firm.getByRole('region', { name: 'Query from your association' }).first();
    await query.getByLabel('Your reply').fill(why);
    await query.getByRole('button', { name: 'Send the reply' }).click();
    await expect(query.getByText('Waits for the association')).toBeVisible();
  });

  await test.step('the others’ answers come out of a file', async () => {
    await page.getByRole('link', { name: 'Import a file' }).click();
    await choose(page, 'answers.csv', answerFile(others));
    await page.getByRole('button', { name: 'Import 59 assessments' }).click();
    await expect(page.getByText('59 assessments are imported')).toBeVisible({ timeout: 60_000 });
  });

  await test.step('the administrator reads the reply and accepts the figure', async () => {
    await page.getByRole('link', { name: /^Queries/ }).click();
    const query = page.getByRole('listitem').filter({ hasText: why });
    await query.getByRole('button', { name: 'Accept as it is' }).click();
    await page.getByLabel('Your reason').fill('Explained by the firm.');
    await page.getByRole('button', { name: 'Accept it' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('what could be published is known before the release', async () => {
    await page.getByRole('link', { name: 'What could be published' }).click();
    await expect(page.getByText(/groups of your members would be shown/).first()).toBeVisible({ timeout: 60_000 });
  });

  await test.step('the round is closed, frozen and released', async () => {
    await page.getByRole('link', { name: 'Overview' }).click();
    for (const [button, yes] of [
      ['Close and review', 'Close it'],
      ['Freeze the answers', 'Freeze them'],
      ['Release the results', 'Release them'],
    ] as const) {
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('dialog').getByRole('button', { name: yes }).click();
      await expect(page.getByRole('dialog')).toBeHidden({ timeout: 30_000 });
    }
    await expect(page.getByText('The results are out')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(/Results for \d+ peer groups/)).toBeVisible();
  });

  await test.step('the firm sees where it stands among the sixty', async () => {
    await go(firm, 'Standing');
    await firm.reload();
    await expect(firm.getByText(`${round} · released`)).toBeVisible();
    await firm.context().close();
  });
});

/** Somebody of one of the invited firms opens the mail; its number and the page that person stands on. */
async function comeIn(page: Page, browser: Browser): Promise<[member: string, firm: Page]> {
  return test.step('one of the invited comes in by the mail', async () => {
    const { to, link } = await linkFor(page, /^office@t\d\d\.example$/);
    const firm = await (await browser.newContext()).newPage();
    await accept(firm, link, 'Ivan Babić');
    return [to.slice('office@'.length, -'.example'.length).toUpperCase(), firm];
  });
}

const choose = (page: Page, name: string, text: string): Promise<void> =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

const memberFile = (): string =>
  lines(
    'Registration number,Company,Country,Sector,Employees,Group,E-mail',
    members.map(
      (member, at) =>
        `${member},Toolworks ${member},HR,${at % 2 ? '2593' : '2822'},${12 + at * 2},,office@${member.toLowerCase()}.example`,
    ),
  );

/** Accounts of a plausible firm each, no two alike. */
const answerFile = (firms: readonly string[]): string =>
  lines(
    'member_no,form,turnover,cost_of_sales,operating_profit,total_assets,current_liabilities,trade_receivables,intermediate_inputs,fte,personnel_cost,p_kpi_tracking,p_kpi_review',
    firms.map((member, at) => {
      const turnover = 900_000 + at * 170_000;
      const part = (share: number): number => Math.round(turnover * share);
      return [
        member,
        'short',
        turnover,
        part(0.55 + (at % 9) / 50),
        part(0.03 + (at % 7) / 80),
        part(0.7 + (at % 5) / 10),
        part(0.2),
        part(0.1 + (at % 6) / 60),
        part(0.5),
        11 + at * 2,
        part(0.22),
        1 + (at % 5),
        1 + ((at * 3) % 5),
      ].join(',');
    }),
  );

const lines = (head: string, rows: string[]): string => [head, ...rows, ''].join('\n');
