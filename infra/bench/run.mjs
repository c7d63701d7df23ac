// pnpm bench: installs what is measured against (the first time), builds, measures, writes docs/benchmarks.md.
// Parts: `pnpm bench grouped shapes growth pipeline million partners checks`; without any, all of them. `--quick` takes a hundredth of the data.
import { existsSync } from 'node:fs';
import { inRoot } from '../lib/layout.mjs';
import { PlainError, run, say } from '../lib/lifecycle.mjs';
import { setup } from '../lib/setup.mjs';
import { pnpm, tool } from '../lib/tools.mjs';

await run(async ({ signal }) => {
  await setup(signal);
  if (!existsSync(inRoot('infra/bench/node_modules/.modules.yaml'))) {
    say('installing the engines to measure against');
    const { code, output } = await pnpm(['install', '--frozen-lockfile'], { signal, cwd: inRoot('infra/bench') });
    if (code !== 0) throw new PlainError(output.trimEnd());
  }
  const { code } = await tool(
    process.execPath,
    ['--expose-gc', inRoot('infra/bench/main.mjs'), ...process.argv.slice(2)],
    {
      signal,
      show: true,
    },
  );
  return code;
});
