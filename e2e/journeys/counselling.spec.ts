import { expect as unhurried, type Page, type Route } from '@playwright/test';
import { people, signedIn, test } from './people.js';

// From the caseload to a plan that firm and counsellor both work on, and what the next round showed of an earlier one.

// the first look at a release opens its rows, and the machine may have other work
const expect = unhurried.configure({ timeout: 20_000 });

const firm = 'Kovai Clutch Works Pvt Ltd';
const gap = 'Debtor days';

const card = (page: Page) => page.getByRole('region', { name: /under way$/ }).getByRole('listitem', { name: gap });

test('a counsellor and a firm make a plan, change it together, and see what an earlier action came to', async ({
  browser,
}) => {
  const counsel = await signedIn(browser, people.counsellor);
  const meena = await signedIn(browser, people.firm);

  await test.step('the counsellor finds the firm in the caseload and opens its case', async () => {
    await expect(counsel.getByRole('heading', { name: 'Caseload' })).toBeVisible();
    await counsel.getByRole('searchbox').fill('Kovai Clutch');
    await expect(counsel).toHaveURL(/search=Kovai/);
    const row = counsel.getByRole('listitem', { name: firm });
    await expect(row.getByText(/^Need: \d+ of 100$/)).toBeVisible();
    await row.getByRole('link', { name: firm, exact: true }).click();
    await expect(counsel.getByRole('heading', { level: 1, name: firm })).toBeVisible();
    await expect(counsel.getByRole('heading', { name: 'Where it is furthest behind' })).toBeVisible();
  });

  await test.step('takes a gap into the plan with one tap, and says what will be done', async () => {
    await counsel.getByRole('button', { name: `Work on this: ${gap}` }).click();
    const dialog = counsel.getByRole('dialog', { name: gap });
    await dialog.getByLabel('What will be done').fill('Send the invoice with the goods');
    await dialog.getByLabel('Who sees to it').fill('Arjun Selvam');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    await expect(card(counsel)).toContainText('Send the invoice with the goods');
    await expect(card(counsel)).toContainText(/Worth about .*\sINR, once/);
  });

  const note = `We go through the open invoices on Monday, list ${Date.now()}.`;
  const todo = `Ask for the list of invoices ${Date.now()}`;
  await test.step('writes one note for the firm and one for counsellors only, and a task', async () => {
    const written = counsel.getByRole('listitem');
    const field = counsel.getByLabel('A note for the counsellors');
    const sent = async (route: Route) => {
      const answer = await route.fetch();
      // a word added now would be lost with the reply, which empties the field
      await expect(field).not.toBeEditable();
      await route.fulfill({ response: answer });
    };
    await counsel.route('**/notes', sent, { times: 1 });
    await field.fill(`Private: ${note}`);
    await counsel.getByRole('button', { name: 'Keep note' }).click();
    await expect(written.filter({ hasText: `Private: ${note}` })).toBeVisible();
    await expect(field).toBeEditable();
    await expect(field).toHaveValue('');
    await counsel.getByText('The firm too').click();
    await counsel.getByLabel('A note that the firm reads').fill(note);
    await counsel.getByRole('button', { name: 'Share note' }).click();
    await expect(written.getByText(note, { exact: true })).toBeVisible();
    await counsel.getByLabel('What', { exact: true }).fill(todo);
    await counsel.getByRole('button', { name: 'Add task' }).click();
    const task = counsel.getByRole('checkbox', { name: todo });
    await task.check();
    await expect(task).toBeChecked();
  });

  await test.step('keeps a file that the firm may fetch', async () => {
    await counsel.getByRole('button', { name: 'Add a file' }).click();
    const dialog = counsel.getByRole('dialog', { name: 'Add a file' });
    await dialog.getByRole('radio', { name: 'The firm too' }).check();
    await dialog.getByLabel('Choose a file').setInputFiles({
      name: 'open-invoices.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('invoice;days\n17;94\n'),
    });
    await dialog.getByRole('button', { name: 'Share file' }).click();
    await expect(dialog).toBeHidden();
    await expect(counsel.getByRole('listitem').filter({ hasText: 'open-invoices.csv' })).toContainText(
      'Shared with the firm',
    );
  });

  await test.step('the firm sees the plan and the shared note, and changes the action', async () => {
    await meena.getByRole('link', { name: 'Plan', exact: true }).click();
    await expect(card(meena)).toContainText('Arjun Selvam');
    await expect(meena.getByText(note, { exact: true })).toBeVisible();
    await expect(meena.getByText(`Private: ${note}`)).toHaveCount(0);
    const fetching = meena.waitForEvent('download');
    await meena.getByRole('link', { name: 'open-invoices.csv' }).first().click();
    expect((await fetching).suggestedFilename()).toBe('open-invoices.csv');
    await card(meena).getByRole('button', { name: 'Change' }).click();
    const dialog = meena.getByRole('dialog', { name: gap });
    await dialog.getByLabel('Which figure you expect').fill('90');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText('The expected figure must be better than today’s.').first()).toBeVisible();
    await dialog.getByLabel('Which figure you expect').fill('60');
    await dialog.getByLabel('Who sees to it').fill('Meena Raghavan');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    await expect(card(meena)).toContainText('60 days');
  });

  await test.step('the counsellor, who still has the older one open, is told and loses nothing of the firm’s', async () => {
    await card(counsel).getByRole('button', { name: 'It has begun' }).click();
    await expect(card(counsel)).toContainText('Somebody changed this action meanwhile');
    await expect(card(counsel)).toContainText('Meena Raghavan');
    await card(counsel).getByRole('button', { name: 'It has begun' }).click();
    await expect(card(counsel).getByRole('button', { name: 'It is done' })).toBeVisible();
  });

  await test.step('what an earlier action came to stands beside what was expected, and claims no more', async () => {
    const earlier = meena.getByRole('listitem', { name: 'Inventory turns' });
    await expect(earlier).toContainText('6.6 turns a year');
    await expect(earlier).toContainText('7.1 turns a year');
    await expect(earlier).toContainText('Change observed, no comparison');
  });

  await test.step('the firm sees that its counsellor looked', async () => {
    await meena.getByRole('link', { name: 'Privacy' }).click();
    await expect(meena.getByText(/Ravi Menon/).first()).toBeVisible();
  });

  await test.step('the firm drops the action again, so that the demo is as it was', async () => {
    await meena.getByRole('link', { name: 'Plan', exact: true }).click();
    // the page asks anew at most once a second; a journey is faster than people are, and an older action cannot be dropped
    await meena.reload();
    await expect(card(meena).getByRole('button', { name: 'It is done' })).toBeVisible();
    await card(meena).getByRole('button', { name: 'Change' }).click();
    await meena.getByRole('button', { name: 'Drop this action' }).click();
    await expect(meena.getByRole('button', { name: `Work on this: ${gap}` })).toBeVisible();
  });
});

test('the standing says what closing half of a gap is worth, and a tap takes it up', async ({ browser }) => {
  const meena = await signedIn(browser, people.firm);
  await expect(meena.getByText(/Closing up to half the gap is worth about .* a year/).first()).toBeVisible();
  await meena.getByRole('link', { name: 'Indicators', exact: true }).click();
  await meena.getByRole('link', { name: gap, exact: true }).first().click();
  await expect(meena.getByRole('heading', { level: 1, name: gap })).toBeVisible();
  await expect(meena.getByText(/Closing up to half the gap is worth about .*\sINR, once/)).toBeVisible();
  await expect(meena.getByRole('heading', { name: 'Good practice and who can help' })).toBeVisible();
  await meena.getByRole('button', { name: `Work on this: ${gap}` }).click();
  await expect(meena.getByRole('dialog', { name: gap })).toBeVisible();
  await meena.getByRole('button', { name: 'Drop this action' }).click();
  await expect(meena.getByRole('button', { name: `Work on this: ${gap}` })).toBeVisible();
});
