import { Readable } from 'node:stream';
import { firstValueFrom, ReplaySubject, takeUntil, type Observable } from 'rxjs';

/** Milliseconds between signs of life: proxies close what is silent, and a reader that is gone shows only on writing. */
const HEARTBEAT = 20_000;
/** Characters that may wait for a reader who does not read. */
const MOST_WAITING = 1_000_000;

/**
 * Server-sent events as a stream of bytes. Resolves with the first event, so that what the handler refuses before it can
 * still be answered as a problem, which no event can.
 */
export async function eventStream(
  events: Observable<{ data: unknown }>,
  until: Observable<unknown>,
): Promise<Readable> {
  const first = new ReplaySubject<{ data: unknown }>(1);
  const source = events.pipe(takeUntil(until)).subscribe(first);
  await firstValueFrom(first, { defaultValue: null });

  const readable = new Readable({ read: () => undefined });
  const write = (line: string) => {
    readable.push(line);
    if (readable.readableLength > MOST_WAITING) readable.destroy();
  };
  const heartbeat = setInterval(write, HEARTBEAT, ':\n\n');
  const sink = first.subscribe({
    next: ({ data }) => write(`data: ${JSON.stringify(data)}\n\n`),
    error: (error: Error) => readable.destroy(error),
    complete: () => {
      clearInterval(heartbeat);
      readable.push(null);
    },
  });
  readable.once('close', () => {
    clearInterval(heartbeat);
    sink.unsubscribe();
    source.unsubscribe();
  });
  return readable;
}
