import type { Reply } from '../../lib/api.js';
import { bodyOf, changeOf, draftOf, emptyDraft, memberFaults } from './draft.js';

const member = {
  memberNo: 'M7',
  name: 'Kovai Clutch',
  country: 'IN',
  region: null,
  sectorCode: '2930',
  size: 'small',
  group: { id: 'g', name: 'Kovai Group' },
  contactEmail: 'office@kovai.example',
} as Reply<'members'>['items'][number];

test('what a new member needs', () => {
  expect(memberFaults(emptyDraft('IN'))).toEqual({ memberNo: 'missing', name: 'missing', sectorCode: 'missing' });
  expect(memberFaults(draftOf(member))).toEqual({});
});

test.each(['C', '29', '293', '2930', 'c'])('%s is a sector code', (sectorCode) =>
  expect(memberFaults({ ...draftOf(member), sectorCode })).toEqual({}),
);
test.each(['2', '29300', 'cars', '29.3'])('%s is no sector code', (sectorCode) => {
  expect(memberFaults({ ...draftOf(member), sectorCode })).toEqual({ sectorCode: 'sector' });
  expect(memberFaults({ ...draftOf(member), sectorCode }, 'OWN')).toEqual({});
});

test('blank fields are sent as nothing known', () => {
  expect(bodyOf({ ...draftOf(member), region: ' ', size: '', groupName: '' })).toMatchObject({
    region: null,
    size: null,
    groupName: null,
  });
});

test('a contact is an address or nothing', () => {
  expect(memberFaults({ ...draftOf(member), contactEmail: 'office' })).toEqual({ contactEmail: 'email' });
  expect(bodyOf({ ...draftOf(member), contactEmail: ' Boss@Kovai.example' }).contactEmail).toBe('boss@kovai.example');
  expect(bodyOf({ ...draftOf(member), contactEmail: ' ' }).contactEmail).toBeNull();
});

test('a correction names what it changes and nothing else', () => {
  expect(changeOf(draftOf(member), member)).toEqual({});
  expect(changeOf({ ...draftOf(member), size: 'medium', groupName: '' }, member)).toEqual({
    size: 'medium',
    groupName: null,
  });
});
