import type { ImportStatus } from '@gauge/contracts';

/** Where the loading of a file stands; `confirming`: asked for and not answered yet. */
export type ImportStep = 'choose' | 'reading' | 'refused' | 'ready' | 'confirming' | 'underway' | 'stopped' | 'done';

const steps: Record<ImportStatus, ImportStep> = {
  refused: 'refused',
  ready: 'ready',
  writing: 'underway',
  stopped: 'stopped',
  committed: 'done',
};

export function stepOf(
  view: { status: ImportStatus } | null | undefined,
  busy: { reading: boolean; confirming: boolean },
): ImportStep {
  if (busy.reading) return 'reading';
  if (!view) return 'choose';
  return busy.confirming ? 'confirming' : steps[view.status];
}

export type FileFault = 'kind' | 'size' | 'empty';

/** Why a file need not even be sent; null when the server should look at it. */
export function fileFault({ name, size }: { name: string; size: number }, mostBytes: number): FileFault | null {
  if (!/\.(csv|xlsx)$/i.test(name)) return 'kind';
  if (size === 0) return 'empty';
  return size > mostBytes ? 'size' : null;
}
