import { CodeTables } from './code.tables.js';
import { FIELD, WIDTH, type ProfileColumns } from './columns.js';
import { freshnessOf, mutual, totalOf } from './fit.js';
import type { Information } from './information.js';
import type { MatchProfile } from './profile.js';
import { TermTables } from './term.tables.js';

/** What a search keeps to before anything is ranked. */
export type Filters = {
  /** All of them stand in the profile. */ words: readonly string[];
  kind: string | null;
  type: string | null;
  country: string | null;
};
export type Wanted = Filters & { publishers: readonly number[]; /** No more than these, the best ones. */ most: number };

/** `rest`: no profile that was left out for `most` scores more than this; 0 when none was. */
export type Shortlist = { found: readonly MatchProfile[]; rest: number };

/** Sums are taken in another order here than where a pair is scored: they differ in the last digits. */
const LAST_DIGITS = 1e-9;

/**
 * The profiles that score highest for `one`, congestion left aside, in no order. Every profile is looked at, by tables made
 * for this search; one that cannot reach those already found is left before its words are compared.
 */
export function shortlist(
  columns: ProfileColumns,
  one: MatchProfile,
  information: Information,
  now: number,
  wanted: Wanted,
): Shortlist {
  const publishers = new Uint8Array(columns.publishers.values.length);
  for (const publisher of wanted.publishers) {
    const number = columns.publishers.find(publisher);
    if (number !== undefined) publishers[number] = 1;
  }
  const codes = new CodeTables(columns, one, information);
  const terms = new TermTables(columns, one, wanted);
  const words = new WordTable(columns, one.words, wanted.words);
  const best = new Highest(wanted.most);
  const { rows, expires, published, taken } = columns;
  const own = columns.find(one.id);
  const ownFreshness = freshnessOf(one.published, now);
  for (let row = 0; row < taken; row++) {
    const at = row * WIDTH;
    if (!(expires[row]! > now) || publishers[rows[at + FIELD.publisher]!] === 0 || row === own) continue;
    const there = codes.there(at);
    const back = there === 0 ? 0 : codes.back(at);
    if (back === 0 || best.excludes(mutual(totalOf(there, 1, 1, 1), totalOf(back, 1, 1, ownFreshness)))) continue;
    if (!terms.take(at)) continue;
    const freshness = freshnessOf(published[row]!, now);
    const scoreWith = (text: number) =>
      mutual(totalOf(there, text, terms.there, freshness), totalOf(back, text, terms.back, ownFreshness));
    if (best.excludes(scoreWith(words.atMost(at)))) continue;
    const text = words.similarity(at);
    if (text !== null) best.take(row, scoreWith(text));
  }
  return {
    found: best.taken().map((row) => columns.profileAt(row)),
    rest: best.missed ? best.floor + LAST_DIGITS : 0,
  };
}

/** The words of one profile, and those that must be there, as marks on all words there are. */
class WordTable {
  private readonly marks: Uint8Array;
  private readonly own: number;
  private readonly required: number;

  constructor(
    private readonly columns: ProfileColumns,
    own: ReadonlySet<string>,
    required: readonly string[],
  ) {
    this.marks = new Uint8Array(columns.words.values.length);
    this.own = own.size;
    this.required = new Set(required).size;
    for (const [words, mark] of [
      [own, 1],
      [required, 2],
    ] as const)
      for (const word of words) {
        const number = columns.words.find(word);
        if (number !== undefined) this.marks[number]! |= mark;
      }
  }

  /** The most that `similarity` can be, by how many words there are. */
  atMost(at: number): number {
    const their = this.columns.rows[at + FIELD.words]!;
    return their === 0 || this.own === 0 ? 0 : Math.sqrt(Math.min(their, this.own) / Math.max(their, this.own));
  }

  /** As `textSimilarity`; null when a word that must be there is not. */
  similarity(at: number): number | null {
    const { rows, wordsOf } = this.columns;
    const [from, their] = [rows[at + FIELD.wordsAt]!, rows[at + FIELD.words]!];
    let [common, required] = [0, 0];
    for (let place = from; place < from + their; place++) {
      const mark = this.marks[wordsOf.numbers[place]!]!;
      common += mark & 1;
      required += mark >> 1;
    }
    if (required < this.required) return null;
    return common === 0 ? 0 : common / Math.sqrt(this.own * their);
  }
}

/** The rows with the highest scores so far, as a heap with the lowest of them on top. */
class Highest {
  missed = false;
  private readonly rows: number[] = [];
  private readonly scores: number[] = [];

  constructor(private readonly most: number) {}

  /** The lowest score that is in, once there are as many as may be. */
  get floor(): number {
    return this.rows.length < this.most ? 0 : this.scores[0]!;
  }

  /** Whether a score is of no use any more; notes that there was one. */
  excludes(score: number): boolean {
    if (this.rows.length < this.most || score > this.scores[0]!) return false;
    this.missed = true;
    return true;
  }

  take(row: number, score: number): void {
    if (this.excludes(score)) return;
    if (this.rows.length < this.most) this.rise(this.rows.length, row, score);
    else {
      this.missed = true;
      this.sink(row, score);
    }
  }

  taken(): readonly number[] {
    return this.rows;
  }

  private rise(place: number, row: number, score: number): void {
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.scores[above]! <= score) break;
      this.set(place, this.rows[above]!, this.scores[above]!);
      place = above;
    }
    this.set(place, row, score);
  }

  private sink(row: number, score: number): void {
    const { length } = this.rows;
    let place = 0;
    for (let below = 1; below < length; below = 2 * place + 1) {
      if (below + 1 < length && this.scores[below + 1]! < this.scores[below]!) below++;
      if (this.scores[below]! >= score) break;
      this.set(place, this.rows[below]!, this.scores[below]!);
      place = below;
    }
    this.set(place, row, score);
  }

  private set(place: number, row: number, score: number): void {
    this.rows[place] = row;
    this.scores[place] = score;
  }
}
