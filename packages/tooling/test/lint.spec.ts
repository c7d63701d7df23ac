import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Report {
  messages: { ruleId: string }[];
}

/** The rules that a text breaks when it stands where an existing file stands. */
function broken(text: string, file: string): string[] {
  const args = ['node_modules/eslint/bin/eslint.js', '--stdin', '--stdin-filename', file, '--format', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, input: text, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  const [report] = JSON.parse(stdout) as Report[];
  return report?.messages.map(({ ruleId }) => ruleId) ?? [];
}

test('a spec can be neither singled out nor left out', () => {
  const text = `test.only('a', () => {});\ndescribe.skip('b', () => {});\nxit('c', () => {});\n`;
  const rules = broken(text, 'packages/db/src/tenant.spec.ts');
  expect(rules).toEqual(['no-restricted-properties', 'no-restricted-properties', 'no-restricted-syntax']);
});

test('types are not switched off, promises not dropped, nothing printed', () => {
  const text = `// @ts-ignore\nexport const x = 1 as any;\nPromise.resolve(x);\nconsole.log(x);\n`;
  expect(broken(text, 'packages/db/src/ports.ts')).toEqual(
    expect.arrayContaining([
      '@typescript-eslint/ban-ts-comment',
      '@typescript-eslint/no-explicit-any',
      '@typescript-eslint/no-floating-promises',
      'no-console',
    ]),
  );
});
