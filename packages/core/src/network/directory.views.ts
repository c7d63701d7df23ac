import type { DirectoryEntry } from '@gauge/contracts';
import { NBand } from '@gauge/contracts';
import { standingWith } from '../alliances/index.js';
import { builtInInstruments, isicName, readIn, withBuiltInTexts } from '../instruments/index.js';
import { associationOf, may, type Ctx } from '../platform/index.js';
import { circle, directory } from './directory.store.js';

/** The network as an association that looks for an ally sees it. */
export async function networkDirectory(ctx: Ctx): Promise<{ items: DirectoryEntry[] }> {
  may(ctx, 'alliances:read');
  const own = associationOf(ctx);
  const standing = await standingWith(ctx);
  const items = (await directory(ctx)).map(({ id, name, country, firms, sectors, instruments }) => {
    const { allowed, open } = standing.get(id) ?? { allowed: [], open: null };
    return {
      id,
      name,
      country,
      own: id === own,
      firms: NBand.nullable().parse(firms),
      sectors: sectors.map((sector) => sectorWords(sector, ctx.language)),
      instruments: instruments.map((title) => titleWords(title, ctx.language)),
      allowed,
      alliance: open && { id: open.id, status: open.status, yourTurn: open.yourTurn },
    };
  });
  return { items };
}

const WHAT_IT_DOES = /^(Manufacture of |Fabrication (de |d’)|Construction de |Fabricación de |Fabricação de )/;

/** Sectors of other schemes than ISIC are names already; that a maker manufactures goes without saying. */
function sectorWords(sector: string, language: Ctx['language']): string {
  const code = sector.slice(sector.indexOf(':') + 1);
  if (!sector.startsWith('ISIC4:')) return code;
  const name = (isicName(code, language) ?? code).replace(WHAT_IT_DOES, '');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What comes with the product is named in the reader's language. */
function titleWords(title: string, language: Ctx['language']): string {
  const builtIn = builtInInstruments().find((one) => one.title === title);
  return builtIn && language ? readIn(withBuiltInTexts(builtIn), language).title : title;
}

/** Where the firm looks for partners, and where it did until lately. */
export async function partnerCircle(ctx: Ctx) {
  may(ctx, 'partners:read');
  return { items: await circle(ctx) };
}
