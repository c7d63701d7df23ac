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
  private readonly types: ListTable;
  private readonly certificates: ListTable;
  private readonly certificatesNeeded: ListTable;
  private readonly languages: ListTable;
  private readonly countries: ListTable;
  private readonly marketsWanted: ListTable;
  private readonly ownMarkets: number;

  constructor(
    { rows, lists, spare }: ProfileColumns,
    one: MatchProfile,
    { kind, type, country }: Omit<Filters, 'words'>,
  ) {
    const { values } = lists;
    const table = (use: string, worth: (list: readonly string[]) => number) =>
      new ListTable(values, worth, spare.filled(use, values.length, Number.NaN));
    const unless = (out: boolean, worth: number) => (out ? RULED_OUT : worth);
    this.rows = rows;
    this.stance = Float64Array.from(stances, (other) =>
      unless((kind !== null && other.kind !== kind) || !capacityDoes(one, other), seriesPart(one.series, other.series)),
    );
    this.types = table('types', (types) => unless(type !== null && !types.includes(type), typesPart(one.types, types)));
    this.certificates = table('certificates', (held) =>
      unless(!isCertified(one.certificatesNeeded, held), certificatesPart(one.certificatesNeeded, held)),
    );
    this.certificatesNeeded = table('certificatesNeeded', (needed) =>
      unless(!isCertified(needed, one.certificates), certificatesPart(needed, one.certificates)),
    );
    this.languages = table('languages', (languages) => unless(!shareLanguage(one.languages, languages), 0));
    this.countries = table('countries', (countries) =>
      unless((country !== null && !countries.includes(country)) || !acceptsPlace(one, countries), 0),
    );
    this.marketsWanted = table('marketsWanted', (marketsWanted) =>
      unless(!acceptsPlace({ marketsWanted, marketsExcluded: [] }, one.countries), marketsPart(marketsWanted)),
    );
    this.ownMarkets = marketsPart(one.marketsWanted);
  }

  /** Whether neither side, and no filter, rules the profile out whose row begins `at`; if so, what its terms count for. */
  take(at: number): boolean {
    const { rows } = this;
    const made = this.stance[rows[at + FIELD.stance]!]!;
    if (made === RULED_OUT || this.countries.of(rows[at + FIELD.countries]!) === RULED_OUT) return false;
    if (this.languages.of(rows[at + FIELD.languages]!) === RULED_OUT) return false;
    const types = this.types.of(rows[at + FIELD.types]!);
    const held = this.certificates.of(rows[at + FIELD.certificates]!);
    const needed = this.certificatesNeeded.of(rows[at + FIELD.certificatesNeeded]!);
    const markets = this.marketsWanted.of(rows[at + FIELD.marketsWanted]!);
    if (types === RULED_OUT || held === RULED_OUT || needed === RULED_OUT || markets === RULED_OUT) return false;
    this.there = meanOfTerms(types, made, held, this.ownMarkets);
    this.back = meanOfTerms(types, made, needed, markets);
    return true;
  }
}

/** What each of the network's lists counts for, worked out when it is first asked for. */
class ListTable {
  constructor(
    private readonly lists: readonly (readonly string[])[],
    private readonly worth: (list: readonly string[]) => number,
    /** NaN where it was not asked for yet. */ private readonly known: Float64Array,
  ) {}

  of(number: number): number {
    const known = this.known[number]!;
    return Number.isNaN(known) ? this.learn(number) : known;
  }

  private learn(number: number): number {
    return (this.known[number] = this.worth(this.lists[number]!));
  }
}
