import { z } from 'zod';
import { translatedTo } from './instrument/languages.js';
import { instrumentShape } from './instrument/shape.js';
import { associationParams, id, instant, nothing, route } from './route.js';

export const Polarity = z.enum(['higher', 'lower', 'target', 'neutral']);
export const InputType = z.enum(['money', 'decimal', 'integer', 'rating5', 'boolean', 'reference', 'score']);

export { translatedTo };
export const instrumentStatuses = ['draft', 'frozen', 'retired'] as const;

export const InputView = z
  .object({
    code: z.string(),
    pillar: z.string(),
    name: z.string(),
    help: z.string(),
    unit: z.string(),
    type: InputType,
    min: z.number().nullable(),
    max: z.number().nullable(),
    ratingTexts: z.object({ 1: z.string(), 3: z.string(), 5: z.string() }).nullable(),
    shortForm: z.boolean(),
  })
  .meta({ id: 'Input' });
export const IndicatorView = z
  .object({
    code: z.string(),
    pillar: z.string(),
    name: z.string(),
    description: z.string(),
    formula: z.string(),
    unit: z.string(),
    polarity: Polarity,
    target: z.object({ min: z.number(), max: z.number() }).nullable(),
    displayStep: z.number(),
    shortForm: z.boolean(),
    inputs: z.array(z.string()),
    drivers: z.array(z.string()),
  })
  .meta({ id: 'Indicator' });
export const InstrumentVersionView = z
  .object({
    id,
    code: z.string(),
    version: z.number().int(),
    title: z.string(),
    description: z.string(),
    status: z.enum(instrumentStatuses),
    /** Languages besides English in which some of its texts can be read. */
    languages: z.array(z.enum(translatedTo)),
    credit: z.object({ text: z.string(), licence: z.string(), url: z.string() }).nullable(),
    pillars: z.array(z.object({ code: z.string(), name: z.string(), description: z.string() })),
    inputs: z.array(InputView),
    indicators: z.array(IndicatorView),
    hasShortForm: z.boolean(),
  })
  .meta({ id: 'InstrumentVersion' });
export type InputView = z.infer<typeof InputView>;
export type IndicatorView = z.infer<typeof IndicatorView>;
export type InstrumentVersionView = z.infer<typeof InstrumentVersionView>;

/** A version in an association's list. */
export const InstrumentEntry = z
  .object({
    id,
    code: z.string(),
    version: z.number().int(),
    title: z.string(),
    status: z.enum(instrumentStatuses),
    /** `builtIn` comes with the product; `other` is an association's in whose round this one takes part. */
    owner: z.enum(['builtIn', 'own', 'other']),
    ownerName: z.string().nullable(),
    indicators: z.number().int(),
    inputs: z.number().int(),
    /** What stands between it and its use. */
    problems: z.number().int(),
    /** Rounds on it that the association can see. */
    rounds: z.number().int(),
    languages: z.array(z.object({ language: z.enum(translatedTo), missing: z.number().int() })),
    updatedAt: instant,
  })
  .meta({ id: 'InstrumentEntry' });

export const InstrumentSource = InstrumentEntry.extend({
  /** Counts the savings; a save names the one it rests on. */
  revision: z.number().int(),
  definition: instrumentShape,
  /** Where in the definition, and what to mend. */
  faults: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })),
  contentHash: z.string(),
  /** The version it was made from, if that can still be seen. */
  basedOn: z.object({ id, title: z.string(), version: z.number().int() }).nullable(),
  /** Draft of the association's own that no round uses. */
  editable: z.boolean(),
}).meta({ id: 'InstrumentSource' });

export const instrumentParts = ['pillars', 'inputs', 'indicators', 'families', 'rules'] as const;
const Change = z.object({ field: z.string(), before: z.string(), after: z.string() });
export const InstrumentComparison = z
  .object({
    before: z.object({ id, title: z.string(), version: z.number().int() }),
    after: z.object({ id, title: z.string(), version: z.number().int() }),
    /** Title, description, how firms are grouped, what gaps are worth. */
    about: z.array(Change),
    items: z.array(
      z.object({
        part: z.enum(instrumentParts),
        code: z.string(),
        name: z.string(),
        kind: z.enum(['added', 'removed', 'changed']),
        changes: z.array(Change),
      }),
    ),
    /** Every indicator of both: whether a line over rounds may run through it, and the fields that break it. */
    overTime: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        comparable: z.boolean(),
        because: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'InstrumentComparison' });

/** An instrument on its way between associations. */
export const InstrumentFile = z
  .object({ format: z.literal('gauge-instrument-1'), definition: instrumentShape })
  .meta({ id: 'InstrumentFile' });
