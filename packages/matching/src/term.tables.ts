import { FIELD, stances, type ProfileColumns } from './columns.js';
import { acceptsPlace, capacityDoes, isCertified, shareLanguage, type Filters } from './filters.js';
import { certificatesPart, marketsPart, meanOfTerms, seriesPart, typesPart } from './fit.js';
import type { MatchProfile } from './profile.js';

const RULED_OUT = -1;

/**
 * What each list of terms that stands in the network means to one profile: ruled out, or what it counts for. Worked out by
 * the rules that score a pair, when the first profile with that list comes along.
 */
export class TermTables {
  /** What the terms of the row last taken count for. */
  there = 0;
  back = 0;
  private readonly rows: Int32Array;
  private readonly stance: Float64Array;
  private readonly types: (list: number) => number;
  private readonly certificates: (list: number) => number;
  private readonly certificatesNeeded: (list: number) => number;
  private readonly languages: (list: number) => number;
  private readonly countries: (list: number) => number;
  private readonly marketsWanted: (list: number) => number;
  private readonly ownMarkets: number;

  constructor({ rows, lists }: ProfileColumns, one: MatchProfile, { kind, type, country }: Omit<Filters, 'words'>) {
    const table = (worth: (list: readonly string[]) => number) => remembered(lists.values, worth);
    const unless = (out: boolean, worth: number) => (out ? RULED_OUT : worth);
    this.rows = rows;
    this.stance = Float64Array.from(stances, (other) =>
      unless((kind !== null && other.kind !== kind) || !capacityDoes(one, other), seriesPart(one.series, other.series)),
    );
    this.types = table((types) => unless(type !== null && !types.includes(type), typesPart(one.types, types)));
    this.certificates = table((held) =>
      unless(!isCertified(one.certificatesNeeded, held), certificatesPart(one.certificatesNeeded, held)),
    );
    this.certificatesNeeded = table((needed) =>
      unless(!isCertified(needed, one.certificates), certificatesPart(needed, one.certificates)),
    );
    this.languages = table((languages) => unless(!shareLanguage(one.languages, languages), 0));
    this.countries = table((countries) =>
      unless((country !== null && !countries.includes(country)) || !acceptsPlace(one, countries), 0),
    );
    this.marketsWanted = table((marketsWanted) =>
      unless(!acceptsPlace({ marketsWanted, marketsExcluded: [] }, one.countries), marketsPart(marketsWanted)),
    );
    this.ownMarkets = marketsPart(one.marketsWanted);
  }

  /** Whether neither side, and no filter, rules the profile out whose row begins `at`; if so, what its terms count for. */
  take(at: number): boolean {
    const { rows } = this;
    const made = this.stance[rows[at + FIELD.stance]!]!;
    if (made === RULED_OUT || this.countries(rows[at + FIELD.countries]!) === RULED_OUT) return false;
    if (this.languages(rows[at + FIELD.languages]!) === RULED_OUT) return false;
    const types = this.types(rows[at + FIELD.types]!);
    const held = this.certificates(rows[at + FIELD.certificates]!);
    const needed = this.certificatesNeeded(rows[at + FIELD.certificatesNeeded]!);
    const markets = this.marketsWanted(rows[at + FIELD.marketsWanted]!);
    if (types === RULED_OUT || held === RULED_OUT || needed === RULED_OUT || markets === RULED_OUT) return false;
    this.there = meanOfTerms(types, made, held, this.ownMarkets);
    this.back = meanOfTerms(types, made, needed, markets);
    return true;
  }
}

function remembered<T>(values: readonly T[], worth: (value: T) => number): (number: number) => number {
  const known = new Float64Array(values.length).fill(Number.NaN);
  return (number) => {
    const earlier = known[number]!;
    if (!Number.isNaN(earlier)) return earlier;
    return (known[number] = worth(values[number]!));
  };
}
