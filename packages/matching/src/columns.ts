import { pathOf, schemeOf, sectionOf, type Code } from './codes.js';
import { freshnessThen } from './fit.js';
import { series, type MatchProfile } from './profile.js';

/** A published profile as it is searched. Whom it excludes is not kept: whoever admits what was found decides on that. */
export type Listed = Omit<MatchProfile, 'marketsExcluded'> & {
  /** Who publishes it, as a number that says no more than "the same". */ publisher: number;
  /** Days since 1970. */ expires: number;
};

/** Distinct values, numbered as they come; a number stays. */
export class Numbered<T> {
  readonly values: T[] = [];
  private readonly numbers = new Map<string | number, number>();

  of(key: string | number, value: T): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.values.length);
    return this.values.push(value) - 1;
  }

  find(key: string | number): number | undefined {
    return this.numbers.get(key);
  }
}

/** How deep the trees are: a section, and three below it. */
export const LEVELS = 4;

/** The codes that profiles have, each with the codes above it as numbers. */
class CodeNumbers extends Numbered<Code> {
  readonly isHs: boolean[] = [];
  /** Of the codes numbered so far, those that lie in a section. */
  readonly inSection = new Map<Code, number[]>();
  /** `LEVELS` numbers for each code, its section first; -1 below the code itself. */
  readonly paths: number[] = [];
  private readonly sections = new Numbered<Code>();
  private readonly nodes = new Numbered<Code>();

  override of(code: Code): number {
    const number = super.of(code, code);
    if (number < this.isHs.length) return number;
    this.isHs.push(schemeOf(code) === 'HS2022');
    this.paths.push(...this.pathNumbers(code));
    const section = sectionOf(code);
    this.inSection.set(section, [...(this.inSection.get(section) ?? []), number]);
    return number;
  }

  /** The sections of codes as bits; two sections may share one. */
  sectionBits(codes: readonly Code[]): number {
    return codes.map(sectionOf).reduce((bits, section) => bits | (1 << (this.sections.of(section, section) % 32)), 0);
  }

  pathNumbers(code: Code): number[] {
    const path = [...pathOf(code)].reverse().map((one) => this.nodes.of(one, one));
    return Array.from({ length: LEVELS }, (_, level) => path[level] ?? -1);
  }
}

/** Where the numbers of a profile stand in its row. */
export const FIELD = {
  publisher: 0,
  stance: 1,
  /** Codes needed, then codes offered, from `codesAt` on: `codes` in all, the first `needs` of them needed. */
  codesAt: 2,
  codes: 3,
  needs: 4,
  wordsAt: 5,
  words: 6,
  types: 7,
  certificates: 8,
  certificatesNeeded: 9,
  languages: 10,
  countries: 11,
  marketsWanted: 12,
} as const;
/** Sixteen numbers of four bytes: one line of a processor's cache. */
export const WIDTH = 16;
const SMALLEST = 1024;

/** What `kind` and `series` say together, as one small number. */
export const stanceOf = ({ kind, series: made }: Pick<MatchProfile, 'kind' | 'series'>): number =>
  (kind === 'offer' ? 0 : 1) * (series.length + 1) + (made === null ? 0 : series.indexOf(made) + 1);
export const stances = (['offer', 'request'] as const).flatMap((kind) =>
  [null, ...series].map((made) => ({ kind, series: made })),
);

/**
 * The published profiles of a network in columns of numbers, so that a search can look at each of them: 10^5 take about
 * 25 MB. Lists that many profiles share (countries, languages, kinds of partnership) are kept once.
 */
export class ProfileColumns {
  readonly publishers = new Numbered<number>();
  readonly codes = new CodeNumbers();
  readonly words = new Numbered<string>();
  readonly lists = new Numbered<readonly string[]>();
  readonly codesOf = new Pool();
  readonly wordsOf = new Pool();
  readonly spare = new Spare();
  /** Rows that were ever taken; one that was left free has expired since ever. */
  taken = 0;
  rows = new Int32Array(SMALLEST * WIDTH);
  /** A bit for each section with a code, as `sectionBits` has them: most searches pass most rows by for these alone. */
  needSections = new Int32Array(SMALLEST);
  offerSections = new Int32Array(SMALLEST);
  published = new Float64Array(SMALLEST);
  /** As `freshnessThen` has it. */
  freshness = new Float64Array(SMALLEST);
  expires = new Float64Array(SMALLEST);
  private readonly ids: string[] = [];
  private readonly rowOf = new Map<string, number>();
  private readonly free: number[] = [];

  get size(): number {
    return this.rowOf.size;
  }

  /** Adds a profile, or takes it in place of what was known of it. */
  put(profile: Listed): void {
    this.remove(profile.id);
    const row = this.free.pop() ?? this.taken++;
    if (row * WIDTH === this.rows.length) this.grow();
    this.rowOf.set(profile.id, row);
    this.ids[row] = profile.id;
    this.published[row] = profile.published;
    this.freshness[row] = freshnessThen(profile.published);
    this.needSections[row] = this.codes.sectionBits(profile.needs);
    this.offerSections[row] = this.codes.sectionBits(profile.offers);
    this.expires[row] = profile.expires;
    const codes = [...profile.needs, ...profile.offers].map((code) => this.codes.of(code));
    const words = [...profile.words].map((word) => this.words.of(word, word));
    const { publisher } = profile;
    this.rows.set(
      [
        this.publishers.of(publisher, publisher),
        stanceOf(profile),
        this.codesOf.add(codes),
        codes.length,
        profile.needs.length,
        this.wordsOf.add(words),
        words.length,
        this.listed(profile.types),
        this.listed(profile.certificates),
        this.listed(profile.certificatesNeeded),
        this.listed(profile.languages),
        this.listed(profile.countries),
        this.listed(profile.marketsWanted),
      ],
      row * WIDTH,
    );
  }