export type InstrumentEntry = z.infer<typeof InstrumentEntry>;
export type InstrumentSource = z.infer<typeof InstrumentSource>;
export type InstrumentComparison = z.infer<typeof InstrumentComparison>;
export type InstrumentFile = z.infer<typeof InstrumentFile>;

const versionParams = associationParams.extend({ versionId: id });

export const instrumentRoutes = {
  instruments: route({
    id: 'instruments',
    method: 'GET',
    path: '/api/instruments',
    scope: 'self',
    summary: 'Instrument versions that rounds can use',
    reply: z.object({
      items: z.array(
        z.object({
          id,
          code: z.string(),
          version: z.number().int(),
          title: z.string(),
          description: z.string(),
          indicators: z.number().int(),
          inputs: z.number().int(),
        }),
      ),
    }),
  }),
  instrumentVersion: route({
    id: 'instrumentVersion',
    method: 'GET',
    path: '/api/instrument-versions/:versionId',
    scope: 'self',
    summary: 'An instrument version whole',
    params: z.object({ versionId: id }),
    query: z.strictObject({ language: z.enum(['en', ...translatedTo]).default('en') }),
    reply: InstrumentVersionView,
  }),
  instrumentLibrary: route({
    id: 'instrumentLibrary',
    method: 'GET',
    path: '/api/associations/:associationId/instrument-versions',
    scope: 'association',
    permission: 'instruments:write',
    summary: 'Built-in instruments, the association’s own, and those of rounds it takes part in',
    params: associationParams,
    reply: z.object({ items: z.array(InstrumentEntry) }),
  }),
  instrumentSource: route({
    id: 'instrumentSource',
    method: 'GET',
    path: '/api/associations/:associationId/instrument-versions/:versionId',
    scope: 'association',
    permission: 'instruments:write',
    summary: 'An instrument version as its authors see it, with what stands between it and its use',
    params: versionParams,
    reply: InstrumentSource,
  }),
  cloneInstrument: route({
    id: 'cloneInstrument',
    method: 'POST',
    path: '/api/associations/:associationId/instrument-versions/:versionId/drafts',
    scope: 'association',
    permission: 'instruments:write',
    status: 201,
    summary: 'A draft of the association’s own, made from a version',
    params: versionParams,
    reply: InstrumentSource,
  }),
  saveInstrument: route({
    id: 'saveInstrument',
    method: 'PUT',
    path: '/api/associations/:associationId/instrument-versions/:versionId',
    scope: 'association',
    permission: 'instruments:write',
    summary: 'Saves a draft whole; refused when somebody saved it meanwhile',
    params: versionParams,
    body: z.strictObject({ revision: z.number().int().positive(), definition: instrumentShape }),
    reply: InstrumentSource,
  }),
  discardInstrument: route({
    id: 'discardInstrument',
    method: 'DELETE',
    path: '/api/associations/:associationId/instrument-versions/:versionId',
    scope: 'association',
    permission: 'instruments:write',
    summary: 'Discards a draft that no round uses',
    params: versionParams,
    reply: nothing,
  }),
  retireInstrument: route({
    id: 'retireInstrument',
    method: 'POST',
    path: '/api/associations/:associationId/instrument-versions/:versionId/retirement',
    scope: 'association',
    permission: 'instruments:write',
    summary: 'No new rounds on this version; those it has go on',
    params: versionParams,
    reply: InstrumentSource,
  }),
  compareInstruments: route({
    id: 'compareInstruments',
    method: 'GET',
    path: '/api/associations/:associationId/instrument-versions/:versionId/changes-since/:otherId',
    scope: 'association',
    permission: 'instruments:write',
    summary: 'What a version changes against another, and which indicators can be compared over time',
    params: associationParams.extend({ versionId: id, otherId: id }),
    reply: InstrumentComparison,
  }),
  exportInstrument: route({
    id: 'exportInstrument',
    method: 'GET',
    path: '/api/associations/:associationId/instrument-versions/:versionId/file',
    scope: 'association',
    permission: 'instruments:write',
    summary: 'An instrument version as a file that another association can import',
    params: versionParams,
    reply: InstrumentFile,
  }),
  importInstrument: route({
    id: 'importInstrument',
    method: 'POST',
    path: '/api/associations/:associationId/instrument-files',
    scope: 'association',
    permission: 'instruments:write',
    status: 201,
    summary: 'A draft of the association’s own, made from an exported file',
    params: associationParams,
    body: InstrumentFile,
    reply: InstrumentSource,
  }),
};
