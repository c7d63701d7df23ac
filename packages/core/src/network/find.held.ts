import { ProfileColumns, type Code, type Information } from '@gauge/matching';
import type { Ctx } from '../platform/index.js';
import { networkInformation, searchNews, sectionOfTeasers, type ListedRow } from './find.store.js';

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
 * section by section from the database's index of codes, when the first search in a section asks for it; before every
 * search the database tells what was written since the last one. Who may find which of them is not known here.
 */
class HeldTeasers {
  private columns = new ProfileColumns();
  private information: Information | null = null;
  private era = '';
  private since = 0n;
  /** The id up to which a section was read; null once it is whole. */
  private sections = new Map<Code, string | null>();
  private turn: Promise<unknown> = Promise.resolve();

  /** What is held of these sections, as of now or later. One search at a time is told what is new: replies apply in order. */
  async upToDate(ctx: Ctx, sections: readonly Code[]): Promise<Held> {
    const own = this.turn.then(() => this.follow(ctx, sections));
    this.turn = own.catch(() => undefined);
    return own;
  }

  private async follow(ctx: Ctx, sections: readonly Code[]): Promise<Held> {
    const { era, publishers, country, upto, changed } = await searchNews(ctx, this.era, this.since);
    if (changed === null) this.begin(era);
    else if (changed.length > 0) {
      this.information = null;
      for (const row of changed) this.take(row);
    }
    this.since = upto;
    for (const section of sections) await this.read(ctx, section);
    this.information ??= await networkInformation(ctx);
    return { columns: this.columns, information: this.information, publishers, country };
  }

  private begin(era: string): void {
    this.era = era;
    this.columns = new ProfileColumns();
    this.information = null;
    this.sections = new Map();
  }

  /** Goes on where it was left: a reader whose time is up leaves the rest of a large section to the next one. */
  private async read(ctx: Ctx, section: Code): Promise<void> {
    for (let after = this.sections.get(section) ?? FIRST; this.sections.get(section) !== null;) {
      const rows = await sectionOfTeasers(ctx, section, after, ROWS_A_TIME);
      // what another section brought is as new
      for (const row of rows) if (this.columns.find(row[0]) < 0) this.take(row);
      after = rows.at(-1)?.[0] ?? after;
      this.sections.set(section, rows.length < ROWS_A_TIME ? null : after);
    }
  }

  private take(row: ListedRow | [id: string]): void {
    if (row.length === 1) this.columns.remove(row[0]);
    else this.columns.put(listedOf(row));
  }
}

/** One for the process; told of another database, it begins anew. */
export const heldTeasers = new HeldTeasers();

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
