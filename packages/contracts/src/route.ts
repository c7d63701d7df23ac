import { z } from 'zod';
import type { Permission } from './roles.js';

/**
 * Where a route acts. `association` and `firm` routes carry `:associationId` / `:firmId` in their path: the guard checks
 * the caller's grant there and binds the transaction to it. `self` needs a signed-in person, `public` nobody.
 */
export type Scope = 'public' | 'self' | 'association' | 'firm' | 'network';

export type Route = {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  scope: Scope;
  /** Required in association, firm and network scope; `public` and `self` routes have none. */
  permission?: Permission;
  /** API keys may call it (association scope only). */
  machines?: boolean;
  status?: number;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  reply: z.ZodType;
  /** `file`: the reply is a `FileReply`, of which the bytes are sent to be kept. */
  produces?: 'text/event-stream' | 'file';
  /** `upload`: multipart/form-data with one file. `form`: what a mail program posts by RFC 8058, of which nothing is read. */
  consumes?: 'upload' | 'form';
  /** Of an upload; where nothing is said, as many as the largest import may have. */
  mostBytes?: number;
  summary: string;
};

export const route = <const R extends Route>(definition: R): R => definition;

/** A file to keep: its name and its bytes. */
export const FileReply = z.object({
  fileName: z.string(),
  contentType: z.string(),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
export type FileReply = z.infer<typeof FileReply>;

export const nothing = z.object({ ok: z.literal(true) }).meta({ id: 'Done' });
export const id = z.uuid();
export const associationParams = z.object({ associationId: id });
export const firmParams = z.object({ firmId: id });
/** ISO 8601 instant in UTC. */
export const instant = z.iso.datetime();
/** ISO 8601 day. */
export const day = z.iso.date();
export const pageQuery = z.strictObject({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(25),
  search: z.string().trim().max(80).default(''),
});
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.number().int(), page: z.number().int(), size: z.number().int() });
