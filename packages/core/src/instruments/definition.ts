import { coherence } from './coherence.js';
import { instrumentShape } from './shape.js';

export * from './shape.js';

/** One version of an instrument, complete. What parses here is coherent: names resolve, formulas read, families partition. */
export const instrumentDefinition = instrumentShape.superRefine((definition, context) => {
  for (const { path, message } of coherence(definition)) context.addIssue({ code: 'custom', path, message });
});
