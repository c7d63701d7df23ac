import { doorPage } from './doorPage.js';

describe('the pages in front of the application', () => {
  test.each([
    ['/sign-in', { name: 'signIn' }],
    ['/reset', { name: 'askReset' }],
    ['/reset/abc', { name: 'reset', token: 'abc' }],
    ['/invitations/abc', { name: 'invitation', token: 'abc' }],
    ['/mail-choice/abc', { name: 'mailChoice', token: 'abc' }],
  ])('%s', (path, page) => expect(doorPage(path)).toEqual(page));

  test.each(['/', '/firms/1', '/invitations', '/sign-inside'])('%s needs a signed-in person', (path) =>
    expect(doorPage(path)).toBeNull(),
  );
});
