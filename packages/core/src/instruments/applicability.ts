import type { InstrumentDefinition } from './definition.js';
import type { Answers } from './evaluate.js';

/** What decides which questions a firm is asked. */
export interface Answering {
  form: 'short' | 'full';
  /** Service firms skip what is about units made or machines. */
  serviceFirm: boolean;
}

/** `inputs` are asked of the firm (never the reference values); `indicators` are those the form is meant to give. */
export interface Applicable {
  inputs: ReadonlySet<string>;
  indicators: ReadonlySet<string>;
}

export interface Progress {
  answered: number;
  total: number;
  pillars: { code: string; answered: number; total: number }[];
}

export function applicableTo(definition: InstrumentDefinition, { form, serviceFirm }: Answering): Applicable {
  const applies = (item: { shortForm: boolean; serviceFirms: boolean }) =>
    (form === 'full' || item.shortForm) && (!serviceFirm || item.serviceFirms);
  const asked = definition.inputs.filter((input) => input.type !== 'reference' && applies(input));
  return {
    inputs: new Set(asked.map((input) => input.code)),
    indicators: new Set(definition.indicators.filter(applies).map((indicator) => indicator.code)),
  };
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
