import { randomBytes } from 'node:crypto';
import { sha256 } from '../platform/index.js';

/** 256 random bits and what is stored of them: 256 bits need no slow hash, nobody can try them. */
export function newSecret(prefix = ''): { secret: string; hash: string } {
  const secret = prefix + randomBytes(32).toString('base64url');
  return { secret, hash: sha256(secret) };
}
