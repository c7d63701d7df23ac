import { cohort, companies, figures, indicators, type Figures } from '../independent/gender.js';
import { expect, go, people, signIn, test } from './people.js';

const firm = companies.find(({ company }) => company === 'BASF')!;
const groups = [
  { name: 'Chemicals, Europe & Central Asia', members: cohort({ industry: firm.industry, region: firm.region }) },
  { name: 'Chemicals', members: cohort({ industry: firm.industry }) },
];

test('every figure on screen is what the published file gives by an independent computation', async ({ page }) => {
  await signIn(page, people.reader);
  await expect(page.getByText('World Benchmarking Alliance, Gender Assessment 2023/2024, CC BY 4.0')).toBeVisible();
  await go(page, 'Indicators');
  await expect(page.getByRole('heading', { level: 1, name: 'All indicators' })).toBeVisible();
  const tables = page.getByRole('button', { name: 'Table' });
  await expect(tables.first()).toBeVisible();
  while ((await tables.count()) > 0) await tables.first().click();

  const rows = page.getByRole('table').locator('tbody tr');
  await expect(rows).toHaveCount(2 * indicators.length);
  // of what lies far below the screen the browser knows the content and not yet the lines
  const shown = await rows.evaluateAll((all) =>
    all.map((row) => Array.from((row as HTMLTableRowElement).cells, ({ textContent }) => textContent)),
  );
  for (const [at, indicator] of indicators.entries()) {
    const own = shown[2 * at]!.slice(0, 2);
    const value = Number(firm[indicator.code]);
    expect(own[1], `BASF: ${own[0]}`).toEqual(
      indicator.yesNo ? (value === 1 ? 'Yes' : 'No') : expect.stringMatching(`^${value}\\D`),
    );
    for (const [row, { name, members }] of groups.entries()) {
      const cells = shown[2 * at + row]!.slice(row === 0 ? 2 : 0);
      expect(cells.slice(0, -1), `${own[0]}, ${name}`).toEqual([
        name,
        ...cellsOf(figures(members, indicator), indicator),
      ]);
    }
  }
});

/** The middle cells of a row as the table writes them. */
function cellsOf({ band, points, wide, share }: Figures, { code }: { code: string }): unknown[] {
  if (share) return [band, `${share} of the firms say yes`];
  const unit = code === 'percent_score' ? ' %' : ' points';
  const text = (value: number) => expect.stringMatching(new RegExp(`^${String(value).replace('.', '\\.')}(\\.0)?$`));
  if (wide)
    return [
      band,
      expect.stringMatching(new RegExp(`^Nearly all between ${wide[0]}(\\.0)?–${wide[1]}(\\.0)?\\s${unit.trim()}$`)),
    ];
  return [band, ...(points ?? []).map((value) => (value === null ? '–' : text(value)))];
}
