import { mailLanguages } from '../platform/index.js';
import { calendarFile } from './calendar.rules.js';
import { cancelledMail, scheduleMail } from './events.mails.js';
import { clockAt, eventStatus, instantAt, maySignUp, movesOfEvent, slotsOf, type HeldBy } from './events.rules.js';

const event: HeldBy = {
  id: 'e',
  associationId: 'a',
  stored: 'scheduled',
  kind: 'fair',
  title: 'A fair',
  about: '',
  place: 'Pune',
  country: 'IN',
  timeZone: 'Asia/Kolkata',
  startsOn: '2026-11-05',
  endsOn: '2026-11-06',
  signUpUntil: '2026-10-20',
  forAllies: true,
  firstMeeting: new Date('2026-11-05T04:00:00Z'),
  slots: 3,
  slotMinutes: 25,
  pauseMinutes: 5,
  tables: 4,
  mostEach: 2,
  version: 1,
  plannedAt: new Date('2026-10-25T10:00:00Z'),
};

test('slots follow one another with their pause, and the last one over is the event held', () => {
  expect(slotsOf(event).map(({ from, to }) => [from, to].map((at) => at.toISOString().slice(11, 16)))).toEqual([
    ['04:00', '04:25'],
    ['04:30', '04:55'],
    ['05:00', '05:25'],
  ]);
  expect(eventStatus(event, new Date('2026-11-05T05:24:00Z'))).toBe('scheduled');
  expect(eventStatus(event, new Date('2026-11-05T05:25:00Z'))).toBe('held');
  expect(eventStatus({ ...event, stored: 'requests' }, new Date('2027-01-01T00:00:00Z'))).toBe('requests');
});

test('it is closed once it was held, published once there is a schedule, and signed up to until the end of the last day', () => {
  const possible = (one: HeldBy, at: string) =>
    movesOfEvent(one, new Date(at))
      .filter((move) => move.possible)
      .map(({ move }) => move);
  expect(possible(event, '2026-11-05T04:10:00Z')).toEqual(['cancel']);
  expect(possible(event, '2026-11-05T06:00:00Z')).toEqual(['close']);
  expect(possible({ ...event, stored: 'requests' }, '2026-10-26T00:00:00Z')).toEqual(['publish', 'cancel']);
  expect(possible({ ...event, stored: 'requests', plannedAt: null }, '2026-10-26T00:00:00Z')).toEqual(['cancel']);
  const open: HeldBy = { ...event, stored: 'open' };
  expect([
    maySignUp(open, new Date('2026-10-20T23:59:00Z')),
    maySignUp(open, new Date('2026-10-21T00:00:00Z')),
  ]).toEqual([true, false]);
});

test.each([
  ['2026-11-05', '09:30', 'Asia/Kolkata', '2026-11-05T04:00:00.000Z'],
  ['2026-07-01', '10:00', 'Europe/Berlin', '2026-07-01T08:00:00.000Z'],
  ['2026-12-01', '10:00', 'Europe/Berlin', '2026-12-01T09:00:00.000Z'],
  ['2026-10-25', '10:00', 'Europe/Berlin', '2026-10-25T09:00:00.000Z'],
  ['2026-11-01', '00:15', 'America/Sao_Paulo', '2026-11-01T03:15:00.000Z'],
  ['2026-11-01', '00:00', 'UTC', '2026-11-01T00:00:00.000Z'],
])('%s %s in %s is %s, and back', (day, time, zone, instant) => {
  expect(instantAt(day, time, zone).toISOString()).toBe(instant);
  expect(clockAt(new Date(instant), zone)).toEqual({ day, time });
});

describe('calendar files', () => {
  const stamp = new Date('2026-10-25T10:00:00Z');
  const entry = { uid: '1@meetings.gauge', summary: 'Meeting', description: '', location: 'Pune' };
  const linesOf = (file: string) => file.replace(/\r\n[ \t]/g, '').split('\r\n');

  test('a meeting in UTC, an event over whole days with the day after as its end', () => {
    const file = calendarFile(
      [
        { ...entry, when: { from: new Date('2026-11-05T04:00:00Z'), to: new Date('2026-11-05T04:25:00Z') } },
        { ...entry, uid: '2@events.gauge', when: { firstDay: '2026-12-31', lastDay: '2026-12-31' } },
      ],
      stamp,
    );
    const lines = linesOf(file);
    expect(lines.slice(0, 4)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Gauge//Events//EN',
      'METHOD:PUBLISH',
    ]);
    expect(lines).toEqual(
      expect.arrayContaining(['DTSTAMP:20261025T100000Z', 'DTSTART:20261105T040000Z', 'DTEND:20261105T042500Z']),
    );
    expect(lines).toEqual(expect.arrayContaining(['DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101']));
    expect(file.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
    expect(/[^\r]\n|\r[^\n]/.test(file)).toBe(false);
  });

  test('what has a meaning in the format is escaped, and nobody can begin a line of their own', () => {
    const when = { firstDay: '2026-12-31', lastDay: '2026-12-31' };
    const text = 'Kovai; Clutch, Works \\ Ltd\r\nEND:VCALENDAR\nx\u0007';
    const lines = linesOf(calendarFile([{ ...entry, when, summary: text }], stamp));
    expect(lines).toContain('SUMMARY:Kovai\\; Clutch\\, Works \\\\ Ltd\\nEND:VCALENDAR\\nx');
    expect(lines.filter((line) => line === 'END:VCALENDAR')).toHaveLength(1);
  });

  test('long lines are folded at 75 octets, between characters', () => {
    const when = { firstDay: '2026-12-31', lastDay: '2026-12-31' };
    const summary = `${'Straßenfahrzeugzulieferer – '.repeat(6)}🚗🚗🚗`;
    const file = calendarFile([{ ...entry, when, summary }], stamp);
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(linesOf(file)).toContain(`SUMMARY:${summary}`);
    expect(file).not.toContain('\ufffd');
  });
});

test('those who take part are told in each language, by the title of the event', () => {
  const mails = [scheduleMail('The fair'), cancelledMail('The fair')];
  for (const mail of mails) {
    expect(new Set(Object.values(mail).map(({ subject }) => subject)).size).toBe(mailLanguages.length);
    for (const { text } of Object.values(mail)) expect(text).toContain('The fair');
  }
  expect(mails[0]?.pt.text).toContain('Parceiros, Eventos');
});
