import type { InstrumentDefinition } from '@gauge/contracts/instrument';

/** Hands a definition to the reader as a file that another association can import. */
export function download(definition: InstrumentDefinition): void {
  const text = JSON.stringify({ format: 'gauge-instrument-1', definition }, null, 2);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = `${definition.code}-v${definition.version}.json`;
  link.click();
  // the browser has begun to read it by then
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The most that one request carries. */
export const LARGEST_FILE = 1_000_000;
export type FileFault = 'size' | 'json' | 'format';

/** What a chosen file holds, or why it is no instrument. The server looks at the rest. */
export async function readInstrumentFile(file: File): Promise<{ content: unknown } | { fault: FileFault }> {
  if (file.size > LARGEST_FILE) return { fault: 'size' };
  let content: unknown;
  try {
    content = JSON.parse(await file.text());
  } catch {
    return { fault: 'json' };
  }
  if (typeof content !== 'object' || content === null || !('format' in content) || !('definition' in content))
    return { fault: 'format' };
  return content.format === 'gauge-instrument-1' ? { content } : { fault: 'format' };
}
