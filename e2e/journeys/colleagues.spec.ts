import { expect, go, people, signIn, test } from './people.js';

test('two colleagues on one answer: neither overwrites the other unseen', async ({ page, browser }) => {
  test.setTimeout(90_000);
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

/** The open round's form, begun or not. */
async function openAssessment(page: Parameters<typeof go>[0]): Promise<void> {
  await go(page, 'Answers');
  const start = page.getByRole('button', { name: 'Start answering' });
  const goOn = page.getByRole('link', { name: 'Go on answering' });
  await expect(start.or(goOn)).toBeVisible();
  await start.or(goOn).click();
  await expect(page.getByText('Topic 1 of 11')).toBeVisible();
}
