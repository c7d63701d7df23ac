import { coherence } from '@gauge/contracts/instrument';
import { instrumentShape } from '@gauge/contracts/instrument/shape';

export { instrumentShape };
export type {
  IndicatorFamily,
  InstrumentDefinition,
  InstrumentIndicator,
  InstrumentInput,
  LogicRule,
  Pillar,
  ReleaseLayout,
  ValueTree,
} from '@gauge/contracts/instrument';

/** One version of an instrument, complete. What parses here is coherent: names resolve, formulas read, families partition. */
export const instrumentDefinition = instrumentShape.superRefine((definition, context) => {
  for (const { path, message } of coherence(definition)) context.addIssue({ code: 'custom', path, message });
});
