import { z } from 'zod';
import { id, instant } from './route.js';

/** Bounds of the files that counsellors keep with cases. */
export const caseFileLimits = {
  bytes: 5 * 2 ** 20,
  aCase: 20,
  /** Bytes of all files of an association. */
  anAssociation: 500 * 2 ** 20,
  nameLength: 120,
} as const;

/** What may be kept, by what stands in the file; `text` is told apart by its name alone. */
export const caseFileKinds = {
  pdf: { type: 'application/pdf', endings: ['pdf'] },
  png: { type: 'image/png', endings: ['png'] },
  jpeg: { type: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'] },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', endings: ['docx'] },
  csv: { type: 'text/csv; charset=utf-8', endings: ['csv'] },
  txt: { type: 'text/plain; charset=utf-8', endings: ['txt'] },
} as const;
export type CaseFileKind = keyof typeof caseFileKinds;
export const CaseFileKind = z.enum(Object.keys(caseFileKinds) as [CaseFileKind, ...CaseFileKind[]]);

export const CaseFileView = z
  .object({
    id,
    name: z.string(),
    kind: CaseFileKind,
    /** Bytes. */ size: z.number().int(),
    addedBy: z.string(),
    /** The firm may fetch it; else only the association's counsellors. */ shared: z.boolean(),
    at: instant,
  })
  .meta({ id: 'CaseFile' });
export type CaseFileView = z.infer<typeof CaseFileView>;
