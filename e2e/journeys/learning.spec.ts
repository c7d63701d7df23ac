import { expect } from '@playwright/test';
import { personAt, repliesWith } from './partners.people.js';
import { test } from './slowed.js';

// The Indian clutch maker stands in the best quarter in quality and shares how it does this; a Brazilian firm wants to learn it.
// Beside that the counsellor's exchange group in India plans a visit.

const KOVAI = ['Kovai', 'Meena', 'Raghavan', 'Bharat Auto'];
const SERRA = ['Serra Azul', 'serra-azul', 'Ana Beatriz', 'Autopeças Independentes'];
const SHARED = 'A gauge hangs at every machine; whoever makes the first clutch disc of a batch measures it there.';
const WANTED =
  'Our first hour after a change of tools costs too much. We want to see how others approve a first piece.';

test('a firm shares what it is good at, another learns of it, and both meet by the way of all introductions', async ({
  browser,
}) => {
  const meena = await personAt(browser, 'meena@kovai-clutch.example');
  const kavitha = await personAt(browser, 'admin@bacg.example');
  const paulo = await personAt(browser, 'admin@aai.example');
  const ana = await personAt(browser, 'ana@serra-azul.example');

  await test.step('Meena is offered to share quality, reads what that tells, and hands it in', async () => {
    const { page, place } = meena;
    await page.goto(`${place}/partners/learning`);
    await expect(page.getByRole('heading', { name: 'You stand in the best quarter here: Quality' })).toBeVisible();
    await page.getByRole('link', { name: 'Share: Quality' }).click();
    await expect(page.getByText('knows that the firm behind it stands there')).toBeVisible();
    await page.getByLabel('What others could see at your place').fill(SHARED);
    await page.getByLabel('Name', { exact: true }).fill('Meena Raghavan');
    await page.getByLabel('E-mail').fill('meena@kovai-clutch.example');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('members of your association fit this description')).toBeVisible();
    await page.getByRole('button', { name: 'Hand in' }).click();
    await expect(page.getByRole('dialog')).toContainText('You may withdraw at any time');
    await page.getByRole('dialog').getByRole('button', { name: 'Yes, we share' }).click();
    await expect(page.getByText('Your association is reading this')).toBeVisible();
  });

  await test.step('Ana, who stands lower, is offered nothing; she says what she wants to learn', async () => {
    const { page, place } = ana;
    await page.goto(`${place}/partners/learning`);
    await expect(page.getByRole('heading', { name: 'Who you could meet' })).toBeVisible();
    await expect(page.getByText('You stand in the best quarter')).toHaveCount(0);
    await page.getByRole('link', { name: 'We want to learn something' }).click();
    await page.getByLabel('Area', { exact: true }).selectOption('Quality');
    await page.getByLabel('What you want to learn').fill(WANTED);
    await page.getByLabel('Name', { exact: true }).fill('Ana Beatriz Lopes');
    await page.getByLabel('E-mail').fill('ana@serra-azul.example');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Hand in' }).click();
    await expect(page.getByText('Your association is reading this')).toBeVisible();
  });

  await test.step('both associations read and publish', async () => {
    for (const [{ page, place }, title, firm] of [
      [kavitha, 'Shares how it does this: Quality', 'Kovai Clutch Works'],
      [paulo, 'Wants to learn: Quality', 'Serra Azul'],
    ] as const) {
      await page.goto(`${place}/partnering/learning`);
      await page.getByRole('listitem').filter({ hasText: firm }).getByRole('link', { name: title }).click();
      await page.getByRole('button', { name: 'Publish' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
      await expect(page).toHaveURL(/\/partnering\/learning$/);
    }
  });

  await test.step('Ana finds it without a name, with reasons, and asks to meet', async () => {
    const { page, place } = ana;
    await page.goto(`${place}/partners/learning?area=competitiveness:quality`);
    const card = page.getByRole('listitem').filter({ hasText: SHARED });
    await expect(card).toContainText('India');
    await expect(card).toContainText('You both speak English');
    await card.getByRole('button', { name: 'Ask to meet' }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByLabel('Your message')
      .fill('We should like to spend a day at your machines with two of our people.');
    await dialog.getByRole('button', { name: 'Ask to meet' }).click();
    await expect(page.getByText('Your association is to look at it')).toBeVisible();
  });
  const introduction = new URL(ana.page.url()).pathname.split('/').at(-1) ?? '';

  await test.step('both associations look at it; Meena wants to meet; until then nobody has a name', async () => {
    for (const [{ page, place }, button] of [
      [paulo, 'Endorse'],
      [kavitha, 'Pass on'],
    ] as const) {
      await page.goto(`${place}/partnering/introductions/${introduction}`);
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    const { page, place } = meena;
    await page.goto(`${place}/partners/introductions/${introduction}`);
    await expect(page.getByText(WANTED)).toBeVisible();
    await page.getByRole('button', { name: 'Yes, we want to meet' }).click();
    await expect(page.getByText('Both of you want to meet')).toBeVisible();
    expect(repliesWith(ana, KOVAI)).toEqual([]);
    expect(repliesWith(meena, SERRA)).toEqual([]);
    expect(repliesWith(paulo, KOVAI)).toEqual([]);
    expect(repliesWith(kavitha, SERRA)).toEqual([]);
  });

  await test.step('both agree to exchange contacts: names, and what came of it', async () => {
    for (const { page, place } of [meena, ana]) {
      await page.goto(`${place}/partners/introductions/${introduction}`);
      await page.getByRole('button', { name: 'Agree to exchange contacts' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Agree' }).click();
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    const { page } = ana;
    await expect(page.getByRole('heading', { level: 1, name: 'Kovai Clutch Works Pvt Ltd' })).toBeVisible();
    await page.getByRole('radio', { name: 'One of us visited the other' }).check();
    await page.getByRole('button', { name: 'Tell', exact: true }).click();
    await expect(page.getByText('One of us visited the other')).toBeVisible();
  });

  await test.step('withdrawn, it is found by nobody', async () => {
    const { page, place } = meena;
    await page.goto(`${place}/partners/learning`);
    await page.getByRole('link', { name: 'Shares how it does this: Quality' }).click();
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await expect(page.getByText('This is withdrawn')).toBeVisible();
    await ana.page.goto(`${ana.place}/partners/learning?area=competitiveness:quality`);
    await expect(ana.page.getByRole('heading', { name: 'Who you could meet' })).toBeVisible();
    await expect(ana.page.getByText(SHARED)).toHaveCount(0);
  });
  for (const person of [meena, kavitha, paulo, ana]) await person.leave();
});

test('an exchange group: a firm reads what joining shows, joins, and signs up for a study visit', async ({
  browser,
}) => {
  const ravi = await personAt(browser, 'counsel@bacg.example');
  const meena = await personAt(browser, 'meena@kovai-clutch.example');
  const GROUP = 'Right the first time';

  await test.step('invited, Meena sees nobody’s name; having joined she does', async () => {
    const { page, place } = meena;
    await page.goto(`${place}/partners/learning`);
    await page.getByRole('listitem').filter({ hasText: 'Invited' }).getByRole('link', { name: GROUP }).click();
    await expect(page.getByText('firms in the group see your name')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Firms' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Join the group' }).click();
    await expect(page.getByRole('region', { name: 'Firms' })).toContainText('Kovai Clutch Works');
    const visit = page.getByRole('listitem').filter({ hasText: 'Measuring at the machine' });
    await visit.getByRole('button', { name: 'Sign up' }).click();
    await expect(visit).toContainText('3 of 6 places taken');
  });

  await test.step('Ravi asks her to be host of the next visit; she agrees', async () => {
    const { page, place } = ravi;
    await page.goto(`${place}/partnering/learning`);
    await page.getByRole('link', { name: GROUP }).click();
    await page.getByRole('button', { name: 'Plan a date' }).click();
    await page.getByText('Study visit', { exact: true }).first().click();
    await page.getByLabel('What it is about').fill('First pieces on the press');
    await page.getByLabel('Day').fill('2030-02-01');
    await page.getByLabel('Where').fill('Press shop, 9:30');
    await page.getByLabel('Host').selectOption({ label: 'Kovai Clutch Works Pvt Ltd' });
    await page.getByRole('button', { name: 'Plan it' }).click();
    await expect(page.getByText('which has not answered yet')).toBeVisible();

    await meena.page.reload();
    const asked = meena.page.getByRole('listitem').filter({ hasText: 'First pieces on the press' });
    await asked.getByRole('button', { name: 'Yes, they may come' }).click();
    await expect(asked).toContainText('0 of 6 places taken');
  });

  await test.step('what counsellors note for themselves the group does not see', async () => {
    const { page } = ravi;
    const met = page.getByRole('listitem').filter({ hasText: 'What our first hours cost us' });
    await expect(met).toContainText('Call them before the visit.');
    await expect(meena.page.getByText('more than a third fell into the first hour')).toBeVisible();
    await expect(meena.page.getByText('Call them before the visit.')).toHaveCount(0);
    expect(repliesWith(meena, ['Call them before the visit'])).toEqual([]);
  });

  await test.step('who is outside sees nothing of it', async () => {
    const klaus = await personAt(browser, 'klaus@oberle.example');
    const group = new URL(meena.page.url()).pathname.split('/').at(-1) ?? '';
    await klaus.page.goto(`${klaus.place}/partners/groups/${group}`);
    await expect(klaus.page.getByRole('heading', { level: 2, name: 'There is no page here' })).toBeVisible();
    await klaus.leave();
  });
  await Promise.all([ravi.leave(), meena.leave()]);
});
