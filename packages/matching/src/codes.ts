import { HS_CHAPTERS, HS_HEADINGS, HS_SECTIONS } from './hs.data.js';

/**
 * A code with its scheme and version: `HS2022:870893`, `ISIC4:2930`. Trees: HS section (`S17`), chapter (2 digits), heading
 * (4), subheading (6); ISIC section (letter), division (2), group (3), class (4).
 */
export type Code = string;
export type Scheme = 'HS2022' | 'ISIC4';
export type CodeEntry = { code: Code; name: string; words: string };

const sections = lines(HS_SECTIONS).map((line, index) => {
  const [first = '', last = '', ...name] = line.split(' ');
  return { number: `S${index + 1}`, first: Number(first), last: Number(last), name: name.join(' ') };
});

/** All HS codes that are kept with a name. */
export const HS_ENTRIES: readonly CodeEntry[] = [
  ...sections.map(({ number, name }) => ({ code: `HS2022:${number}`, name, words: '' })),
  ...[...lines(HS_CHAPTERS), ...lines(HS_HEADINGS)].map((line) => {
    const [text = '', words = ''] = line.split(' | ');
    const code = text.slice(0, text.indexOf(' '));
    return { code: `HS2022:${code}`, name: text.slice(code.length + 1), words };
  }),
];

/** First and last division of the ISIC Rev. 4 sections A to U. */
const ISIC_DIVISIONS =
  'A1-3 B5-9 C10-33 D35-35 E36-39 F41-43 G45-47 H49-53 I55-56 J58-63 K64-66 L68-68 M69-75 N77-82 O84-84 P85-85 Q86-88 R90-93 S94-96 T97-98 U99-99'
    .split(' ')
    .map((text) => {
      const [first = '', last = ''] = text.slice(1).split('-');
      return { section: text[0] ?? '', first: Number(first), last: Number(last) };
    });

export const schemeOf = (code: Code): Scheme => (code.startsWith('HS2022:') ? 'HS2022' : 'ISIC4');
export const bareCode = (code: Code): string => code.slice(code.indexOf(':') + 1);

/** Whether the code can stand on a profile: an HS or ISIC code in a chapter or division that exists. */
export function isCode(code: Code): boolean {
  const match = /^(HS2022:(S\d{1,2}|\d{2}|\d{4}|\d{6})|ISIC4:([A-U]|\d{2,4}))$/.exec(code);
  return match !== null && findSection(schemeOf(code), bareCode(code)) !== undefined;
}

/** Codes in use are some thousands; whoever asks for more begins anew. */
const MOST_KEPT = 20_000;
const kept = new Map<Code, readonly Code[]>();

/** The code and everything above it, the code first, its section last: `870893, 8708, 87, S17`. */
export function pathOf(code: Code): readonly Code[] {
  const known = kept.get(code);
  if (known !== undefined) return known;
  const path = findPath(code);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(code, path);
  return path;
}

function findPath(code: Code): Code[] {
  const scheme = schemeOf(code);
  const bare = bareCode(code);
  const section = findSection(scheme, bare);
  if (section === undefined) throw new RangeError(`no code ${code}`);
  if (section === bare) return [code];
  const lengths = scheme === 'HS2022' ? [6, 4, 2] : [4, 3, 2];
  const steps = lengths.filter((length) => length <= bare.length).map((length) => bare.slice(0, length));
  return [...steps, section].map((step) => `${scheme}:${step}`);
}

/** The section that a code lies in: its highest code. */
export const sectionOf = (code: Code): Code => pathOf(code).at(-1) ?? code;

/** 1 for a section, 4 for a subheading or a class. */
export const depthOf = (code: Code): number => pathOf(code).length;

/** The deepest code that both lie at or below; undefined when not even the section is common. */
export function meetingOf(a: Code, b: Code): Code | undefined {
  const over = pathOf(b);
  return pathOf(a).find((code) => over.includes(code));
}

function findSection(scheme: Scheme, bare: string): string | undefined {
  if (scheme === 'HS2022') {
    if (bare.startsWith('S')) return sections.find(({ number }) => number === bare)?.number;
    const chapter = Number(bare.slice(0, 2));
    // chapter 77 is reserved and empty
    return chapter === 77 ? undefined : sections.find(({ first, last }) => first <= chapter && chapter <= last)?.number;
  }
  if (/^[A-U]$/.test(bare)) return bare;
  const division = Number(bare.slice(0, 2));
  return ISIC_DIVISIONS.find(({ first, last }) => first <= division && division <= last)?.section;
}

function lines(text: string): string[] {
  return text.trim().split('\n');
}