  remove(id: string): void {
    const row = this.rowOf.get(id);
    if (row === undefined) return;
    this.rowOf.delete(id);
    this.free.push(row);
    this.expires[row] = -Infinity;
    this.needSections[row] = this.offerSections[row] = 0;
    this.codesOf.leave(this.field(row, 'codes'));
    this.wordsOf.leave(this.field(row, 'words'));
    for (const field of ['codes', 'words'] as const) this.rows[row * WIDTH + FIELD[field]] = 0;
    if (this.codesOf.isSparse) this.codesOf.pack(this.rows, FIELD.codesAt, FIELD.codes);
    if (this.wordsOf.isSparse) this.wordsOf.pack(this.rows, FIELD.wordsAt, FIELD.words);
  }

  /** The row of a profile that is kept; -1 for another. */
  find(id: string): number {
    return this.rowOf.get(id) ?? -1;
  }

  profileAt(row: number): MatchProfile {
    const codes = this.codesOf.list(this.field(row, 'codesAt'), this.field(row, 'codes'));
    const words = this.wordsOf.list(this.field(row, 'wordsAt'), this.field(row, 'words'));
    const named = [...codes].map((code) => this.codes.values[code] ?? '');
    const needs = this.field(row, 'needs');
    return {
      id: this.ids[row] ?? '',
      ...(stances[this.field(row, 'stance')] ?? { kind: 'offer', series: null }),
      needs: named.slice(0, needs),
      offers: named.slice(needs),
      words: new Set([...words].map((word) => this.words.values[word] ?? '')),
      types: this.list(row, 'types'),
      certificates: this.list(row, 'certificates'),
      certificatesNeeded: this.list(row, 'certificatesNeeded'),
      languages: this.list(row, 'languages'),
      countries: this.list(row, 'countries'),
      marketsWanted: this.list(row, 'marketsWanted'),
      marketsExcluded: [],
      published: this.published[row] ?? 0,
    };
  }

  private field(row: number, field: keyof typeof FIELD): number {
    return this.rows[row * WIDTH + FIELD[field]] ?? 0;
  }

  private list(row: number, field: keyof typeof FIELD): readonly string[] {
    return this.lists.values[this.field(row, field)] ?? [];
  }

  private listed(list: readonly string[]): number {
    return this.lists.of(list.join('\n'), list);
  }

  private grow(): void {
    this.rows = grown(this.rows, new Int32Array(this.rows.length * 2));
    this.needSections = grown(this.needSections, new Int32Array(this.needSections.length * 2));
    this.offerSections = grown(this.offerSections, new Int32Array(this.offerSections.length * 2));
    this.published = grown(this.published, new Float64Array(this.published.length * 2));
    this.freshness = grown(this.freshness, new Float64Array(this.freshness.length * 2));
    this.expires = grown(this.expires, new Float64Array(this.expires.length * 2));
  }
}

/**
 * Arrays that one search fills and leaves to the next. Each would want some hundreds of kilobytes; collecting them as
 * garbage took longer than the searches in between.
 */
class Spare {
  private readonly kept = new Map<string, Float64Array>();
  private links = new Int32Array(SMALLEST);

  /** At least so many numbers for this use, all the same. */
  filled(use: string, length: number, value: number): Float64Array {
    let array = this.kept.get(use);
    if (!array || array.length < length) this.kept.set(use, (array = new Float64Array(2 * length)));
    return array.fill(value, 0, length);
  }

  /** At least so many, with whatever stands in them. */
  unfilled(length: number): Int32Array {
    if (this.links.length < length) this.links = new Int32Array(2 * length);
    return this.links;
  }
}

/** Lists of numbers end to end in one array. */
class Pool {
  numbers = new Uint32Array(SMALLEST);
  private used = 0;
  private left = 0;

  /** @returns where the list begins */
  add(list: readonly number[]): number {
    while (this.used + list.length > this.numbers.length)
      this.numbers = grown(this.numbers, new Uint32Array(this.numbers.length * 2));
    this.numbers.set(list, this.used);
    this.used += list.length;
    return this.used - list.length;
  }

  list(at: number, length: number): Uint32Array {
    return this.numbers.subarray(at, at + length);
  }

  leave(length: number): void {
    this.left += length;
  }

  get isSparse(): boolean {
    return this.left > SMALLEST && this.left > this.used / 2;
  }

  /** Closes the gaps; `at` and `length` are the fields of a row that say where its list stands. */
  pack(rows: Int32Array, at: number, length: number): void {
    const [old, end] = [this.numbers, rows.length];
    [this.numbers, this.used, this.left] = [new Uint32Array(old.length), 0, 0];
    for (let row = 0; row < end; row += WIDTH) {
      const from = rows[row + at] ?? 0;
      rows[row + at] = this.used;
      this.numbers.set(old.subarray(from, from + (rows[row + length] ?? 0)), this.used);
      this.used += rows[row + length] ?? 0;
    }
  }
}

function grown<T extends Int32Array | Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
