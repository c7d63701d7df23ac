import { ProfileColumns, type Code, type Information } from '@gauge/matching';
import type { Database } from '@gauge/db';
import type { Ctx } from '../platform/index.js';
import {
  allTeasers,
  networkInformation,
  searchNews,
  sectionOfTeasers,
  type Asking,
  type ListedRow,
  type SearchNews,
} from './find.store.js';

export type Held = {
  columns: ProfileColumns;
  information: Information;
  /** Whose teasers the caller may find, as the columns name them. */ publishers: readonly number[];
  /** The caller's own. */ country: string;
};

/** Rows in one reply: some megabytes, read in some tens of milliseconds. */
const ROWS_A_TIME = 4000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * The teasers that this process has searched in, each as anonymous as strangers see it, held until they change. They come
 * all of them when the process begins, or section by section from the database's index of codes, when a search asks for one
 * that is not there yet; before every search the database tells what was written since the last one. Who may find which of
 * them is not known here.
 */
class HeldTeasers {
  private columns = new ProfileColumns();
  private information: Information | null = null;
  private era = '';
  private since = 0n;
  /** The id up to which a section was read; null once it is whole. */
  private sections = new Map<Code, string | null>();
  /** The id up to which all of them were read; null once that is done, and with it every section. */
  private readTo: string | null = FIRST;
  private turn: Promise<unknown> = Promise.resolve();

  /** What is held of these sections, as of now or later. */
  upToDate(ctx: Ctx, sections: readonly Code[]): Promise<Held> {
    return this.inTurn(async () => {
      const { publishers, country, information } = await this.follow(ctx);
      for (const section of sections) await this.read(ctx, section);
      return { columns: this.columns, information, publishers, country: country ?? '' };
    });
  }

  /** Reads some more of all there is; whether that was the rest. */
  readOn(ctx: Asking): Promise<boolean> {
    return this.inTurn(async () => {
      await this.follow(ctx);
      if (this.readTo === null) return true;
      const rows = await allTeasers(ctx, this.readTo, ROWS_A_TIME);
      this.add(rows);
      this.readTo = rows.length < ROWS_A_TIME ? null : (rows.at(-1)?.[0] ?? null);
      return this.readTo === null;
    });
  }

  /** One at a time is told what is new: replies apply in order. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const own = this.turn.then(work);
    this.turn = own.catch(() => undefined);
    return own;
  }

  private async follow(ctx: Asking): Promise<SearchNews & { information: Information }> {
    const news = await searchNews(ctx, this.era, this.since);
    if (news.changed === null) this.begin(news.era);
    else if (news.changed.length > 0) {
      this.information = null;
      for (const row of news.changed) this.take(row);
    }
    this.since = news.upto;
    this.information ??= await networkInformation(ctx);
    return { ...news, information: this.information };
  }

  private begin(era: string): void {
    this.era = era;
    this.columns = new ProfileColumns();
    this.information = null;
    this.sections = new Map();
    this.readTo = FIRST;
  }

  /** Goes on where it was left: a reader whose time is up leaves the rest of a large section to the next one. */
  private async read(ctx: Ctx, section: Code): Promise<void> {
    if (this.readTo === null) return;
    for (let after = this.sections.get(section) ?? FIRST; this.sections.get(section) !== null;) {
      const rows = await sectionOfTeasers(ctx, section, after, ROWS_A_TIME);
      this.add(rows);
      after = rows.at(-1)?.[0] ?? after;
      this.sections.set(section, rows.length < ROWS_A_TIME ? null : after);
    }
  }

  /** What was brought before is as new. */
  private add(rows: readonly ListedRow[]): void {
    for (const row of rows) if (this.columns.find(row[0]) < 0) this.take(row);
  }

  private take(row: ListedRow | [id: string]): void {
    if (row.length === 1) this.columns.remove(row[0]);
    else this.columns.put(listedOf(row));
  }
}

/** One for the process; told of another database, it begins anew. */
export const heldTeasers = new HeldTeasers();

/**
 * Reads what can be searched in before anybody searches: the first search among 10^5 profiles would else take seconds. Searches
 * come in between, and find as much as ever.
 */
export async function readAhead(database: Database): Promise<void> {
  const some = () => database.transaction({ scope: 'search' }, (tx) => heldTeasers.readOn({ tx, now: new Date() }));
  while (!(await some()));
}

const SECONDS_A_DAY = 86_400;

function listedOf(row: ListedRow) {
  const [id, publisher, kind, needs, offers, words, countries, types, series, ...rest] = row;
  const [certificates, certificatesNeeded, languages, marketsWanted, published, expires] = rest;
  return {
    id,
    publisher,
    kind,
    needs,
    offers,
    words: new Set(words),
    countries,
    types,
    series,
    certificates,
    certificatesNeeded,
    languages,
    marketsWanted,
    published: published / SECONDS_A_DAY,
    expires: expires / SECONDS_A_DAY,
  };
}
