import type { OwnValue } from '@gauge/contracts';
import {
  applicableTo,
  inputsOfIndicator,
  type InstrumentDefinition,
  type InstrumentIndicator,
} from '../instruments/index.js';
import { isServiceFirm } from '../rounds/index.js';
import type { FirmFacts } from './peers.rules.js';
import type { OwnAssessment } from './standing.store.js';

/** A firm's own answers as its standing uses them. */
export type Own = {
  assessment: OwnAssessment;
  /** Indicators that the firm's form is meant to give. */ applicable: ReadonlySet<string>;
  /** undefined: not looked up, for no value is missing or no reason is shown. */
  inputs: { answered: ReadonlySet<string>; skipped: ReadonlySet<string> } | undefined;
};

export function applicableIndicators(
  definition: InstrumentDefinition,
  form: 'short' | 'full',
  firm: FirmFacts,
): ReadonlySet<string> {
  return applicableTo(definition, { form, serviceFirm: isServiceFirm(firm) }).indicators;
}

export const valueOf = (own: Own | null, indicator: string): number | null => own?.assessment.values[indicator] ?? null;

export function ownValue(definition: InstrumentDefinition, own: Own | null, indicator: InstrumentIndicator): OwnValue {
  const value = valueOf(own, indicator.code);
  if (value !== null) return { state: 'value', value };
  return { state: 'missing', reason: own ? whyMissing(definition, own, indicator.code) : 'not_answered' };
}

function whyMissing(definition: InstrumentDefinition, { applicable, inputs }: Own, indicator: string) {
  if (!applicable.has(indicator)) return 'not_applicable';
  const types = new Map(definition.inputs.map(({ code, type }) => [code, type]));
  const asked = inputsOfIndicator(definition, indicator).filter((code) => types.get(code) !== 'reference');
  if (asked.some((code) => inputs?.skipped.has(code))) return 'not_measured';
  return asked.every((code) => inputs?.answered.has(code)) ? 'cannot_compute' : 'not_answered';
}
