import type { ActionView } from '@gauge/contracts';
import { changeOf, shownIn } from './draft.js';

const action = {
  id: 'a',
  version: 1,
  title: 'Send the invoice with the goods',
  owner: 'Ravi',
  dueOn: '2027-03-01',
  expected: 60,
  feasibility: 3,
  will: 4,
  effort: 2,
} as ActionView;

test('when another changes the action, what was typed stays and the rest follows', () => {
  const changed = { ...action, version: 2, owner: 'Meena', dueOn: '2027-05-01' };
  const shown = shownIn(changed, { title: 'Call before the due day' });
  expect(shown).toMatchObject({ title: 'Call before the due day', owner: 'Meena', dueOn: '2027-05-01' });
  expect(changeOf(changed, { title: 'Call before the due day' })).toMatchObject({
    id: 'a',
    version: 2,
    title: 'Call before the due day',
    owner: 'Meena',
  });
});

test('the expected figure is sent only when it is another, with a comma or a point', () => {
  expect(changeOf(action, {})).not.toHaveProperty('expected');
  expect(changeOf(action, { expected: '60.0' })).not.toHaveProperty('expected');
  expect(changeOf(action, { expected: '62,5' })).toMatchObject({ expected: 62.5 });
});

test.each(['', '  ', 'much'])('%j is no figure', (expected) => expect(changeOf(action, { expected })).toBeNull());
