/** An entry of a calendar file. Days instead of instants make it last whole days, the last one included. */
export type CalendarEntry = {
  uid: string;
  when: { from: Date; to: Date } | { firstDay: string; lastDay: string };
  summary: string;
  description: string;
  location: string;
};

/**
 * A calendar file by RFC 5545. Times are in UTC, so that no table of time zones has to go with them. `stamp`: when what
 * it says was so; a later file with the same uids replaces this one.
 */
export function calendarFile(entries: readonly CalendarEntry[], stamp: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gauge//Events//EN',
    'METHOD:PUBLISH',
    ...entries.flatMap(({ uid, when, summary, description, location }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${utc(stamp)}`,
      `SEQUENCE:${Math.floor(stamp.getTime() / 60_000) % 1_000_000}`,
      ...times(when),
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(description)}`,
      `LOCATION:${escaped(location)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function times(when: CalendarEntry['when']): string[] {
  if ('from' in when) return [`DTSTART:${utc(when.from)}`, `DTEND:${utc(when.to)}`];
  // the end is the first day that is free again
  const end = new Date(Date.parse(when.lastDay) + 86_400_000).toISOString().slice(0, 10);
  return [`DTSTART;VALUE=DATE:${plain(when.firstDay)}`, `DTEND;VALUE=DATE:${plain(end)}`];
}

const plain = (iso: string): string => iso.replace(/[-:]/g, '');
const utc = (at: Date): string => `${plain(at.toISOString()).slice(0, 15)}Z`;

const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    // control signs may not stand in a content line at all
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

const LONGEST = 75;

/** Lines of at most 75 octets, never cut inside a character; each further one begins with a space. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > LONGEST) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += length;
  }
  return [...lines, current].join('\r\n');
}
