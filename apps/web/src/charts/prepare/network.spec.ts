import type { DirectoryEntry } from '@gauge/contracts';
import { pointsOf } from './network.js';

const entry = (change: Partial<DirectoryEntry>): DirectoryEntry => ({
  id: change.name ?? 'x',
  name: 'Guild',
  country: 'IN',
  own: false,
  firms: '100+',
  sectors: [],
  instruments: [],
  allowed: [],
  alliance: null,
  ...change,
});
const points = (...entries: Partial<DirectoryEntry>[]) => pointsOf(entries.map(entry), ({ name }) => name);

test('two associations of one country stand side by side, the larger band is the larger circle', () => {
  const [small, large] = points({ name: 'A' }, { name: 'B', firms: '5-11' });
  expect([large!.nameAt.anchor, small!.nameAt.anchor]).toEqual(['end', 'start']);
  expect([large!.y, small!.x > large!.x, small!.radius < large!.radius]).toEqual([small!.y, true, true]);
});

test('fewer than five firms are a circle, too; an unknown country is left to the table', () => {
  expect(points({ name: 'A', firms: null }, { name: 'B', country: 'XX' }).map(({ name }) => name)).toEqual(['A']);
});

test('the own one is drawn last; a tie needs an agreement in force', () => {
  const drawn = points({ name: 'Mine', own: true }, { name: 'Ally', allowed: ['events'] }, { name: 'Other' });
  expect(drawn.map(({ tie }) => tie)).toEqual(['other', 'allied', 'own']);
});

test('long names are the initials of their words', () => {
  expect(points({ name: 'Southern Cape Automotive Suppliers Forum' })[0]!.name).toBe('SCASF');
});

test('no name lies on a circle or on another name, also where three neighbours stand close', () => {
  const drawn = points(
    { name: 'Verband Fahrzeugteile Mittelstand', country: 'DE' },
    { name: 'Gender Assessment Readers’ Circle', country: 'NL', firms: null },
    { name: 'Adriatic Toolmakers', country: 'HR', firms: '50-99' },
    { name: 'Anadolu Otomotiv Parça Birliği', country: 'TR' },
  );
  const boxes = drawn.map(({ x, y, name, nameAt: { dx, dy, anchor } }) => {
    const width = name.length * 8;
    const left = x + dx - { start: 0, middle: width / 2, end: width }[anchor];
    return { left, right: left + width, top: y + dy - 11, bottom: y + dy };
  });
  const circles = drawn.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  const onOne = boxes.flatMap((box, at) =>
    [...boxes.slice(at + 1), ...circles].filter(
      (one) => box.left < one.right && one.left < box.right && box.top < one.bottom && one.top < box.bottom,
    ),
  );
  expect(onOne).toEqual([]);
});
