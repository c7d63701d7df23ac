import { readFileSync } from 'node:fs';
import { Problem } from '../platform/index.js';

let common: ReadonlySet<string> | undefined;

/** The thousand passwords tried first everywhere; lies beside `src` and `dist` alike. */
function commonPasswords(): ReadonlySet<string> {
  const file = new URL('../../content/common-passwords.txt', import.meta.url);
  common ??= new Set(readFileSync(file, 'utf8').split('\n'));
  return common;
}

/** No rules of composition; only what an attacker would try first is refused. Length is the contract's business. */
export function refuseWeakPassword(password: string, email: string): void {
  const plain = password.toLowerCase();
  const bare = plain.replace(/[^\p{L}]+/gu, '');
  const [name = ''] = email.split('@');
  const weak =
    commonPasswords().has(plain) ||
    plain === email ||
    bare === name.replace(/[^\p{L}]+/gu, '') ||
    bare === 'gauge' ||
    new Set(plain).size < 3;
  if (!weak) return;
  const message = 'This password is among the first that are tried. Choose one that is hard to guess.';
  throw new Problem('password_too_weak', message, [{ path: 'password', message }]);
}
