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

/** What closing a gap is worth. `own` and `reached` stand for the indicator's value before and after, in its unit. */
export const worthFormula = z.object({
  indicator: indicatorCode,
  /** Each indicator hangs on one branch. */
  branch: z.string().min(1),
  /** Money in the firm's currency: 0 where `reached` equals `own`, more for every step towards better. */
  formula: z.string().min(1),
  /** What is assumed, in a sentence that a manager can question. */
  why: z.string().min(1),
});

/**
 * A branch of the value tree. `add`: its parts are different money. `largest`: its parts are views of the same money, so
 * only the largest counts. A branch without a parent says whether its money comes once or every year.
 */
export const valueBranch = z.object({
  code: z.string().min(1),
  name: z.string().min(1),
  parent: z.string().nullable(),
  combine: z.enum(['add', 'largest']),
  kind: z.enum(['yearly', 'oneOff']).optional(),
});

export const valueTree = z.object({
  /** The firm's size in its own currency, against which a worth is large or small whatever the currency. */
  size: z.string().min(1),
  branches: z.array(valueBranch).min(1),
  worth: z.array(worthFormula),
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
  /** What gaps are worth; an instrument without it names gaps and puts none into money. */
  value: valueTree.optional(),
});

export type Pillar = z.infer<typeof pillar>;
export type InstrumentInput = z.infer<typeof instrumentInput>;
export type InstrumentIndicator = z.infer<typeof instrumentIndicator>;
export type IndicatorFamily = z.infer<typeof indicatorFamily>;
export type LogicRule = z.infer<typeof logicRule>;
export type ReleaseLayout = z.infer<typeof releaseLayout>;
export type ValueTree = z.infer<typeof valueTree>;
export type InstrumentDefinition = z.infer<typeof instrumentShape>;
