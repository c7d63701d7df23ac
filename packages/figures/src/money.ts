import { isolated, localeOf } from './format.js';
import { madeOnce } from './once.js';

/** In French nobody writes « 40 mille euros »; millions have a word. */
const saysThousands = (language: string): boolean => language !== 'fr';

/** `40–80 thousand EUR`: amounts that are rounded already, so no digit is taken away or added. */
export function formatMoney({ low, high }: { low: number; high: number }, currency: string, language: string): string {
  const { digits, words } = moneyFormats(localeOf(language));
  const power = (amount: number) => Math.floor(Math.log10(Math.max(1, amount)) / 3);
  const format = (amount: number) => (power(amount) === 1 && !saysThousands(language) ? digits : words);
  const amounts =
    low === high
      ? format(high).format(high)
      : power(low) === power(high)
        ? format(high).formatRange(low, high)
        : `${format(low).format(low)} – ${format(high).format(high)}`;
  // it reads as one thing, so no line ends within it: word joiners hold the dash, which Spanish writes as a hyphen
  const whole = `${amounts} ${currency}`
    .replace(/(?<=\d)-(?=\d)/, '–')
    .replaceAll('–', '\u2060–\u2060')
    .replaceAll(/\s/g, '\u00a0');
  return isolated(whole, language);
}

const moneyFormats = madeOnce((locale: string) => ({
  digits: new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 }),
  words: new Intl.NumberFormat(locale, { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 2 }),
}));
