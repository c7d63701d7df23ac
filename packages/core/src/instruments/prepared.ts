import type { InstrumentDefinition, InstrumentInput } from './definition.js';
import { inputsOf, parseFormula, type Formula } from '@gauge/contracts/instrument';

/** A definition made ready for reading: formulas parsed, inputs by code. */
export interface Prepared {
  inputs: ReadonlyMap<string, InstrumentInput>;
  formulas: ReadonlyMap<string, Formula>;
  /** Input codes by indicator code. */
  needs: ReadonlyMap<string, readonly string[]>;
  /** What closing a gap is worth, by indicator code. */
  worth: ReadonlyMap<string, Formula>;
  /** The firm's size in its own currency. */
  size: Formula | undefined;
}

// A version never changes, so its formulas are parsed once for all the firms of a round.
const cache = new WeakMap<InstrumentDefinition, Prepared>();

export function prepared(definition: InstrumentDefinition): Prepared {
  const known = cache.get(definition);
  if (known) return known;
  const formulas = new Map(definition.indicators.map(({ code, formula }) => [code, parseFormula(formula)]));
  const fresh: Prepared = {
    inputs: new Map(definition.inputs.map((input) => [input.code, input])),
    formulas,
    needs: new Map([...formulas].map(([code, formula]) => [code, inputsOf(formula)])),
    worth: new Map(definition.value?.worth.map(({ indicator, formula }) => [indicator, parseFormula(formula)])),
    size: definition.value && parseFormula(definition.value.size),
  };
  cache.set(definition, fresh);
  return fresh;
}
