import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inRoot } from '../lib/layout.mjs';
import { run, say, untilAborted } from '../lib/lifecycle.mjs';
import { evaluateChecks } from './checks.mjs';
import { compareGrouped } from './grouped.mjs';
import { machine } from './measure.mjs';
import { searchPartners } from './partners.mjs';
import { comparePipeline } from './pipeline.mjs';
import { report } from './report.mjs';
import { compareShapes } from './shapes.mjs';

const options = process.argv.slice(2);
const quick = options.includes('--quick');
const wanted = options.filter((option) => !option.startsWith('--'));
const size = (full) => (quick ? full / 100 : full);
const wants = (part) => wanted.length === 0 || wanted.includes(part);
const rounds = quick ? 2 : 3;

const engine = async (firms, indicators) => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    inRoot('infra/bench/engine.mjs'),
    String(firms),
    String(indicators),
  ]);
  const result = JSON.parse(stdout);
  say(`${firms} firms x ${indicators} indicators: ${result.seconds.toFixed(1)} s, ${Math.round(result.peakMiB)} MiB`);
  return result;
};

// Ctrl-C ends it between two measurements at the latest
await run(({ signal, onStop }) => Promise.race([measureAll(onStop), untilAborted(signal).then(() => 1)]));

async function measureAll(onStop) {
  const folder = mkdtempSync(join(tmpdir(), 'gauge-bench-'));
  onStop(async () => rmSync(folder, { recursive: true, force: true }));
  // the server's own user reads the files from here
  chmodSync(folder, 0o755);
  // what is measured on its own stays from one run to the next, each part with its date
  const file = inRoot('infra/bench/results.json');
  const results = readResults(file);
  const keep = async (part, measure) => {
    if (!wants(part)) return;
    say(part);
    results[part] = { on: new Date().toISOString().slice(0, 10), quick, machine: machine(), ...(await measure()) };
    if (!quick) writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  };
  // first, for a process begins with the peak memory of the one that starts it
  await keep('growth', async () => {
    const runs = [];
    for (const firms of [1e4, 1e5, 1e6]) runs.push(await engine(size(firms), 20));
    return { runs };
  });
  await keep('million', async () => engine(size(1e6), 100));
  await keep('grouped', async () => {
    const [count, groupCount] = [size(1e7), size(5000)];
    const times = await compareGrouped({ count, groupCount, rounds, folder, say, onStop });
    return { count, groupCount, times: Object.fromEntries(times) };
  });
  await keep('shapes', async () => {
    const count = size(2e6);
    return { count, times: Object.fromEntries(await compareShapes({ count, rounds: 9, say })) };
  });
  await keep('pipeline', async () => {
    const [firms, indicators] = [size(1e5), 100];
    const { times, ...rest } = await comparePipeline({ firms, indicators, rounds, folder, say, onStop });
    return { firms, indicators, times: Object.fromEntries(times), ...rest };
  });
  await keep('partners', () =>
    searchPartners({
      sizes: quick ? [1e3] : [1e3, 1e4, 1e5],
      searches: quick ? 20 : 400,
      checked: quick ? 2 : 10,
      folder,
      say,
      onStop,
    }),
  );
  // real data whose licences do not let them lie here; what was measured on them stays
  const data = process.env.GAUGE_DATA_SETS;
  if (data) await keep('checks', async () => ({ sources: evaluateChecks(data) }));
  const text = report(results);
  if (!quick) writeFileSync(inRoot('docs/benchmarks.md'), text);
  console.log(text);
  return 0;
}

function readResults(file) {
  try {
    return quick ? {} : JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
