import type { Applicable } from '@gauge/contracts/instrument';
import type { InstrumentDefinition } from './definition.js';
import type { Answers } from './evaluate.js';

export { applicableTo, type Answering, type Applicable } from '@gauge/contracts/instrument';

export interface Progress {
  answered: number;
  total: number;
  pillars: { code: string; answered: number; total: number }[];
}

/** How many of the applicable questions are answered, in all and by pillar; pillars without a question are left out. */
export function progressOf(definition: InstrumentDefinition, applicable: Applicable, answers: Answers): Progress {
  const asked = definition.inputs.filter((input) => applicable.inputs.has(input.code));
  const count = (inputs: typeof asked) => ({
    answered: inputs.filter((input) => answers.has(input.code)).length,
    total: inputs.length,
  });
  const pillars = definition.pillars
    .map(({ code }) => ({ code, ...count(asked.filter((input) => input.pillar === code)) }))
    .filter(({ total }) => total > 0);
  return { ...count(asked), pillars };
}
