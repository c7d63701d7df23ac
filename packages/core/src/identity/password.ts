import { hash, verify } from '@node-rs/argon2';
import { Problem } from '../platform/index.js';

// argon2id, the package's default; OWASP's Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane (about 12 ms)
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** At once, and waiting: each hash takes 19 MiB, and a flood of sign-ins must not take them all. */
const AT_ONCE = 4;
const WAITING = 64;
let running = 0;
const queue: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) throw new Problem('busy', 'Too many people are signing in; try again in a moment.');
    await new Promise<void>((resolve) => queue.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next) next();
    else running--;
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, argon));

// the hash of a password nobody has, so that an unknown account takes as long as a known one
let dummy: Promise<string> | undefined;

/** Whether the password fits; without a hash it takes as long and never does. */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword('nobody has this password');
  const against = passwordHash ?? (await dummy);
  const fits = await inTurn(() => verify(against, password));
  return fits && passwordHash !== null;
}
