import { isolated, localeOf } from './format.js';

/** `40–80 thousand EUR`: amounts that are rounded already, so no digit is taken away or added. */
export function formatMoney({ low, high }: { low: number; high: number }, currency: string, language: string): string {
  const format = new Intl.NumberFormat(localeOf(language), {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: 2,
  });
  const power = (amount: number) => Math.floor(Math.log10(Math.max(1, amount)) / 3);
  const amounts =
    low === high
      ? format.format(high)
      : power(low) === power(high)
        ? format.formatRange(low, high)
        : `${format.format(low)} – ${format.format(high)}`;
  // it reads as one thing, so no line ends within it: word joiners hold the dash
  const whole = `${amounts} ${currency}`.replaceAll('–', '\u2060–\u2060').replaceAll(/\s/g, '\u00a0');
  return isolated(whole, language);
}
