// What a command started, and how it ends: in the reverse order, once, whatever the reason.

/** Ends the command with one line instead of a stack trace. */
export class PlainError extends Error {}

const began = performance.now();

export function say(line) {
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5);
  console.log(`[${seconds} s] ${line}`);
}

/**
 * Runs `main` until it returns an exit code or a signal arrives. `main` gets
 * - `signal`: aborted by Ctrl-C, SIGTERM or SIGHUP; loops and child processes listen to it;
 * - `onStop(stop)`: registers what has to be undone, the last one first;
 * - `lastLine(line)`: printed when all of it is undone;
 * - `fail(message)`: for what breaks later, while everything runs.
 */
export async function run(main) {
  const abort = new AbortController();
  const stops = [];
  let failure;
  let last;
  const fail = (message) => {
    failure ??= message;
    abort.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => abort.abort());
  process.on('disconnect', () => abort.abort()); // the command that started this one is gone
  process.on('uncaughtException', (error) => fail(error.stack));

  let code = 0;
  try {
    code = await main({
      signal: abort.signal,
      onStop: (stop) => stops.push(stop),
      lastLine: (line) => (last = line),
      fail,
    });
  } catch (error) {
    // after Ctrl-C every step fails with something; only a first cause is worth a word
    if (!abort.signal.aborted) failure = error instanceof PlainError ? error.message : error.stack;
  }
  for (const stop of stops.reverse()) {
    await stop().catch((error) => (failure ??= error.stack));
  }
  if (failure !== undefined) console.error(failure);
  if (last !== undefined) console.log(last);
  process.exit(failure === undefined ? code : 1);
}

/** Resolves when the signal is aborted: what a command does once everything runs. */
export function untilAborted(signal) {
  if (signal.aborted) return Promise.resolve();
  return new Promise((done) => signal.addEventListener('abort', done, { once: true }));
}
