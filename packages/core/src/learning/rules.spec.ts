import type { LearningTeaser } from '@gauge/contracts';
import fc from 'fast-check';
import { bestFirst, fitFor, type Reader } from './fit.rules.js';
import { meetingView, nextOn, type Meeting, type Member } from './groups.rules.js';

const reader: Reader = { country: 'IN', size: 'small', industry: 'ISIC4:2930', languages: ['en', 'hi'] };
const named = (code: string) => ({ code, name: code });
const teaser = (change: Partial<LearningTeaser> = {}): LearningTeaser => ({
  id: 'a',
  kind: 'share',
  area: { key: 'competitiveness:quality', name: 'Quality' },
  text: '',
  place: { level: 'country', code: 'DE' },
  size: 'medium',
  industries: [named('ISIC4:2930')],
  languages: ['de', 'en'],
  publishedAt: '2026-01-01T00:00:00.000Z',
  ...change,
});

describe('why two fit', () => {
  const reasons = (change: Partial<LearningTeaser>) => fitFor(reader, teaser(change), named).reasons;

  test('the nearest industry is named, a section in common is none, and what is not told is no reason', () => {
    expect(reasons({})).toEqual([
      { kind: 'languages', languages: ['en'] },
      { kind: 'industry', industry: named('ISIC4:2930') },
    ]);
    expect(reasons({ languages: [], industries: [named('ISIC4:29')] })).toEqual([
      { kind: 'industry', industry: named('ISIC4:29') },
    ]);
    expect(reasons({ languages: [], industries: [named('ISIC4:2592')] })).toEqual([{ kind: 'other_industry' }]);
    for (const industries of [[], [named('ISIC4:C')]]) expect(reasons({ languages: [], industries })).toEqual([]);
    expect(reasons({ languages: [], industries: [], size: 'small', place: { level: 'country', code: 'IN' } })).toEqual([
      { kind: 'size', size: 'small' },
      { kind: 'country', country: 'IN' },
    ]);
  });

  test('the order is the same in whatever order they were found', () => {
    const some = fc.record({
      id: fc.uuid(),
      size: fc.constantFrom('small', 'medium', null),
      languages: fc.subarray(['en', 'de', 'hi'] as const),
      industries: fc.subarray([named('ISIC4:2930'), named('ISIC4:2592')], { maxLength: 1 }),
    });
    const many = fc.uniqueArray(some, { selector: ({ id }) => id, maxLength: 12 });
    fc.assert(
      fc.property(many, fc.infiniteStream(fc.nat()), (found, dice) => {
        const scored = found.map((one) => {
          const shown = teaser({ ...one, languages: [...one.languages] });
          return { teaser: shown, ...fitFor(reader, shown, named) };
        });
        const shuffled = scored
          .map((one) => ({ one, at: dice.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(bestFirst(shuffled)).toEqual(bestFirst(scored));
      }),
    );
  });
});

describe('a study visit', () => {
  const member = (id: string, status: Member['status'] = 'joined'): Member => ({
    id,
    firmId: id,
    firm: `Firm ${id}`,
    status,
  });
  const visit = (change: Partial<Meeting> = {}): Meeting => ({
    id: 'v',
    kind: 'visit',
    heldOn: '2026-05-01',
    place: 'Hall 2',
    topic: 'Gauges',
    hostId: 'host',
    hostAnswer: 'agreed',
    guests: 1,
    cancelled: false,
    guestIds: [],
    notes: [],
    ...change,
  });
  const seen = (meeting: Meeting, memberId: string | null, today = '2026-04-01', members = ['host', 'one', 'two']) => {
    const { mayAnswer, maySignUp, mayLeave, mayCancel } = meetingView(
      meeting,
      members.map((id) => member(id)),
      {
        memberId,
        today,
        open: true,
      },
    );
    return { mayAnswer, maySignUp, mayLeave, mayCancel };
  };
  const nothing = { mayAnswer: false, maySignUp: false, mayLeave: false, mayCancel: false };

  test('who may do what: the host answers, guests come while there is room, the counsellor cancels what lies ahead', () => {
    expect(seen(visit(), 'host')).toEqual({ ...nothing, mayAnswer: true });
    expect(seen(visit(), 'one')).toEqual({ ...nothing, maySignUp: true });
    expect(seen(visit({ guestIds: ['one'] }), 'one')).toEqual({ ...nothing, mayLeave: true });
    expect(seen(visit({ guestIds: ['one'] }), 'two')).toEqual(nothing);
    expect(seen(visit({ hostAnswer: null }), 'one')).toEqual(nothing);
    expect(seen(visit(), null)).toEqual({ ...nothing, mayCancel: true });
    for (const who of ['host', 'one', null]) {
      expect(seen(visit(), who, '2026-05-02')).toEqual(nothing);
      expect(seen(visit({ cancelled: true }), who)).toEqual(nothing);
    }
  });

  test('whoever left the group is not named and takes no place', () => {
    const members = [member('host', 'left'), member('one', 'left'), member('two')];
    const shown = meetingView(visit({ guestIds: ['one', 'two'] }), members, {
      memberId: 'two',
      today: '2026-04-01',
      open: true,
    });
    expect(shown).toMatchObject({ host: null, signedUp: [{ id: 'two' }], maySignUp: false });
    expect(JSON.stringify(shown)).not.toContain('Firm one');
  });

  test('is the next date only once its host has agreed', () => {
    const meeting = visit({ kind: 'meeting', hostId: null, hostAnswer: null, guests: null, heldOn: '2026-06-01' });
    expect(nextOn([meeting, visit({ hostAnswer: null })], '2026-04-01')).toBe('2026-06-01');
    expect(nextOn([meeting, visit()], '2026-04-01')).toBe('2026-05-01');
    expect(nextOn([visit({ cancelled: true })], '2026-04-01')).toBeNull();
  });
});
