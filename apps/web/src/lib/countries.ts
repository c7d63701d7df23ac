import { madeOnce, regionNames } from '@gauge/figures';

/** Codes that the name lists know but that are no countries of ISO 3166: unions, outlying parts, test codes. */
const NO_COUNTRY = new Set(
  'AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ AN BU CS DD DY FQ FX HV JT MI NH NQ NT PC PU PZ RH SU TP UK VD WK YD YU ZR'.split(
    ' ',
  ),
);
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** All countries by code, with their names in the reader's language, in the order of the names. */
export const countries = madeOnce((language: string): readonly { value: string; label: string }[] => {
  const names = regionNames(language);
  const order = new Intl.Collator(language);
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => !NO_COUNTRY.has(code))
    .flatMap((value) => {
      const label = names.of(value);
      return label ? [{ value, label }] : [];
    })
    .sort((one, other) => order.compare(one.label, other.label));
});

export const countryName = (code: string, language: string): string => regionNames(language).of(code) ?? code;
