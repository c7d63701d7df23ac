import { StreamableFile } from '@nestjs/common';
import type { FileReply } from '@gauge/contracts';
import type { FastifyReply } from 'fastify';

/** A file to be kept under its name, whatever letters that has (RFC 6266). */
export function download({ fileName, contentType, bytes }: FileReply, reply: FastifyReply): StreamableFile {
  const ascii = fileName.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  void reply.header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`);
  return new StreamableFile(bytes, { type: contentType, length: bytes.length });
}
