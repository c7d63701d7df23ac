import type { APIRequestContext, Page } from '@playwright/test';
import { expect, go, people, signIn, signOut, test } from './people.js';

const round = 'Competitiveness 2025';

test('an administrator imports, freezes and releases, and a firm sees its new standing', async ({ page }) => {
  await signIn(page, people.administrator);
  await go(page, 'Rounds');
  await page.getByRole('link', { name: round }).click();

  await test.step('a file with three faulty cells is refused, each cell named', async () => {
    const members = await notStarted(page.request, page.url());
    await page.getByRole('link', { name: 'Import a file' }).click();
    await importFile(
      page,
      'members-2025.csv',
      sheet(members, { turnover: ['12.5 lakh', ''], p_lean: ['6', ''], fte: ['', '-4'] }),
    );
    await expect(page.getByText('members-2025.csv has 3 faults; nothing was written')).toBeVisible();
    const faults = page.getByRole('table', { name: 'What to mend' }).getByRole('row');
    await expect(faults).toHaveCount(4);
    await expect(faults.nth(1)).toContainText(/2.*turnover.*12\.5 lakh/);
    await expect(faults.nth(2)).toContainText(/2.*p_lean.*6/);
    await expect(faults.nth(3)).toContainText(/3.*fte.*-4/);
    expect(await notStarted(page.request, page.url())).toEqual(members);

    await page.getByRole('button', { name: 'Import the mended file' }).click();
    await importFile(page, 'members-2025.csv', sheet(members, {}));
    await expect(page.getByText('2 firms with 8 answers are ready')).toBeVisible();
    await page.getByRole('button', { name: 'Import 2 assessments' }).click();
    // a job writes them: whoever leaves the page finds there how far it is, and what came of it
    await expect(page.getByText('2 assessments are imported')).toBeVisible({ timeout: 30_000 });
    await page.reload();
    await expect(page.getByRole('row', { name: /members-2025\.csv.*Imported: 2 of 2 firms/ })).toBeVisible();
    expect(await notStarted(page.request, page.url())).not.toEqual(expect.arrayContaining(members));
  });

  await test.step('a query is decided with a reason', async () => {
    await page.getByRole('link', { name: /^Queries/ }).click();
    const queries = page.getByRole('listitem').filter({ hasText: 'Accept as it is' });
    await queries.first().getByRole('button', { name: 'Accept as it is' }).click();
    await page.getByLabel('Your reason').fill('Confirmed by the firm on the telephone.');
    await page.getByRole('button', { name: 'Accept it' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('the round is closed, frozen and released', async () => {
    await page.getByRole('link', { name: 'Overview' }).click();
    await step(page, 'Close and review', 'Close it');
    await step(page, 'Freeze the answers', 'Freeze them');
    await step(page, 'Release the results', 'Release them');
    await expect(page.getByText('The results are out')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(/Results for \d+ peer groups/)).toBeVisible();
  });

  await test.step('the firm sees where it stands among the new figures', async () => {
    await signOut(page);
    await signIn(page, people.german);
    await expect(page.getByText(`${round} · released`)).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('You stand above the middle in');
  });
});

async function step(page: Page, button: string, yes: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('dialog').getByRole('button', { name: yes }).click();
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 30_000 });
}

async function importFile(page: Page, name: string, text: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

/** Numbers of the first two members that have not started, as the page's own list gives them. */
async function notStarted(request: APIRequestContext, url: string): Promise<string[]> {
  const [, place] = /(\/associations\/[^/]+\/rounds\/[^/]+)/.exec(url) ?? [];
  const reply = await request.get(`/api${place}/participation?status=not_started&size=2`);
  const { items } = (await reply.json()) as { items: { memberNo: string }[] };
  return items.map(({ memberNo }) => memberNo);
}

/** Two members' short answers as CSV; `instead` puts other texts into the cells of a column. */
function sheet(members: string[], instead: Record<string, string[]>): string {
  const good: Record<string, string[]> = {
    turnover: ['31500000', '18200000'],
    cost_of_sales: ['23100000', '12900000'],
    fte: ['42', '27'],
    p_lean: ['3', '4'],
  };
  const columns = Object.keys(good);
  const rows = members.map((member, row) =>
    [member, 'full', ...columns.map((column) => instead[column]?.[row] || good[column]?.[row])].join(','),
  );
  return [['member_no', 'form', ...columns].join(','), ...rows, ''].join('\n');
}
