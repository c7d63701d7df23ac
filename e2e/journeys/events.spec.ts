import { expect, test } from './people.js';
import { personAt } from './partners.people.js';

test('a schedule is published; a firm finds its meetings, puts them into its calendar, tells what came of one, and agrees to another', async ({
  browser,
}) => {
  const kavitha = await personAt(browser, 'admin@bacg.example');
  const meena = await personAt(browser, 'meena@kovai-clutch.example');
  const FAIR = 'Component makers’ fair, meetings in hall 2';

  await test.step('until it is published Meena sees no meeting', async () => {
    await meena.page.goto(`${meena.place}/partners/events`);
    await meena.page.getByRole('link', { name: FAIR }).click();
    await expect(meena.page.getByRole('heading', { name: 'Who else comes' })).toBeVisible();
    await expect(meena.page.getByRole('heading', { name: 'Your meetings' })).toHaveCount(0);
  });

  await test.step('Kavitha makes the schedule again and publishes it', async () => {
    const { page, place } = kavitha;
    await page.goto(`${place}/partnering/events`);
    await page.getByRole('link', { name: FAIR }).click();
    await expect(page.getByText('Only you see it')).toBeVisible();
    const publish = page.getByRole('button', { name: 'Publish the schedule' });
    await expect(publish).toBeEnabled();
    await page.route('**/schedule', async (route) => {
      const answer = await route.fetch();
      // made, and not yet seen: what nobody has seen is not published
      await expect(publish).toBeDisabled();
      await route.fulfill({ response: answer });
    });
    await page.getByRole('button', { name: 'Make it again' }).click();
    await publish.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByText('The schedule is published')).toBeVisible();
    await expect(page.getByRole('table')).toContainText('Kovai');
  });

  await test.step('Meena sees whom she meets, and takes her meetings into her calendar', async () => {
    const { page } = meena;
    await page.reload();
    const meetings = page.getByRole('region', { name: 'Your meetings' });
    await expect(meetings.getByRole('listitem').first()).toContainText('@');
    const href = await meetings.getByRole('link', { name: 'Into your calendar' }).getAttribute('href');
    const file = await page.request.get(href ?? '');
    expect(file.headers()['content-type']).toContain('text/calendar');
    expect((await file.text()).split('BEGIN:VEVENT').length - 1).toBe(await meetings.getByRole('listitem').count());
  });

  await test.step('she tells what came of a meeting that was held', async () => {
    const { page, place } = meena;
    await page.goto(`${place}/partners/events`);
    await page.getByRole('link', { name: 'Driveline brokerage day' }).click();
    const first = page.getByRole('region', { name: 'Your meetings' }).getByRole('listitem').first();
    await first.getByText('Useful').click();
    await expect(first.getByRole('radio', { name: 'Useful' })).toBeChecked();
    await page.reload();
    await expect(first.getByRole('radio', { name: 'Useful' })).toBeChecked();
  });

  await test.step('and agrees to meet a firm that asked her', async () => {
    const { page, place } = meena;
    await page.goto(`${place}/partners/events`);
    await page.getByRole('link', { name: 'Heat treatment and friction' }).click();
    await page.getByRole('button', { name: 'Yes, meet' }).first().click();
    await expect(page.getByRole('dialog')).toContainText('you agree that each sees the other’s firm');
    await page.getByRole('dialog').getByRole('button', { name: 'Yes, meet' }).click();
    await expect(page.getByText('You both want to meet')).toBeVisible();
  });
  await Promise.all([kavitha.leave(), meena.leave()]);
});
