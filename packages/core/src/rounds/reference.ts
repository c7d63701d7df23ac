import { readFileSync } from 'node:fs';
import type { MoneyBasis } from '../instruments/index.js';
import { z } from 'zod';

const byYear = z.record(z.string().regex(/^\d{4}$/), z.tuple([z.number().positive(), z.number().positive()]));
const referenceFile = z.object({
  note: z.string(),
  units: z.string(),
  currencies: z.record(z.string(), byYear),
  countries: z.record(z.string(), z.object({ currency: z.string(), years: byYear })),
});
type ReferenceFile = z.infer<typeof referenceFile>;

/** US dollars per unit of the currency: the period's average and its end. */
export interface Rate {
  currency: string;
  averageUsd: number;
  endUsd: number;
}

/** A country's values for one period; the ratios are against the year before. */
export interface Reference {
  country: string;
  currency: string;
  /** Local currency per international dollar. */
  ppp: number;
  priceIndexRatio: number;
  usdRateRatio: number;
}

let loaded: ReferenceFile | undefined;

function shipped(): ReferenceFile {
  const text = () => readFileSync(new URL('../../content/reference-values.json', import.meta.url), 'utf8');
  loaded ??= referenceFile.parse(JSON.parse(text()));
  return loaded;
}

/** What a round starts with: the shipped, illustrative values of the year in which its period ends, or of the nearest year. */
export function defaultValues(periodEnd: Date): { rates: Rate[]; references: Reference[] } {
  const { currencies, countries } = shipped();
  const year = periodEnd.getUTCFullYear();
  const rates = Object.entries(currencies).map(([currency, years]) => {
    const [averageUsd, endUsd] = nearest(years, year);
    return { currency, averageUsd, endUsd };
  });
  const references = Object.entries(countries).map(([country, { currency, years }]) => {
    const [ppp, priceIndexRatio] = nearest(years, year);
    const money = currencies[currency] ?? {};
    return {
      country,
      currency,
      ppp,
      priceIndexRatio,
      usdRateRatio: nearest(money, year)[0] / nearest(money, year - 1)[0],
    };
  });
  return { rates, references };
}

function nearest(years: Record<string, [number, number]>, year: number): [number, number] {
  const known = Object.keys(years).map(Number);
  const [closest] = known.sort((a, b) => Math.abs(a - year) - Math.abs(b - year));
  const found = years[String(closest)];
  if (!found) throw new Error('reference values without a year');
  return found;
}

/** The currency a firm of the country most likely reports in; US dollars where none is known. */
export const currencyOf = (country: string): string => shipped().countries[country]?.currency ?? 'USD';

const currencies = new Set(Intl.supportedValuesOf('currency'));
export const isCurrency = (code: string): boolean => currencies.has(code);

/**
 * How an assessment's money compares with others'. A firm of a country without reference values, or in a currency
 * without a rate, has no figures in international dollars: they are missing, never guessed.
 */
export function moneyBasis(
  { currency, moneyScale }: { currency: string; moneyScale: number },
  rates: readonly Rate[],
  reference: Reference | undefined,
): MoneyBasis {
  if (!reference) return { scale: moneyScale, references: {} };
  const local = rates.find((rate) => rate.currency === reference.currency);
  const own = rates.find((rate) => rate.currency === currency);
  return {
    scale: moneyScale,
    references: growthReferences(currency, reference),
    toInternational(amount, kind) {
      if (currency === reference.currency) return amount / reference.ppp;
      if (!own || !local) return undefined;
      const rate = kind === 'flow' ? 'averageUsd' : 'endUsd';
      return (amount * own[rate]) / local[rate] / reference.ppp;
    },
  };
}

// Growth in dollars is already in dollars, and prices in dollars rise by what the local price index and the rate rise.
function growthReferences(
  currency: string,
  { currency: local, priceIndexRatio, usdRateRatio }: Reference,
): MoneyBasis['references'] {
  if (currency === local) return { price_index_ratio: priceIndexRatio, usd_rate_ratio: usdRateRatio };
  if (currency === 'USD') return { price_index_ratio: priceIndexRatio * usdRateRatio, usd_rate_ratio: 1 };
  return {};
}
