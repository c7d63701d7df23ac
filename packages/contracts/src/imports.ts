import { z } from 'zod';
import { BulkJobView } from './bulk-jobs.js';
import { associationParams, id, instant, route } from './route.js';

const roundParams = associationParams.extend({ roundId: id });
/** Bounds of an import file. */
export const importLimits = {
  bytes: 20_000_000,
  rows: 20_000,
  columns: 400,
  cellLength: 2_000,
  problemsShown: 200,
} as const;
/** A preview that nobody confirms is kept for so many hours, and so are the rows of a job that stopped. */
export const previewKeptHours = 24;

export const ImportProblem = z
  .object({
    /** Row of the file as a spreadsheet counts it: the header is row 1. */ row: z.number().int(),
    column: z.string(),
    /** What stands there, shortened. */ value: z.string(),
    code: z.enum([
      'unknown_firm',
      'firm_not_asked',
      'duplicate_firm',
      'not_a_number',
      'not_yes_no',
      'not_a_rating',
      'not_whole',
      'out_of_range',
      'parts_exceed_whole',
      'unknown_currency',
      'bad_scale',
      'cell_too_long',
      'wrong_columns',
      'firm_has_answered',
      'empty_row',
    ]),
    message: z.string(),
  })
  .meta({ id: 'ImportProblem' });
export type ImportProblem = z.infer<typeof ImportProblem>;

/** `ready` and `refused`: a preview; `writing`: confirmed, a job is at it; `stopped`: the job ended before its end. */
export const ImportStatus = z.enum(['refused', 'ready', 'writing', 'committed', 'stopped']);
export type ImportStatus = z.infer<typeof ImportStatus>;

const head = {
  id,
  fileName: z.string(),
  status: ImportStatus,
  rows: z.number().int(),
  createdAt: instant,
  /** When it was confirmed. */
  committedAt: instant.nullable(),
  /** What writes it, an item a firm; null before it is confirmed. */
  job: BulkJobView.nullable(),
};
export const ImportHead = z.object(head).meta({ id: 'ImportHead' });
export type ImportHead = z.infer<typeof ImportHead>;

export const ImportView = z
  .object({
    ...head,
    answers: z.number().int(),
    problemCount: z.number().int(),
    problems: z.array(ImportProblem),
    /** How the file was read; `delimiter` is null for a spreadsheet. */
    reading: z.object({
      format: z.enum(['csv', 'xlsx']),
      delimiter: z.enum([',', ';', 'tab']).nullable(),
      decimal: z.enum(['.', ',']),
    }),
    usedColumns: z.array(z.object({ column: z.string(), input: z.string(), name: z.string() })),
    ignoredColumns: z.array(z.string()),
    sample: z.array(
      z.object({ row: z.number().int(), firm: z.string(), answers: z.number().int(), warnings: z.number().int() }),
    ),
  })
  .meta({ id: 'Import' });
export type ImportView = z.infer<typeof ImportView>;

export const importRoutes = {
  imports: route({
    id: 'imports',
    method: 'GET',
    path: '/api/associations/:associationId/rounds/:roundId/imports',
    scope: 'association',
    permission: 'imports:write',
    machines: true,
    summary: 'The latest files of the association for the round, newest first; unconfirmed previews for a day',
    params: roundParams,
    reply: z.object({ items: z.array(ImportHead) }),
  }),
  previewImport: route({
    id: 'previewImport',
    method: 'POST',
    path: '/api/associations/:associationId/rounds/:roundId/imports',
    scope: 'association',
    permission: 'imports:write',
    machines: true,
    status: 201,
    consumes: 'upload',
    summary:
      'Read a CSV or XLSX file of answers and show what would be written, with each faulty cell; writes no answer',
    params: roundParams,
    reply: ImportView,
  }),
  readImport: route({
    id: 'readImport',
    method: 'GET',
    path: '/api/associations/:associationId/rounds/:roundId/imports/:importId',
    scope: 'association',
    permission: 'imports:write',
    machines: true,
    summary: 'A preview again, or how far the file is written',
    params: roundParams.extend({ importId: id }),
    reply: ImportView,
  }),
  commitImport: route({
    id: 'commitImport',
    method: 'POST',
    path: '/api/associations/:associationId/rounds/:roundId/imports/:importId/commit',
    scope: 'association',
    permission: 'imports:write',
    machines: true,
    summary: 'Have a job write what the preview showed, firm by firm; each happens once or not at all',
    params: roundParams.extend({ importId: id }),
    reply: ImportView,
  }),
};
