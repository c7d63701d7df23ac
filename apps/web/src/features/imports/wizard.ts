import type { ImportView } from '@gauge/contracts';

/** Where the loading of a file stands. */
export type ImportStep = 'choose' | 'reading' | 'refused' | 'ready' | 'writing' | 'done';

export function stepOf(
  view: Pick<ImportView, 'status'> | null,
  busy: { reading: boolean; writing: boolean },
): ImportStep {
  if (busy.reading) return 'reading';
  if (!view) return 'choose';
  if (busy.writing) return 'writing';
  const steps: Record<ImportView['status'], ImportStep> = { refused: 'refused', ready: 'ready', committed: 'done' };
  return steps[view.status];
}

export type FileFault = 'kind' | 'size' | 'empty';

/** Why a file need not even be sent; null when the server should look at it. */
export function fileFault({ name, size }: { name: string; size: number }, mostBytes: number): FileFault | null {
  if (!/\.(csv|xlsx)$/i.test(name)) return 'kind';
  if (size === 0) return 'empty';
  return size > mostBytes ? 'size' : null;
}
