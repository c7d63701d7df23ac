import { z } from 'zod';
import { translatedTo } from './languages.js';

// How large an instrument may be: what one person can look after, and what one request carries.
const TEXT = 2000;
const NAME = 300;
/** While an author writes, a code may be empty or wrong; `coherence` says so. */
const code = z.string().max(60);
const name = z.string().max(NAME);
const text = z.string().max(TEXT);
const figure = z.number().min(-1e15).max(1e15);
const range = z.object({ min: figure.nullable(), max: figure.nullable() });
const dimension = z.string().max(40);

export const pillar = z.object({ code, name, description: text });

/** A question. Answers are numbers: money in the firm's currency and scale, yes/no as 1/0, ratings 1 to 5. */
export const instrumentInput = z.object({
  code,
  /** The pillar on whose page it is asked; other pillars reuse the answer. */
  pillar: code,
  name,
  /** What to count and where to find it. */
  help: text,
  unit: z.string().max(40),
  type: z.enum(['money', 'decimal', 'integer', 'rating5', 'boolean', 'reference', 'score']),
  /** Flows convert at period-average rates, stocks at period-end rates. */
  moneyKind: z.enum(['flow', 'stock']).optional(),
  recordingStep: figure,
  /** Impossible beyond these: refused at entry. */
  min: figure.nullable(),
  max: figure.nullable(),
  ratingTexts: z.object({ 1: text, 3: text, 5: text }).optional(),
  shortForm: z.boolean(),
  /** false: about units made or machines, so not asked of service firms. */
  serviceFirms: z.boolean(),
});

/** A figure computed from inputs. */
export const instrumentIndicator = z.object({
  code,
  pillar: code,
  name,
  description: text,
  formula: text,
  unit: z.string().max(40),
  polarity: z.enum(['higher', 'lower', 'target']),
  target: z.object({ min: figure, max: figure }).optional(),
  /** Outside: a query. */
  plausible: z.object({ min: figure, max: figure }),
  /** Outside: refused. */
  hard: range,
  /** Grid of the first release, a 1-2-5 number not finer than the answers are recorded. */
  displayStep: figure,
  kind: z.enum(['ratio', 'level', 'yesno']),
  sensitivity: z.enum(['A', 'B', 'C']),
  family: code,
  shortForm: z.boolean(),
  serviceFirms: z.boolean(),
  /** Practice indicators that drive this result, strongest first. */
  drivers: z.array(code).max(20),
  /** Money inputs are converted to international dollars first. */
  moneyInternational: z.boolean(),
});

export const indicatorFamily = z.object({
  code,
  indicators: z.array(code).max(250),
  /** The identity that ties the members, or why a likely one does not hold. */
  why: text,
});

const parts = z.array(code).max(40);

/** `atMost`: the parts together do not exceed the whole. `about`: they make up the whole within a relative tolerance. */
export const logicRule = z.object({
  code,
  kind: z.enum(['hard', 'soft']),
  check: z.discriminatedUnion('type', [
    z.object({ type: z.literal('atMost'), parts, whole: code }),
    z.object({ type: z.literal('about'), parts, whole: code, tolerance: figure }),
  ]),
  message: text,
});

/** How firms are grouped in a release: ladder from finest to coarsest, cohorts as lattice nodes. */
export const releaseLayout = z.object({
  dimensions: z.array(dimension).max(6),
  ladder: z.array(z.array(dimension).max(7)).max(12),
  cohorts: z.array(z.array(dimension).max(6)).max(64),
});

/** What closing a gap is worth. `own` and `reached` stand for the indicator's value before and after, in its unit. */
export const worthFormula = z.object({
  indicator: code,
  /** Each indicator hangs on one branch. */
  branch: code,
  /** Money in the firm's currency: 0 where `reached` equals `own`, more for every step towards better. */
  formula: text,
  /** What is assumed, in a sentence that a manager can question. */
  why: text,
});

/**
 * A branch of the value tree. `add`: its parts are different money. `largest`: its parts are views of the same money, so
 * only the largest counts. A branch without a parent says whether its money comes once or every year.
 */
export const valueBranch = z.object({
  code,
  name,
  parent: code.nullable(),
  combine: z.enum(['add', 'largest']),
  kind: z.enum(['yearly', 'oneOff']).optional(),
});

export const valueTree = z.object({
  /** The firm's size in its own currency, against which a worth is large or small whatever the currency. */
  size: text,
  branches: z.array(valueBranch).max(100),
  worth: z.array(worthFormula).max(250),
});

/** Texts of one language by the keys of `textsOf`; what is not in it is shown in English. */
export const translation = z.record(z.string().max(140), text);

/**
 * One version of an instrument, each part by itself. What an author has not finished still fits, so that it can be
 * saved; `coherence` says what is missing, and only a version with nothing missing can be used.
 */
export const instrumentShape = z
  .object({
    code: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'small letters, digits and hyphens, a letter first'),
    version: z.number().int().positive().max(100_000),
    title: z.string().max(NAME),
    description: text,
    credit: z.object({ text, licence: name, url: z.url({ protocol: /^https?$/ }).max(TEXT) }).optional(),
    pillars: z.array(pillar).max(40),
    inputs: z.array(instrumentInput).max(400),
    indicators: z.array(instrumentIndicator).max(250),
    families: z.array(indicatorFamily).max(250),
    rules: z.array(logicRule).max(200),
    release: releaseLayout,
    /** What gaps are worth; an instrument without it names gaps and puts none into money. */
    value: valueTree.optional(),
    translations: z.partialRecord(z.enum(translatedTo), translation).optional(),
  })
  .meta({ id: 'InstrumentDefinition' });

export type Pillar = z.infer<typeof pillar>;
export type InstrumentInput = z.infer<typeof instrumentInput>;
export type InstrumentIndicator = z.infer<typeof instrumentIndicator>;
export type IndicatorFamily = z.infer<typeof indicatorFamily>;
export type LogicRule = z.infer<typeof logicRule>;
export type ReleaseLayout = z.infer<typeof releaseLayout>;
export type ValueTree = z.infer<typeof valueTree>;
export type InstrumentDefinition = z.infer<typeof instrumentShape>;
