// Type-checks every workspace with its specs, two at a time; builds leave the specs out.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './lib/layout.mjs';
import { run } from './lib/lifecycle.mjs';
import { tool } from './lib/tools.mjs';

const compiler = inRoot('node_modules/typescript/bin/tsc');

await run(async ({ signal }) => {
  const folders = ['packages', 'apps'].flatMap((kind) => readdirSync(inRoot(kind)).map((name) => join(kind, name)));
  const waiting = [...folders, 'e2e'].filter((folder) => existsSync(inRoot(folder, 'tsconfig.json')));
  let broken = 0;
  const work = async () => {
    for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
      const { code, output } = await tool(process.execPath, [compiler, '--noEmit', '-p', inRoot(folder)], { signal });
      if (code !== 0) console.log(output.trimEnd());
      broken += code === 0 ? 0 : 1;
    }
  };
  await Promise.all([work(), work()]);
  return broken === 0 ? 0 : 1;
});
