import { readFile } from 'node:fs/promises';
import { expect as unhurried } from '@playwright/test';
import { go, people, signIn, test } from './people.js';

// From a built-in questionnaire to one of the association's own: what is wrong is said while it is typed.

const expect = unhurried.configure({ timeout: 20_000 });
const title = 'Competitiveness of gear makers';
const french = 'Chiffre d’affaires net';

test('an administrator makes an instrument of its own, mends a formula, translates, previews and exports it', async ({
  page,
}) => {
  await signIn(page, people.administrator);

  await test.step('a draft is made from the built-in instrument', async () => {
    await go(page, 'Rounds');
    await page.getByRole('link', { name: 'Instruments', exact: true }).click();
    await page.getByRole('button', { name: /^Make a draft from Competitiveness assessment, version 1/ }).click();
    await expect(page.getByText('All is saved')).toBeVisible();
    await page.getByLabel('Title').fill(title);
    await expect(page.getByText('Not saved yet')).toBeVisible();
  });

  const formula = page.getByLabel('Formula', { exact: true });
  await test.step('a wrong formula says why and where, and the draft says what is to mend', async () => {
    await page.getByRole('button', { name: /^Indicators/ }).click();
    await page.getByRole('searchbox', { name: 'Find an indicator' }).fill('gross margin');
    await page.getByRole('button', { name: /^Gross margin/ }).click();
    await formula.fill('(turnover - cost_of_sales / turnover * 100');
    await expect(
      page.getByText('A closing parenthesis is missing at character 43: close what was opened at character 1'),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: '1 thing to mend' })).toBeVisible();
    await formula.fill('(turnover - cost_of_sale) / turnover * 100');
    await expect(page.getByText('There is no question with this code: cost_of_sale')).toBeVisible();
  });

  await test.step('the right one shows what it gives for sample answers, and whether that is believed', async () => {
    await formula.fill('(turnover - cost_of_sales) / turnover * 200');
    await page.getByLabel('Net turnover (excluding VAT and sales taxes)').fill('500');
    await page.getByLabel('Cost of goods or services sold').fill('400');
    await expect(page.getByRole('status').filter({ hasText: 'With these answers it gives' })).toContainText('40');
    await page.getByLabel('Cost of goods or services sold').fill('100');
    await expect(page.getByText('Outside the possible bounds: the answers would be refused.')).toBeVisible();
    await page.getByRole('button', { name: 'Save draft' }).click();
    await expect(page.getByText('All is saved')).toBeVisible();
  });

  await test.step('a text is translated to French', async () => {
    await page.getByRole('button', { name: 'Translations' }).click();
    await page.getByRole('searchbox', { name: 'Find a text' }).fill('Net turnover');
    const text = page.getByRole('listitem').filter({ hasText: 'Question turnover, Name' });
    await text.getByLabel('In French').fill(french);
    await page.getByRole('button', { name: 'Save draft' }).click();
    await expect(page.getByText('All is saved')).toBeVisible();
  });

  await test.step('the preview asks as a firm would be asked, in both languages', async () => {
    await page.getByRole('link', { name: 'Preview' }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    const question = (name: string) => page.getByRole('heading', { level: 3, name });
    await expect(question('Net turnover (excluding VAT and sales taxes)')).toBeVisible();
    await page.getByText('French', { exact: true }).click();
    await expect(question(french)).toBeVisible();
    await expect(question('Résultat avant impôts')).toBeVisible();
    await page.getByText('Short form', { exact: true }).click();
    await expect(question('Résultat avant impôts')).toHaveCount(0);
    await expect(question(french)).toBeVisible();
    await page.getByRole('link', { name: 'Back to the instrument' }).click();
  });

  await test.step('the comparison says that the changed indicator cannot be followed over time', async () => {
    await page.getByRole('button', { name: `More about ${title}, version` }).click();
    await page.getByRole('link', { name: 'Compare with another version' }).click();
    await expect(page.getByText('79 of 80 indicators can be compared.')).toBeVisible();
    await expect(page.getByText('it is computed otherwise')).toBeVisible();
    await page.getByRole('link', { name: title }).click();
  });

  await test.step('the export is the instrument as it stands', async () => {
    await page.getByRole('button', { name: `More about ${title}, version` }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as a file' }).click();
    const file = JSON.parse(await readFile(await (await download).path(), 'utf8')) as {
      format: string;
      definition: { title: string; indicators: { formula: string }[]; translations: { fr: Record<string, string> } };
    };
    expect(file).toMatchObject({ format: 'gauge-instrument-1', definition: { title } });
    expect(file.definition.indicators[0]?.formula).toBe('(turnover - cost_of_sales) / turnover * 200');
    expect(file.definition.translations.fr['inputs.turnover.name']).toBe(french);
  });

  await test.step('and the draft is discarded', async () => {
    await page.getByRole('button', { name: `More about ${title}, version` }).click();
    await page.getByRole('button', { name: 'Discard this draft' }).click();
    await page.getByRole('button', { name: 'Discard it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Instruments' })).toBeVisible();
    await expect(page.getByRole('link', { name: title, exact: true })).toHaveCount(0);
  });
});
