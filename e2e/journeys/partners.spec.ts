import { expect } from '@playwright/test';
import { mailsAbout, personAt, repliesWith } from './partners.people.js';
import { test } from './slowed.js';

// "Through this network a firm producing clutches in India found a technical partner in Germany": four people, four browsers.
// On a fresh demo: once the two have met, their names are in their lists.

const KOVAI = ['Kovai', 'Meena', 'Raghavan', 'Bharat Auto', 'Lakshmi'];
const OBERLE = ['Oberle', 'oberle.example', 'Klaus', 'Verband Fahrzeugteile'];
const TITLE = 'Longer life for clutch discs under slipping loads';
const TEASER = 'Know-how in clutch discs and friction bonding';

test('a clutch maker near Coimbatore finds a technical partner in Germany', async ({ browser }) => {
  const meena = await personAt(browser, 'meena@kovai-clutch.example');
  const kavitha = await personAt(browser, 'admin@bacg.example');
  const sabine = await personAt(browser, 'admin@vfm.example');
  const klaus = await personAt(browser, 'klaus@oberle.example');

  await test.step('Meena writes a request; her own name in it is noticed; she mends it and hands it in', async () => {
    const { page, place } = meena;
    await page.goto(`${place}/partners/profiles/new`);
    await page.getByLabel('Title').fill(TITLE);
    await page
      .getByLabel('Description')
      .fill('Kovai makes clutch discs for tractors and wants to learn friction bonding.');
    await page.getByLabel('What you need').fill('clutch');
    await expect(page.getByRole('option').first()).toContainText('8708.93');
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: 'Kind of partnership' }).getByLabel('Technical cooperation').check();
    await page.getByLabel('Name', { exact: true }).fill('Meena Raghavan');
    await page.getByLabel('E-mail').fill('meena@kovai-clutch.example');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('alert')).toContainText('kovai');
    await expect(page.getByRole('button', { name: 'Hand in' })).toBeDisabled();
    await page.getByLabel('Description').fill('We make clutch discs for tractors and want to learn friction bonding.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('members of your association fit this description')).toBeVisible();
    await page.getByRole('button', { name: 'Hand in' }).click();
    await expect(page.getByText('Your association is reading this profile')).toBeVisible();
  });

  await test.step('Kavitha reads it and publishes', async () => {
    const { page, place } = kavitha;
    await page.goto(`${place}/partnering`);
    await page.getByRole('link', { name: TITLE }).first().click();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect(page).toHaveURL(/\/partnering$/);
  });

  await test.step('Meena finds an anonymous German offer, with reasons, and asks to meet', async () => {
    const { page, place } = meena;
    await page.goto(`${place}/partners`);
    const suggested = page.getByRole('region', { name: 'Suggested for you' });
    const best = suggested.getByRole('listitem').filter({ hasText: TEASER });
    await expect(best).toContainText('Offers just what you need: Clutches and their parts (8708.93)');
    await best.getByRole('button', { name: 'Not for us' }).click();
    await expect(suggested.getByRole('status')).toContainText('is not suggested to you again');
    await suggested.getByRole('button', { name: 'Undo' }).click();
    await expect(best.getByRole('button', { name: 'Ask to meet' })).toBeVisible();

    await page.getByLabel('Show', { exact: true }).selectOption({ label: `What fits “${TITLE}”` });
    const card = page.getByRole('listitem').filter({ hasText: TEASER }).first();
    await expect(card).toContainText('Germany');
    await expect(card).toContainText('Offers just what you need: Clutches and their parts (8708.93)');
    await expect(card).toContainText('You both want: Technical cooperation');
    await card.getByRole('button', { name: 'Ask to meet' }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByLabel('Your message')
      .fill('Our facings wear too fast. We should like to learn bonding from you.');
    await dialog.getByRole('button', { name: 'Ask to meet' }).click();
    await expect(page.getByText('Your association is to look at it')).toBeVisible();
  });
  const introduction = new URL(meena.page.url()).pathname.split('/').at(-1) ?? '';

  await test.step('Kavitha puts it into Lakshmi’s hands, of which only their association learns', async () => {
    const { page, place } = kavitha;
    await page.goto(`${place}/partnering/introductions/${introduction}`);
    await page.getByRole('button', { name: 'Hand over' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('To whom').selectOption('Lakshmi Narayanan');
    await dialog.getByRole('button', { name: 'Hand over' }).click();
    await expect(page.getByText('in the hands of Lakshmi Narayanan')).toBeVisible();
    await page.getByRole('link', { name: 'All introductions' }).click();
    const entry = page.getByRole('listitem').filter({ hasText: TITLE });
    await expect(entry).toContainText('In the hands of Lakshmi Narayanan');
    await page.getByText('Mine', { exact: true }).click();
    await expect(entry).toBeHidden();
  });

  await test.step('both associations look at it', async () => {
    for (const [person, button] of [
      [kavitha, 'Endorse'],
      [sabine, 'Pass on'],
    ] as const) {
      const { page, place } = person;
      await page.goto(`${place}/partnering/introductions/${introduction}`);
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    await expect(sabine.page.getByText('Your member is to act')).toBeVisible();
  });

  await test.step('Klaus decides on the anonymous request, and agrees to exchange contacts', async () => {
    const { page, place } = klaus;
    await page.goto(`${place}/partners/introductions`);
    await page.getByRole('link', { name: TITLE }).first().click();
    await page.getByRole('button', { name: 'Yes, we want to meet' }).click();
    await page.getByRole('button', { name: 'Agree to exchange contacts' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Agree' }).click();
    await expect(page.getByText('You have agreed')).toBeVisible();
  });

  await test.step('until here neither has received the other’s name, e-mail, domain or association', async () => {
    await meena.page.goto(`${meena.place}/partners/introductions/${introduction}`);
    await expect(meena.page.getByText('Both of you want to meet')).toBeVisible();
    expect(meena.received.length).toBeGreaterThan(10);
    expect(repliesWith(meena, OBERLE)).toEqual([]);
    expect(repliesWith(kavitha, OBERLE)).toEqual([]);
    expect(repliesWith(klaus, KOVAI)).toEqual([]);
    expect(repliesWith(sabine, KOVAI)).toEqual([]);
    const mails = await mailsAbout(klaus, 'introduction');
    expect(mails.map(({ to }) => to)).toContain('lakshmi@bacg.example');
    expect(mails.map(({ to }) => to)).toContain('klaus@oberle.example');
    for (const word of [...KOVAI, ...OBERLE].filter((name) => name !== 'Lakshmi'))
      expect(mails.filter(({ text }) => text.includes(word))).toEqual([]);
  });

  await test.step('Meena agrees: names appear, and the agreement is recorded', async () => {
    const { page } = meena;
    await page.getByRole('button', { name: 'Agree to exchange contacts' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Agree' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Oberle Kupplungstechnik GmbH' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'klaus@oberle.example' })).toBeVisible();
    await page.getByRole('radio', { name: 'We have an agreement' }).check();
    await page.getByLabel('Kind of agreement').selectOption('Technical cooperation');
    await page.getByRole('button', { name: 'Tell', exact: true }).click();
    await expect(page.getByText('Partnership recorded')).toBeVisible();
    await page.goto(`${meena.place}/partners`);
    const suggested = page.getByRole('region', { name: 'Suggested for you' });
    await expect(suggested.getByRole('button', { name: 'Ask to meet' }).first()).toBeVisible();
    await expect(suggested.getByText(TEASER)).toBeHidden();

    await klaus.page.goto(`${klaus.place}/partners/introductions/${introduction}`);
    await expect(klaus.page.getByRole('heading', { level: 1 })).toHaveText('Kovai Clutch Works Pvt Ltd');
    await expect(klaus.page.getByText('Partnership recorded')).toBeVisible();
    await sabine.page.goto(`${sabine.place}/partnering/introductions`);
    await expect(sabine.page.getByRole('listitem').filter({ hasText: 'Agreed' })).toContainText(/[1-9]/);
  });

  await test.step('an association outside sees nothing of it', async () => {
    const outsider = await personAt(browser, 'admin@gender.example');
    await outsider.page.goto(`${outsider.place}/partnering/introductions/${introduction}`);
    await expect(outsider.page.getByRole('heading', { level: 2, name: 'There is no page here' })).toBeVisible();
    expect(repliesWith(outsider, [...KOVAI, ...OBERLE, TITLE])).toEqual([]);
    await outsider.leave();
  });
  for (const person of [meena, kavitha, sabine, klaus]) await person.leave();
});
