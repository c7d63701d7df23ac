import { importLimits, type Route } from '@gauge/contracts';
import { Problem } from '@gauge/core/platform';
import type { FastifyRequest } from 'fastify';
import type { UploadedFile } from './state.js';

/** For `@fastify/multipart`: one file, nothing beside it, and no more bytes than an import may have. */
export const uploadLimits = { files: 1, fields: 0, parts: 1, fileSize: importLimits.bytes, headerPairs: 20 };

/** Reads the one file of an upload, in memory: its size is bounded by its route, and what parses it wants the whole. */
export async function readUpload(
  { mostBytes = importLimits.bytes }: Route,
  request: FastifyRequest,
): Promise<UploadedFile> {
  const part = await request.file({ limits: { fileSize: mostBytes } }).catch(() => undefined);
  if (!part) throw new Problem('invalid_input', 'Send one file.', [{ path: 'file', message: 'One file is expected.' }]);
  const bytes = await part.toBuffer().catch((error: unknown) => {
    if (!part.file.truncated) throw error;
  });
  // the parser itself looks at each piece as it comes, and may miss that the last one was cut
  if (!bytes || part.file.truncated) throw new Problem('file_too_large', `The file has more than ${mostBytes} bytes.`);
  return { fileName: part.filename.slice(0, 200), bytes };
}
