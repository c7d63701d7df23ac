import { allianceMoves, allianceStatuses, proposalDays, type AllianceMove } from '@gauge/contracts';
import { mailLanguages } from '../platform/index.js';
import { allianceMail } from './alliances.mails.js';
import { allianceStatus, inOrder, mayMoveAlliance, type Alliance, type StoredStatus } from './alliances.rules.js';

const NOW = new Date('2026-06-15T10:00:00Z');
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const one = (change: Partial<Alliance> = {}): Alliance => ({
  id: 'a',
  partner: { id: 'p', name: 'Partner', country: 'DE' },
  proposedByUs: false,
  purposes: ['events'],
  stored: 'accepted',
  validFrom: day('2026-01-01'),
  validUntil: null,
  createdAt: new Date('2026-06-01T00:00:00Z'),
  message: '',
  answeredAt: null,
  endedAt: null,
  endedByUs: null,
  reason: null,
  version: 1,
  ...change,
});

test('first and last day count as whole days; before and after the clock decides', () => {
  const status = (validFrom: string, validUntil: string | null) =>
    allianceStatus(one({ validFrom: day(validFrom), validUntil: validUntil === null ? null : day(validUntil) }), NOW);
  expect([
    status('2026-06-16', null),
    status('2026-06-15', null),
    status('2026-01-01', '2026-06-15'),
    status('2026-01-01', '2026-06-14'),
  ]).toEqual(['coming', 'in_force', 'in_force', 'lapsed']);
});

test('a proposal can be answered for thirty days', () => {
  const proposed = (days: number) =>
    allianceStatus(one({ stored: 'proposed', createdAt: new Date(NOW.getTime() - days * 86_400_000) }), NOW);
  expect([proposed(proposalDays - 1), proposed(proposalDays)]).toEqual(['proposed', 'unanswered']);
});

/** The row that shows each state, by its stored state and days. */
const showing: Record<(typeof allianceStatuses)[number], Partial<Alliance>> = {
  proposed: { stored: 'proposed' },
  unanswered: { stored: 'proposed', createdAt: day('2026-01-01') },
  coming: { validFrom: day('2026-12-01') },
  in_force: {},
  lapsed: { validUntil: day('2026-06-01') },
  declined: { stored: 'declined' },
  withdrawn: { stored: 'withdrawn' },
  replaced: { stored: 'replaced' },
  ended: { stored: 'ended' },
};

test('the table of moves and nothing else: who may do what in which state', () => {
  for (const status of allianceStatuses)
    for (const move of Object.keys(allianceMoves) as AllianceMove[])
      for (const proposedByUs of [true, false]) {
        const { from, by } = allianceMoves[move];
        const side = by === 'either' || (by === 'proposer') === proposedByUs;
        const expected = (from as readonly string[]).includes(status) && side;
        expect([status, move, mayMoveAlliance(move, one({ ...showing[status], proposedByUs }), NOW)]).toEqual([
          status,
          move,
          expected,
        ]);
      }
});

test('what waits for the reader comes first, what is over last', () => {
  const of = (id: string, stored: StoredStatus, proposedByUs = false) => one({ id, stored, proposedByUs });
  const list = [of('ended', 'ended'), of('theirs', 'proposed'), of('force', 'accepted'), of('ours', 'proposed', true)];
  expect(inOrder(list, NOW).map(({ id }) => id)).toEqual(['theirs', 'ours', 'force', 'ended']);
});

test.each(mailLanguages)(
  'in %s each piece of news has its own words, begins with who it is about, and says where to look',
  (language) => {
    const news = ['proposed', 'accepted', 'declined', 'withdrawn', 'ended'] as const;
    const mails = news.map((one) => allianceMail(one, 'Other Association', language));
    for (const { text } of mails) expect(text).toMatch(/^Other Association .+\.\n\n.+, A\S+\.\n$/);
    expect(new Set(mails.map(({ text }) => text)).size).toBe(news.length);
  },
);
