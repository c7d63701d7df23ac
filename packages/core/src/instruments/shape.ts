import { z } from 'zod';

const inputCode = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/);
const indicatorCode = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/);
const range = z.object({ min: z.number().nullable(), max: z.number().nullable() });
const dimension = z.string().min(1);

export const pillar = z.object({ code: z.string().min(1), name: z.string().min(1), description: z.string().min(1) });

/** A question. Answers are numbers: money in the firm's currency and scale, yes/no as 1/0, ratings 1 to 5. */
export const instrumentInput = z.object({
  code: inputCode,
  /** The pillar on whose page it is asked; other pillars reuse the answer. */
  pillar: z.string(),
  name: z.string().min(1),
  /** What to count and where to find it. */
  help: z.string().min(1),
  unit: z.string().min(1),
  type: z.enum(['money', 'decimal', 'integer', 'rating5', 'boolean', 'reference', 'score']),
  /** Flows convert at period-average rates, stocks at period-end rates. */
  moneyKind: z.enum(['flow', 'stock']).optional(),
  recordingStep: z.number().positive(),
  /** Impossible beyond these: refused at entry. */
  min: z.number().nullable(),
  max: z.number().nullable(),
  ratingTexts: z.object({ 1: z.string().min(1), 3: z.string().min(1), 5: z.string().min(1) }).optional(),
  shortForm: z.boolean(),
  /** false: about units made or machines, so not asked of service firms. */
  serviceFirms: z.boolean(),
});

/** A figure computed from inputs. */
export const instrumentIndicator = z.object({
  code: indicatorCode,
  pillar: z.string(),
  name: z.string().min(1),
  description: z.string().min(1),
  formula: z.string().min(1),
  unit: z.string().min(1),
  polarity: z.enum(['higher', 'lower', 'target']),
  target: z.object({ min: z.number(), max: z.number() }).optional(),
  /** Outside: a query. */
  plausible: z.object({ min: z.number(), max: z.number() }),
  /** Outside: refused. */
  hard: range,
  /** Grid of the first release, a 1-2-5 number not finer than the answers are recorded. */
  displayStep: z.number().positive(),
  kind: z.enum(['ratio', 'level', 'yesno']),
  sensitivity: z.enum(['A', 'B', 'C']),
  family: z.string(),
  shortForm: z.boolean(),
  serviceFirms: z.boolean(),
  /** Practice indicators that drive this result, strongest first. */
  drivers: z.array(indicatorCode),
  /** Money inputs are converted to international dollars first. */
  moneyInternational: z.boolean(),
});

export const indicatorFamily = z.object({
  code: z.string().min(1),
  indicators: z.array(indicatorCode).min(1),
  /** The identity that ties the members, or why a likely one does not hold. */
  why: z.string().min(1),
});

const parts = z.array(inputCode).min(1);

/** `atMost`: the parts together do not exceed the whole. `about`: they make up the whole within a relative tolerance. */
export const logicRule = z.object({
  code: z.string().min(1),
  kind: z.enum(['hard', 'soft']),
  check: z.discriminatedUnion('type', [
    z.object({ type: z.literal('atMost'), parts, whole: inputCode }),
    z.object({ type: z.literal('about'), parts, whole: inputCode, tolerance: z.number().positive() }),
  ]),
  message: z.string().min(1),
});

/** How firms are grouped in a release: ladder from finest to coarsest, cohorts as lattice nodes. */
export const releaseLayout = z.object({
  dimensions: z.array(dimension).min(1),
  ladder: z.array(z.array(dimension)).min(1),
  cohorts: z.array(z.array(dimension)).min(1),
});

/** One version of an instrument, each part by itself; `instrumentDefinition` also checks that the parts fit. */
export const instrumentShape = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.number().int().positive(),
  title: z.string().min(1),
  description: z.string().min(1),
  credit: z.object({ text: z.string(), licence: z.string(), url: z.url() }).optional(),
  pillars: z.array(pillar).min(1),
  inputs: z.array(instrumentInput).min(1),
  indicators: z.array(instrumentIndicator).min(1),
  families: z.array(indicatorFamily).min(1),
  rules: z.array(logicRule),
  release: releaseLayout,
});

export type Pillar = z.infer<typeof pillar>;
export type InstrumentInput = z.infer<typeof instrumentInput>;
export type InstrumentIndicator = z.infer<typeof instrumentIndicator>;
export type IndicatorFamily = z.infer<typeof indicatorFamily>;
export type LogicRule = z.infer<typeof logicRule>;
export type ReleaseLayout = z.infer<typeof releaseLayout>;
export type InstrumentDefinition = z.infer<typeof instrumentShape>;
