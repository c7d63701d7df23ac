import { readFileSync } from 'node:fs';
import { instrumentDefinition, type InstrumentDefinition } from './definition.js';

const FILES = ['competitiveness-v1.json', 'gender-wba-v1.json'] as const;

let loaded: InstrumentDefinition[] | undefined;

/** The instruments that come with the product, checked. Read from `content/`, which lies beside `src` and `dist` alike. */
export function builtInInstruments(): readonly InstrumentDefinition[] {
  loaded ??= FILES.map((file) => {
    const text = readFileSync(new URL(`../../content/${file}`, import.meta.url), 'utf8');
    return instrumentDefinition.parse(JSON.parse(text));
  });
  return loaded;
}

/** One built-in instrument by its code, newest version. Throws for a code that does not come with the product. */
export function builtInInstrument(code: string): InstrumentDefinition {
  const versions = builtInInstruments().filter((instrument) => instrument.code === code);
  const newest = versions.sort((one, other) => other.version - one.version)[0];
  if (!newest) throw new Error(`No built-in instrument ${code}`);
  return newest;
}
