// Builds the workspace it is called in: each TypeScript file of src/ to JavaScript in dist/, without its types.
// Checking types takes a minute and a half of computing; `pnpm typecheck` does that, specs included, and a start need not wait.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformFile } from '@swc/core';
import { swcOptions } from './swc.mjs';

const isBuilt = (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.endsWith('.d.ts');

async function build(file) {
  const name = file.replace(/\.ts$/, '.js');
  const target = join('dist', name);
  const { code, map } = await transformFile(join('src', file), { ...swcOptions, sourceMaps: true });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${code}\n//# sourceMappingURL=${name.split('/').at(-1)}.map\n`);
  writeFileSync(`${target}.map`, map);
}

rmSync('dist', { recursive: true, force: true });
await Promise.all(readdirSync('src', { recursive: true }).filter(isBuilt).map(build));
