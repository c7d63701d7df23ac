import { z } from 'zod';
import { id, route } from './route.js';

export const Polarity = z.enum(['higher', 'lower', 'target', 'neutral']);
export const InputType = z.enum(['money', 'decimal', 'integer', 'rating5', 'boolean', 'reference', 'score']);

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
    status: z.enum(['draft', 'frozen', 'retired']),
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
    reply: InstrumentVersionView,
  }),
};
