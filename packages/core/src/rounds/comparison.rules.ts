import {
  changeBounds,
  farFromOthers,
  inputsOfIndicator,
  logSpread,
  unusualChange,
  type Check,
  type InstrumentDefinition,
} from '../instruments/index.js';

/** A firm's indicator values of this round and, where it took part before, of its last one. */
export type Compared = { values: Readonly<Record<string, number>>; before: Readonly<Record<string, number>> | null };

/** The checks that need the other firms' answers: found by a comparison only, not when one firm hands in. */
const COMPARING = ['UNUSUAL_CHANGE', 'FAR_FROM_OTHERS'];
export const isComparing = (checkCode: string): boolean => COMPARING.includes(checkCode);

const MEASURED = ['money', 'decimal', 'integer'];

/** The indicators that can be compared: measured ones, for on logs a rating of 1 among 4s and 5s says nothing. */
export function comparable(definition: InstrumentDefinition): string[] {
  const types = new Map(definition.inputs.map(({ code, type }) => [code, type as string]));
  return definition.indicators.flatMap(({ code, kind }) =>
    kind !== 'yesno' && inputsOfIndicator(definition, code).some((input) => MEASURED.includes(types.get(input) ?? ''))
      ? code
      : [],
  );
}

export type Standout = Pick<Check, 'indicator' | 'params'> & {
  code: 'UNUSUAL_CHANGE' | 'FAR_FROM_OTHERS';
  firm: number;
};

/**
 * What stands out among firms (method.md section 7): a change since the last round beyond the bounds of Hidiroglou and
 * Berthelot, or a value far from the others' on logs. An indicator that fewer than ten firms answered says nothing. The
 * params hold the firm's own figures only.
 *
 * @returns at most one finding for a firm and an indicator; `firm` is its place in the list
 */
export function standouts(firms: readonly Compared[], indicators: readonly string[]): Standout[] {
  return indicators.flatMap((indicator) => {
    const rows = firms.flatMap(({ values, before }, firm) => {
      const value = values[indicator];
      return value === undefined ? [] : [{ firm, value, prior: before?.[indicator] }];
    });
    const bounds = changeBounds(rows.flatMap(({ prior, value }) => (prior === undefined ? [] : [[prior, value]])));
    const spread = logSpread(rows.map(({ value }) => value));
    return rows.flatMap(({ firm, value, prior }): Standout[] => {
      if (bounds && prior !== undefined && unusualChange(prior, value, bounds))
        return [{ code: 'UNUSUAL_CHANGE', indicator, firm, params: { value, reference: prior } }];
      // a firm that stood as far from the others before has answered that question then
      const stoodThere = spread !== undefined && prior !== undefined && farFromOthers(prior, spread);
      return spread && !stoodThere && farFromOthers(value, spread)
        ? [{ code: 'FAR_FROM_OTHERS', indicator, firm, params: { value } }]
        : [];
    });
  });
}
