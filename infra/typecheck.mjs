// Type-checks everything with its specs, two programs at a time; builds leave types and specs out.
import { inRoot } from './lib/layout.mjs';
import { run } from './lib/lifecycle.mjs';
import { tool } from './lib/tools.mjs';

const compiler = inRoot('node_modules/typescript/bin/tsc');

await run(async ({ signal }) => {
  const waiting = ['tsconfig.check.json', 'apps/web/tsconfig.json', 'e2e/tsconfig.json'];
  let broken = 0;
  const work = async () => {
    for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
      const { code, output } = await tool(process.execPath, [compiler, '--noEmit', '-p', inRoot(project)], { signal });
      if (code !== 0) console.log(output.trimEnd());
      broken += code === 0 ? 0 : 1;
    }
  };
  await Promise.all([work(), work()]);
  return broken === 0 ? 0 : 1;
});
