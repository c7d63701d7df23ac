import {
  introductionMoves,
  introductionParties,
  introductionStatuses,
  profileMoves,
  profileStatuses,
  type IntroductionMove,
  type IntroductionStatus,
  type ProfileMove,
} from '@gauge/contracts';
import { translatedTo } from '@gauge/contracts/instrument';
import { searchCodes } from './codes.js';
import { productsIn } from './products.js';
import { courseStatus, mayMoveIntroduction, statusAfter, waitingFor, type Course } from './introductions.rules.js';
import { namesIn } from './names.rules.js';
import { mayMoveProfile, type Profile } from './profiles.rules.js';
import { bandOf, makeTeaser } from './teaser.rules.js';

const now = new Date('2026-06-01T12:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);

describe('codes are found as people type', () => {
  test.each([
    ['clutch', 'HS2022:870893'],
    ['clutches', 'HS2022:870893'],
    ['clutch disc', 'HS2022:870893'],
    ['8708.93', 'HS2022:870893'],
    ['87 08 93', 'HS2022:870893'],
    ['wiring harness', 'HS2022:854430'],
    ['casting iron', 'ISIC4:2431'],
    ['spring', 'HS2022:732010'],
    ['headlamp', 'HS2022:851220'],
  ])('%s', (text, code) => {
    const { items } = searchCodes(text);
    expect(items.slice(0, 3).map((item) => item.code)).toContain(code);
    expect(items.every((item) => item.name.length > 2)).toBe(true);
  });
  test('clutch: the vehicle’s first, with the heading above it', () => {
    expect(searchCodes('clutch').items[0]).toEqual({
      code: 'HS2022:870893',
      name: 'Clutches and their parts',
      above: 'Parts of motor vehicles',
    });
    for (const [language, word] of [
      ['fr', 'embrayage'],
      ['es', 'embrague'],
      ['pt', 'embreagem'],
    ] as const)
      expect(searchCodes(word, language).items[0]?.code).toBe('HS2022:870893');
  });
  test.each([
    ['pt', 'embreagem', 'HS2022:870893', 'Embreagens e suas partes'],
    ['pt', 'disco de embreagem', 'HS2022:870893', 'Embreagens e suas partes'],
    ['pt', 'autopeças', 'HS2022:870899', 'Partes de veículos automóveis, outras'],
    ['pt', 'conexão', 'HS2022:730799', 'Conexões para tubos, outras'],
    ['pt', 'automóveis elétricos', 'HS2022:870380', 'Automóveis elétricos'],
    ['es', 'motor de arranque', 'HS2022:851140', 'Motores de arranque'],
    ['es', 'embrague', 'HS2022:870893', 'Embragues y sus partes'],
    ['es', 'asientos para vehículos', 'HS2022:940120', 'Asientos para vehículos'],
    ['fr', 'embrayage', 'HS2022:870893', 'Embrayages et leurs parties'],
    ['fr', 'EMBRAYAGES', 'HS2022:870893', 'Embrayages et leurs parties'],
    ['fr', 'clutch', 'HS2022:870893', 'Embrayages et leurs parties'],
    ['fr', 'fonderie', 'ISIC4:2431', 'Fonderie de fer et d’acier'],
  ] as const)('%s: %s', (language, text, code, name) => {
    const { items } = searchCodes(text, language);
    expect(items.slice(0, 3)).toContainEqual({ code, name, above: expect.any(String) as string });
  });
  test.each(translatedTo)('every product has a name in %s, and no other has', (language) => {
    expect([...productsIn(language).keys()].sort()).toEqual([...productsIn().keys()].sort());
    expect([...productsIn(language).values()].filter(({ name }) => name.trim() === '')).toEqual([]);
  });
  test('nothing for words that nobody makes', () => {
    expect(searchCodes('unicorn').items).toEqual([]);
    expect(searchCodes('the and').items).toEqual([]);
    expect(searchCodes('para los', 'es').items).toEqual([]);
  });
});

describe('names in texts', () => {
  const kovai = { firm: 'Kovai Clutch Works Pvt Ltd', group: 'Tirupur Holding', people: ['Meena Raghavan', 'Li Wu'] };
  const told = (text: string) => namesIn(text, kovai).map(({ found, kind, hard }) => [found, kind, hard]);
  test.each([
    ['We are Kovai from Coimbatore', [['kovai', 'firm', true]]],
    ['KOVAI’S clutches', [['kovai', 'firm', true]]],
    ['part of the Tirupur group', [['tirupur', 'group', true]]],
    ['write to meena@kovai-clutch.example', [['meena@kovai-clutch.example', 'email', true]]],
    ['see www.clutches.example/about', [['www.clutches.example/about', 'link', true]]],
    ['kovai-clutch.in has more', [['kovai-clutch.in', 'link', true]]],
    ['call +91 422 555 0199', [['+91 422 555 0199', 'phone', true]]],
    ['ask for Raghavan', [['raghavan', 'person', false]]],
    ['ask for Mrs. Raghavan', [['raghavan', 'person', true]]],
    ['Regards, Meena Raghavan', [['meena raghavan', 'person', true]]],
    ['regards, Li Wu', [['li wu', 'person', true]]],
    ['meena (at) kovai dot in', [['meena (at) kovai', 'email', true]]],
    ['write to meena at kovai dot in', [['meena at kovai dot in', 'email', true]]],
    ['look for kovaiclutch', [['kovaiclutch', 'firm', true]]],
    ['WhatsApp: 98430 12345', [['WhatsApp: 98430 12345', 'phone', true]]],
    ['a mobile press of 98430 parts, at 20 kN and two dot matrix printers', []],
    ['We make clutches, HS 8708.93 and 8708.94, 12 000 pieces a year since 1998', []],
    ['ISO 9001:2015 and IATF 16949, works in three shifts', []],
  ])('%s', (text, findings) => expect(told(text)).toEqual(findings));

  test('words of the trade are nobody’s name', () => {
    const own = { firm: 'Precision Gear Systems GmbH', group: null, people: [] };
    expect(namesIn('Precision gears and systems', own)).toEqual([]);
    expect(namesIn('Oberle makes clutches', { ...own, firm: 'Oberle Kupplungstechnik GmbH' })).toEqual([
      { found: 'oberle', kind: 'firm', hard: true },
    ]);
    expect(namesIn('A Serra fabrica embreagens', { ...own, firm: 'Embreagens Serra Ltda' })).toEqual([
      { found: 'serra', kind: 'firm', hard: true },
    ]);
  });
  test('a name of such words alone tells as a whole', () => {
    const own = { firm: 'Embreagens Brasil Ltda', group: null, people: [] };
    expect(namesIn('Fabricamos embreagens no Brasil', own)).toEqual([]);
    expect(namesIn('A Embreagens Brasil fabrica discos', own)).toEqual([
      { found: 'embreagens brasil', kind: 'firm', hard: true },
    ]);
  });
  test('a name that is nothing but such words tells as a whole, and an abbreviation in capitals', () => {
    const own = { firm: 'Precision Gear Systems GmbH', group: 'TVX Motors', people: [] };
    expect(namesIn('We at Precision Gear Systems make gears', own)).toEqual([
      { found: 'precision gear systems', kind: 'firm', hard: true },
    ]);
    expect(namesIn('We belong to TVX and make gears', own)).toEqual([{ found: 'TVX', kind: 'group', hard: true }]);
    expect(namesIn('with a tvx coating', own)).toEqual([]);
  });
});

const profile = (change: Partial<Profile> = {}): Profile => ({
  id: 'p',
  firmId: 'f',
  associationId: 'a',
  kind: 'offer',
  stored: 'draft',
  title: 'Clutches',
  text: 'We make clutches.',
  needs: [],
  offers: ['HS2022:870893'],
  types: ['technical'],
  series: null,
  certificates: [],
  certificatesNeeded: [],
  languages: ['de', 'en'],
  marketsWanted: [],
  marketsExcluded: [],
  blockedFirms: [],
  contactName: '',
  contactEmail: '',
  comment: null,
  version: 1,
  updatedAt: now,
  submittedAt: null,
  publishedAt: null,
  expiresAt: null,
  shown: [],
  shownSince: null,
  ...change,
});

describe('teasers', () => {
  const census = (firms: number, change = {}) => [
    { country: 'DE', size: 'medium', scheme: 'ISIC4', code: '2930', owner: null, late: false, firms, ...change },
  ];
  const german = { country: 'DE', size: 'medium' };
  test('fine where five fit; the author is told what was hidden', () => {
    expect(makeTeaser(profile(), german, census(5))).toMatchObject({
      firms: 5,
      coarser: [],
      teaser: {
        place: 'DE',
        placeLevel: 'country',
        size: 'medium',
        offers: ['HS2022:870893'],
        languages: ['de', 'en'],
      },
    });
    const mixed = [...census(1), ...census(8, { size: 'small' })];
    expect(makeTeaser(profile(), german, mixed)).toMatchObject({ firms: 9, coarser: ['size'], teaser: { size: null } });
  });
  test('a rare product becomes its chapter, a rare country its region; then the languages are hidden, too', () => {
    const foundry = census(6, { code: '2591' });
    expect(makeTeaser(profile({ offers: ['HS2022:820730'] }), german, [...foundry])?.teaser.offers).toEqual([
      'HS2022:820730',
    ]);
    const neighbours = [...census(1), ...census(7, { country: 'AT' })];
    expect(makeTeaser(profile(), german, neighbours)).toMatchObject({
      coarser: ['size', 'codes', 'place', 'languages'],
      teaser: { placeLevel: 'region', place: '155', languages: ['en'] },
    });
  });
  test('none in an association of four; sectors of other schemes stand behind no code', () => {
    expect(makeTeaser(profile(), german, census(4))).toBeNull();
    const other = census(40, { scheme: 'WBA2023', code: 'Automotive' });
    expect(makeTeaser(profile(), german, other)?.teaser.offers).toEqual([]);
  });
  test('bands, never counts', () => {
    expect([4, 5, 11, 12, 29, 30, 99, 100].map(bandOf)).toEqual([
      null,
      '5-11',
      '5-11',
      '12-19',
      '20-29',
      '30-49',
      '50-99',
      '100+',
    ]);
  });
});

describe('profiles', () => {
  const inStatus = {
    draft: profile(),
    review: profile({ stored: 'review' }),
    published: profile({ stored: 'published', expiresAt: days(30) }),
    expired: profile({ stored: 'published', expiresAt: days(-1) }),
    withdrawn: profile({ stored: 'withdrawn' }),
  };
  test.each(Object.keys(profileMoves) as ProfileMove[])(
    '%s is possible where the table says, and nowhere else',
    (move) => {
      const possible = profileStatuses.filter((status) => mayMoveProfile(move, inStatus[status], now));
      expect(possible).toEqual(
        profileStatuses.filter((status) => (profileMoves[move].from as readonly string[]).includes(status)),
      );
    },
  );
  test('renewed in the last two months, not before', () => {
    expect(mayMoveProfile('renew', profile({ stored: 'published', expiresAt: days(61) }), now)).toBe(false);
    expect(mayMoveProfile('renew', profile({ stored: 'published', expiresAt: days(60) }), now)).toBe(true);
  });
});

describe('introductions', () => {
  const course = (stored: IntroductionStatus, change: Partial<Course> = {}): Course => ({
    stored,
    dueAt: days(3),
    askerConsentAt: null,
    askedConsentAt: null,
    ...change,
  });
  const allMoves = Object.keys(introductionMoves) as IntroductionMove[];
  const cells = allMoves.flatMap((move) =>
    introductionParties.flatMap((party) => introductionStatuses.map((status) => ({ move, party, status }))),
  );

  test('every move, by every party, in every state: as the table says', () => {
    const wrong = cells.filter(({ move, party, status }) => {
      const { from, by } = introductionMoves[move];
      const listed = (from as readonly string[]).includes(status) && (by as readonly string[]).includes(party);
      // what it has not accepted, the asked firm declines
      const expected = listed && !(move === 'withdraw' && party === 'asked_firm' && status === 'decision');
      return mayMoveIntroduction(move, party, course(status), null, now) !== expected;
    });
    expect(wrong).toEqual([]);
  });
  test('whatever has ended cannot be moved, by anybody', () => {
    const moved = cells.filter(
      ({ move, party, status }) =>
        ['closed', 'declined', 'withdrawn', 'lapsed'].includes(status) &&
        mayMoveIntroduction(move, party, course(status), null, now),
    );
    expect(moved).toEqual([]);
  });
  test('when something stands against it, it can be ended and not go on', () => {
    const possible = new Set(
      cells
        .filter(({ move, party, status }) => mayMoveIntroduction(move, party, course(status), 'alliance_ended', now))
        .map(({ move }) => move),
    );
    expect([...possible].sort()).toEqual(['decline', 'refuse', 'turn_down', 'withdraw']);
  });
  test('past its day a step has lapsed; an exchange has no day', () => {
    const late = { dueAt: days(-1) };
    for (const status of ['asker_review', 'asked_review', 'decision', 'consent'] as const) {
      expect(courseStatus(course(status, late), now)).toBe('lapsed');
      expect(waitingFor(course(status, late), now)).toEqual([]);
    }
    expect(courseStatus(course('exchanged', { dueAt: null }), now)).toBe('exchanged');
  });
  test('contacts follow the second consent; nobody consents twice', () => {
    const both = { sameAssociation: false };
    const half = course('consent', { askerConsentAt: now });
    expect(statusAfter('consent', course('consent'), both)).toBe('consent');
    expect(statusAfter('consent', half, both)).toBe('exchanged');
    expect(waitingFor(half, now)).toEqual(['asked_firm']);
    expect(mayMoveIntroduction('consent', 'asker_firm', half, null, now)).toBe(false);
    expect(statusAfter('endorse', course('asker_review'), { sameAssociation: true })).toBe('decision');
  });
});
