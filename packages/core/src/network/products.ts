import { readFileSync } from 'node:fs';
import type { TranslatedTo } from '@gauge/contracts/instrument';
import { bareCode, HS_ENTRIES, pathOf, type Code } from '@gauge/matching';

/** What a product is called, and further words that people type for it. */
export type Product = { name: string; words: string };
type Products = ReadonlyMap<Code, Product>;

const english: Products = new Map(HS_ENTRIES.map(({ code, name, words }) => [code, { name, words }]));
const read = new Map<TranslatedTo, Products>();

/** The products of the Harmonized System in a language: the same codes in all of them, `870893` being `Embreagens e suas partes`. */
export function productsIn(language?: TranslatedTo): Products {
  if (language === undefined) return english;
  const known = read.get(language) ?? fromFile(language);
  read.set(language, known);
  return known;
}

function fromFile(language: TranslatedTo): Products {
  const file = new URL(`../../content/products.${language}.json`, import.meta.url);
  const entries = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  return new Map(
    entries.map(([code, text]) => {
      const [name = '', words = ''] = text.split(' | ');
      return [`HS2022:${code}`, { name, words }];
    }),
  );
}

/** The name of a code, or of the nearest above it that has one. */
export function productName(code: Code, language?: TranslatedTo): string {
  const products = productsIn(language);
  const named = pathOf(code).find((one) => products.has(one));
  return (named && products.get(named)?.name) ?? bareCode(code);
}
