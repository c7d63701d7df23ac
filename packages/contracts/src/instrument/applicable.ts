import type { InstrumentDefinition } from './shape.js';

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

export function applicableTo(definition: InstrumentDefinition, { form, serviceFirm }: Answering): Applicable {
  const applies = (item: { shortForm: boolean; serviceFirms: boolean }) =>
    (form === 'full' || item.shortForm) && (!serviceFirm || item.serviceFirms);
  const asked = definition.inputs.filter((input) => input.type !== 'reference' && applies(input));
  return {
    inputs: new Set(asked.map((input) => input.code)),
    indicators: new Set(definition.indicators.filter(applies).map((indicator) => indicator.code)),
  };
}
