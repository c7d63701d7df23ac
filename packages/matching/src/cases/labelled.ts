import { bareCode, HS_ENTRIES, pathOf, type Code } from '../codes.js';
import type { MatchProfile } from '../profile.js';
import type { Candidate } from '../top.js';
import { wordsOf } from '../words.js';

/**
 * Pairs of a request and an offer with a grade: 3 just what is sought, 2 worth a talk, 1 the same trade, 0 nothing in it.
 * By rule: a request for one subheading against one offer each of the same subheading, a sister under the same heading,
 * another heading of the chapter, another chapter of the section, another section. By hand: what the tree cannot know,
 * where the text or the terms decide.
 */
export type Labelled = { request: MatchProfile; offers: { offer: Candidate; grade: number }[] };

const NOW = 20_000;

const profile = (id: string, kind: 'offer' | 'request', codes: readonly string[], about: string): Candidate => ({
  id,
  kind,
  needs: kind === 'request' ? codes.map(inTree) : [],
  offers: kind === 'offer' ? codes.map(inTree) : [],
  words: new Set(wordsOf(about)),
  countries: [kind === 'request' ? 'IN' : 'DE'],
  types: ['technical'],
  series: null,
  certificates: ['ISO 9001'],
  certificatesNeeded: [],
  languages: ['en'],
  marketsWanted: [],
  marketsExcluded: [],
  published: NOW - 30,
  inbound: 0,
});
const inTree = (code: string): Code => (code.length === 6 ? `HS2022:${code}` : `ISIC4:${code}`);

const subheadings = HS_ENTRIES.filter(({ code }) => /^\d{6}$/.test(bareCode(code)));

/** Every ninth subheading asks; the offer at each distance is the nearest one in the list. */
function byRule(): Labelled[] {
  const asked = subheadings.filter((_, index) => index % 9 === 4);
  return asked.map((entry, number) => {
    const request = profile(`request ${number}`, 'request', [bareCode(entry.code)], entry.name);
    const path = pathOf(entry.code);
    const distance = (code: Code) => path.findIndex((step) => pathOf(code).includes(step));
    const at = (steps: number) => subheadings.filter(({ code }) => distance(code) === steps);
    const grades: [steps: number, grade: number, most: number][] = [
      [0, 3, 1],
      [1, 2, 2],
      [2, 1, 2],
      [3, 0, 3],
      [-1, 0, 4],
    ];
    const offers = grades.flatMap(([steps, grade, most]) => {
      const found = at(steps);
      const start = found.length > most ? (number * 7) % (found.length - most) : 0;
      return found.slice(start, start + most).map(({ code, name }) => ({
        // ids are shuffled by their first digit, so that no order of ids helps anybody
        offer: profile(
          `${(number * 31 + Number(bareCode(code))) % 10} offer ${number} ${code}`,
          'offer',
          [bareCode(code)],
          name,
        ),
        grade,
      }));
    });
    return { request, offers };
  });
}

type Hand = [request: [code: string, about: string], ...offers: [code: string, about: string, grade: number][]];
const hand: Hand[] = [
  [
    ['870893', 'Know-how to raise clutch disc life; we seek a technical partner for friction bonding'],
    ['870893', 'Development and know-how for clutch discs, friction bonding and damper springs', 3],
    ['681389', 'Clutch friction facings, bonding know-how for heavy tractors', 2],
    ['870893', 'Wholesale of clutch kits for the aftermarket', 2],
    ['848360', 'Industrial clutches and couplings for machines, friction engineering', 1],
    ['732090', 'Diaphragm springs for clutch covers', 1],
    ['870829', 'Door trim and panels', 1],
    ['940120', 'Seats for buses', 0],
    ['853400', 'Printed circuit boards', 0],
  ],
  [
    ['732690', 'Sheet metal stampings and brackets, deep drawing, annual contracts'],
    ['732690', 'Stamping and deep drawing of brackets up to 400 tonnes', 3],
    ['732690', 'Wire articles for garden fences', 1],
    ['732619', 'Forged steel brackets for commercial vehicles', 2],
    ['820730', 'Stamping tools and deep drawing dies, with trial pressing', 1],
    ['732599', 'Ductile iron castings', 1],
    ['761699', 'Aluminium die castings', 0],
    ['392690', 'Injection moulded clips', 0],
    ['854430', 'Wiring sets', 0],
  ],
  [
    ['761699', 'Die castings in aluminium for pump housings, machined'],
    ['761699', 'Aluminium die casting and machining of pump housings', 3],
    ['761699', 'Aluminium scaffolding parts', 1],
    ['760120', 'Aluminium casting alloys', 1],
    ['845430', 'Die casting cells for aluminium, used', 0],
    ['790700', 'Zinc die castings, machined housings', 1],
    ['732510', 'Grey iron castings for pump housings, machined', 1],
    ['841330', 'Water pumps for engines', 0],
    ['540120', 'Sewing thread', 0],
  ],
  [
    ['401693', 'Seals for hydraulic brakes, EPDM mixing know-how'],
    ['401693', 'EPDM seals and mixing for hydraulic brake systems', 3],
    ['401699', 'Rubber bushings, EPDM mixing', 2],
    ['400932', 'Brake hoses with fittings', 1],
    ['391732', 'Plastic tubes', 1],
    ['870830', 'Brake cylinders and calipers', 0],
    ['381900', 'Brake fluids', 0],
    ['700721', 'Laminated glass', 0],
  ],
  [
    ['854430', 'Wiring harness for electric tractors, small series'],
    ['854430', 'Wiring harness small series for tractors and machines', 3],
    ['854442', 'Cables with connectors, small series', 2],
    ['853669', 'Connectors for wiring harness', 1],
    ['850760', 'Battery packs for electric tractors', 1],
    ['870193', 'Farm tractors', 0],
    ['732690', 'Brackets', 0],
    ['320890', 'Coatings', 0],
  ],
  [
    ['848340', 'Gear grinding partner for quiet electric axle gears'],
    ['848340', 'Ground gears for electric axles, noise analysis', 3],
    ['846024', 'Gear grinding machines and process know-how', 1],
    ['848310', 'Shafts and camshafts, ground', 2],
    ['870840', 'Gearboxes for light trucks', 1],
    ['848210', 'Ball bearings', 1],
    ['850131', 'Electric motors', 1],
    ['392690', 'Plastic gears for toys', 0],
  ],
];

function byHand(): Labelled[] {
  return hand.map(([[code, about], ...offers], number) => ({
    request: profile(`hand ${number}`, 'request', [code], about),
    offers: offers.map(([offered, text, grade], at) => ({
      offer: profile(`${(at * 7 + number * 3) % 10} hand ${number} offer ${at}`, 'offer', [offered], text),
      grade,
    })),
  }));
}

export const labelledNow = NOW;
export const labelled: readonly Labelled[] = [...byRule(), ...byHand()];
