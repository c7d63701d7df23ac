import { setTimeout as delay } from 'node:timers/promises';
import { notFound, Problem, queueMail, sha256 } from '../platform/index.js';
import { findLogin, setPassword } from './account.service.js';
import { resetMail } from './mails.js';
import { hashPassword } from './password.js';
import { refuseWeakPassword } from './password.rules.js';
import { newSecret } from './secret.js';
import { ownCtx } from './session.service.js';
import { countTry } from './tries.store.js';
import type { Visit } from './visit.js';

const VALID_FOR = 3600_000;
/** Milliseconds; longer than writing the mail takes, so that the time of the answer tells nothing either. */
const ANSWER_AFTER = 150;

/** Mails a link to the account's address. Answers the same, and as fast, when there is no such account. */
export async function askReset(visit: Visit, email: string, publicUrl: string): Promise<void> {
  const counted = { kind: 'reset', of: email } as const;
  await countTry(visit.database, [counted, { kind: 'address', of: visit.address }], visit.now);
  await Promise.all([mailReset(visit, email, publicUrl), delay(ANSWER_AFTER)]);
}

async function mailReset(visit: Visit, email: string, publicUrl: string): Promise<void> {
  const user = await findLogin(visit, email);
  if (!user || user.disabled) return;
  const { secret, hash } = newSecret();
  await visit.database.transaction({ user: user.id }, async (tx) => {
    const expiresAt = new Date(visit.now.getTime() + VALID_FOR);
    await tx.passwordReset.create({
      data: { tokenHash: hash, userId: user.id, createdAt: visit.now, expiresAt },
    });
    const { locale } = await tx.user.findUniqueOrThrow({ where: { id: user.id }, select: { locale: true } });
    await queueMail({ tx }, resetMail(email, `${publicUrl}/reset/${secret}`, locale));
  });
}

/** Sets a new password with the link of the mail, once; ends every session. */
export async function reset(visit: Visit, token: string, password: string): Promise<void> {
  const tokenHash = sha256(token);
  const [found] = await visit.database.client.$queryRaw<{ user_id: string }[]>`
    select * from identity_find_reset(${tokenHash})`;
  if (!found) throw invalid();
  const settings = { user: found.user_id };
  const user = await visit.database.transaction(settings, (tx) =>
    tx.user.findUnique({ where: { id: found.user_id }, select: { id: true, name: true, email: true } }),
  );
  if (!user) throw notFound('The account');
  refuseWeakPassword(password, user.email);
  const passwordHash = await hashPassword(password);
  await visit.database.transaction(settings, async (tx) => {
    const { count } = await tx.passwordReset.updateMany({
      where: { tokenHash, usedAt: null },
      data: { usedAt: visit.now },
    });
    if (count === 0) throw invalid();
    // a newer password makes older links worthless
    await tx.passwordReset.updateMany({ where: { userId: user.id, usedAt: null }, data: { usedAt: visit.now } });
    await setPassword(ownCtx(visit, user, tx), user.id, passwordHash, 'account.password-reset');
  });
}

const invalid = () => new Problem('reset_invalid', 'This link is no longer valid. Ask for a new one.');
