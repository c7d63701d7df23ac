import { CodeTables } from './code.tables.js';
import { FIELD, WIDTH, type ProfileColumns } from './columns.js';
import type { Filters } from './filters.js';
import { freshnessNow, freshnessOf, mutual, totalOf } from './fit.js';
import type { Information } from './information.js';
import type { MatchProfile } from './profile.js';
import { TermTables } from './term.tables.js';

export type Wanted = Filters & {
  publishers: readonly number[];
  /** No more than these, the best ones. */ most: number;
};

/** `rest`: no profile that was left out for `most` scores more than this; 0 when none was. */
export type Shortlist = { found: readonly MatchProfile[]; rest: number };

/** Sums are taken in another order here than where a pair is scored: they differ in the last digits. */
const LAST_DIGITS = 1e-9;

/** Steps from 0 to the highest score in which profiles are looked at. */
const STEPS = 512;

/**
 * The profiles that score highest for `one`, congestion left aside, in no order. One pass over all of them in the order of
 * memory says the most that each can score, exact but for the words and for codes that compete for a need; then those who
 * can score most are looked at first, until nobody is left who could reach those already found.
 */
export function shortlist(
  columns: ProfileColumns,
  one: MatchProfile,
  information: Information,
  now: number,
  wanted: Wanted,
): Shortlist {
  const codes = new CodeTables(columns, one, information);
  const terms = new TermTables(columns, one, wanted);
  const words = new WordTable(columns, one.words, wanted.words);
  const best = new Highest(wanted.most);
  const today = freshnessNow(now);
  const ownFreshness = freshnessOf(one.published, now);
  const score = (row: number, there: number, back: number, text: number) =>
    mutual(
      totalOf(there, text, terms.there, Math.min(1, columns.freshness[row]! * today)),
      totalOf(back, text, terms.back, ownFreshness),
    );
  const mostOf = (row: number, at: number) => {
    const there = codes.thereAtMost(at);
    const back = there === 0 ? 0 : codes.back(at);
    return back === 0 || !terms.take(at) ? 0 : score(row, there, back, words.atMost(at));
  };
  const { first, next } = byMost(columns, codes, columns.find(one.id), now, wanted.publishers, mostOf);
  for (let step = STEPS; step >= 0 && !(first[step]! >= 0 && best.excludes((step + 1) / STEPS)); step--)
    for (let row = first[step]!; row >= 0; row = next[row]!) {
      const at = row * WIDTH;
      const text = words.similarity(at);
      if (text !== null && terms.take(at)) best.take(row, score(row, codes.there(at), codes.back(at), text));
    }
  return {
    found: best.taken().map((row) => columns.profileAt(row)),
    rest: best.missed ? best.floor + LAST_DIGITS : 0,
  };
}

/** The rows that may be found, those that can score anything, in a list for each step of the most that it can be. */
function byMost(
  { rows, expires, taken, publishers, spare }: ProfileColumns,
  codes: CodeTables,
  own: number,
  now: number,
  wanted: readonly number[],
  mostOf: (row: number, at: number) => number,
): { first: Int32Array; next: Int32Array } {
  const open = new Uint8Array(publishers.values.length);
  for (const publisher of wanted) {
    const number = publishers.find(publisher);
    if (number !== undefined) open[number] = 1;
  }
  const [first, next] = [new Int32Array(STEPS + 1).fill(-1), spare.unfilled(taken)];
  for (let row = 0; row < taken; row++) {
    if (!codes.meets(row)) continue;
    const at = row * WIDTH;
    if (open[rows[at + FIELD.publisher]!] === 0 || !(expires[row]! > now) || row === own) continue;
    const most = mostOf(row, at);
    if (most === 0) continue;
    const step = Math.min(STEPS, Math.floor(most * STEPS));
    next[row] = first[step]!;
    first[step] = row;
  }
  return { first, next };
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
