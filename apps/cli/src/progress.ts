/** Where a person may be watching: a terminal shows progress, anything else stays silent. */
export type Watcher = { write(text: string): unknown; isTTY?: boolean };

export type Progress = {
  /** `share` of the stage that is done, 0..1. */
  show(stage: string, share?: number): void;
  clear(): void;
};

const WIDTH = 24;

export function progressOn(watcher: Watcher): Progress {
  if (!watcher.isTTY) return { show: () => undefined, clear: () => undefined };
  let shown = '';
  const draw = (line: string): void => {
    if (line === shown) return;
    shown = line;
    watcher.write(`\r\u001b[K${line}`);
  };
  return {
    show: (stage, share) => {
      const full = Math.round(Math.min(1, share ?? 0) * WIDTH);
      draw(share === undefined ? stage : `[${'#'.repeat(full)}${' '.repeat(WIDTH - full)}] ${stage}`);
    },
    clear: () => draw(''),
  };
}
