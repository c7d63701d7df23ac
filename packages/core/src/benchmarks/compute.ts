import { threadOf } from './threads.js';
import type { Outcome, ThreadInput, ThreadMessage } from './release.work.js';

/**
 * Builds and audits a release in a thread of its own, so that this one goes on renewing the job's lock.
 * `onAudit` is told when the release is built; the signal ends the thread at once.
 */
export function compute(input: ThreadInput, onAudit: () => void, signal: AbortSignal): Promise<Outcome> {
  const thread = threadOf('release', input);
  const ended = new Promise<Outcome>((done, fail) => {
    thread.on('message', (message: ThreadMessage) => (message.kind === 'audit' ? onAudit() : done(message)));
    thread.once('error', fail);
    thread.once('exit', () => fail(new Error('the release thread ended without a result')));
    signal.addEventListener('abort', () => fail(signal.reason as Error), { once: true });
    if (signal.aborted) fail(signal.reason as Error);
  });
  return ended.finally(() => thread.terminate());
}
