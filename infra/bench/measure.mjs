import { availableParallelism, cpus, totalmem } from 'node:os';

/**
 * Runs the contestants in turn, round after round, so that whatever else the machine does meets them alike; the first round
 * warms up and does not count; programs that take minutes have fewer rounds and none to warm up. Only `run` is timed; `after` checks or frees its result.
 *
 * @param contestants [{ name, run, after?, rounds?, warmUp? }]
 * @returns name -> { seconds, processor }, ascending; processor seconds of this process with all its threads, which say more than
 *   the clock does on a machine that others use too
 */
export async function alternate(contestants, rounds, say) {
  const times = new Map(contestants.map(({ name }) => [name, { seconds: [], processor: [] }]));
  for (let round = 0; round <= rounds; round++) {
    for (const { name, run, after, rounds: own = rounds, warmUp = true } of contestants) {
      if (round > own || (round === 0 && !warmUp)) continue;
      globalThis.gc?.();
      const [began, usage] = [performance.now(), process.cpuUsage()];
      const result = await run();
      const seconds = (performance.now() - began) / 1000;
      const { user, system } = process.cpuUsage(usage);
      await after?.(result);
      say(`${round === 0 ? 'warm-up' : `round ${round}`} ${name}: ${seconds.toFixed(3)} s`);
      if (round === 0) continue;
      times.get(name).seconds.push(seconds);
      times.get(name).processor.push((user + system) / 1e6);
    }
  }
  for (const lists of times.values()) for (const list of Object.values(lists)) list.sort((a, b) => a - b);
  return times;
}

export function median(ascending) {
  const middle = ascending.length >> 1;
  return ascending.length % 2 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
}

/** Numbers from a seed, 0..1, with all 53 bits: every run and every engine gets the same ones. */
export function randomOf(seed) {
  let state = seed >>> 0;
  const word = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let x = state;
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
    return (x ^ (x >>> 16)) >>> 0;
  };
  return () => ((word() >>> 5) * 67108864 + (word() >>> 6)) / 9007199254740992;
}

export const normalOf = (random) => () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

export const sharedDoubles = (count) => new Float64Array(new SharedArrayBuffer(count * 8));
export const sharedIntegers = (count) => new Uint32Array(new SharedArrayBuffer(count * 4));

export const machine = () => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  system: `${process.platform} ${process.arch}`,
  node: process.version,
});
