import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Report {
  messages: { ruleId: string }[];
}

/** The rules that a text breaks when it stands where an existing file stands. */
function broken(text: string, file: string): string[] {
  const args = ['node_modules/eslint/bin/eslint.js', '--stdin', '--stdin-filename', file, '--format', 'json'];
  // in a run over all files the parser reads them from disk, not what it is given
  const env = { ...process.env, TSESTREE_SINGLE_RUN: 'false' };
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, input: text, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  const [report] = JSON.parse(stdout) as Report[];
  return report?.messages.map(({ ruleId }) => ruleId) ?? [];
}

const text = `// @ts-ignore
export const x = 1 as any;
Promise.resolve(x);
console.log(x);
test.only('a', () => {});
describe.skip('b', () => {});
xit('c', () => {});
`;

let found: string[];
beforeAll(() => {
  found = broken(text, 'packages/db/src/tenant.spec.ts');
});

test('a spec can be neither singled out nor left out', () => {
  const rules = found.filter((rule) => rule.startsWith('no-restricted'));
  expect(rules).toEqual(['no-restricted-properties', 'no-restricted-properties', 'no-restricted-syntax']);
});

test('types are not switched off, promises not dropped, nothing printed', () => {
  expect(found).toEqual(
    expect.arrayContaining([
      '@typescript-eslint/ban-ts-comment',
      '@typescript-eslint/no-explicit-any',
      '@typescript-eslint/no-floating-promises',
      'no-console',
    ]),
  );
});
