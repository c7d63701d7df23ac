import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inData } from './layout.mjs';

const password = () => randomBytes(24).toString('base64url');

/** The passwords of this installation: random, made once, kept beside its database and readable by its owner only. */
export function secrets() {
  const file = inData('secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const made = {
    superuser: password(),
    roles: { owner: password(), app: password(), release: password(), backup: password() },
  };
  writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}
