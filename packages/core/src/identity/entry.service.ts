import { Role, type Permission } from '@gauge/contracts';
import type { Database } from '@gauge/db';
import { z } from 'zod';
import { sha256 } from '../platform/index.js';
import { sessionLives, shouldTouch } from './session.rules.js';

const Held = z.array(z.object({ role: Role, associationId: z.string().nullable(), firmId: z.string().nullable() }));
/** A role and where it holds: an association, a firm, or the network (neither). */
export type Held = z.infer<typeof Held>[number];

/** A person with a session. */
export type Person = {
  kind: 'person';
  id: string;
  name: string;
  /** `idHash` is what the table keeps of the cookie's value; `publicId` names the session to its owner. */
  session: { idHash: string; publicId: string };
  grants: Held[];
};
/** A program with an API key of one association. */
export type Machine = {
  kind: 'machine';
  id: string;
  name: string;
  associationId: string;
  permissions: readonly Permission[];
};

type SessionRow = {
  user_id: string;
  name: string;
  public_id: string;
  last_seen_at: Date;
  expires_at: Date;
  grants: unknown;
};

/** Who holds this session; null for an unknown, idle or ended one. */
export async function enterWithSession(database: Database, value: string, now: Date): Promise<Person | null> {
  const idHash = sha256(value);
  const [row] = await database.client.$queryRaw<SessionRow[]>`select * from identity_enter(${idHash})`;
  if (!row || !sessionLives(row.last_seen_at, row.expires_at, now)) return null;
  if (shouldTouch(row.last_seen_at, now)) {
    await database.transaction({ user: row.user_id }, (tx) =>
      tx.session.updateMany({ where: { idHash }, data: { lastSeenAt: now } }),
    );
  }
  return {
    kind: 'person',
    id: row.user_id,
    name: row.name,
    session: { idHash, publicId: row.public_id },
    grants: Held.parse(row.grants),
  };
}

type KeyRow = { id: string; association_id: string; permissions: Permission[]; name: string };

/** Which machine holds this key; null for an unknown, revoked or expired one. */
export async function enterWithKey(database: Database, secret: string, now: Date): Promise<Machine | null> {
  const [row] = await database.client.$queryRaw<KeyRow[]>`select * from identity_find_api_key(${sha256(secret)})`;
  if (!row) return null;
  const minuteAgo = new Date(now.getTime() - 60_000);
  await database.transaction({ tenant: row.association_id }, (tx) =>
    tx.apiKey.updateMany({
      where: { id: row.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: minuteAgo } }] },
      data: { lastUsedAt: now },
    }),
  );
  return {
    kind: 'machine',
    id: row.id,
    name: row.name,
    associationId: row.association_id,
    permissions: row.permissions,
  };
}
