import yauzl from 'yauzl';

export type ContentKind = 'pdf' | 'png' | 'jpeg' | 'xlsx' | 'docx' | 'text';

const signatures: readonly [ContentKind, Uint8Array][] = [
  ['pdf', Buffer.from('%PDF-')],
  ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['jpeg', Buffer.from([0xff, 0xd8, 0xff])],
];
const ZIP = Buffer.from([0x50, 0x4b, 3, 4]);
/** The part that makes a package what it is. */
const mainParts: readonly [ContentKind, string][] = [
  ['xlsx', 'xl/workbook.xml'],
  ['docx', 'word/document.xml'],
];
/** What runs when it is opened. */
const RUNS = /vbaproject|macrosheets|activex/i;
const MOST_PARTS = 2_000;

/** What a file is by what stands in it, whatever it is called; undefined for everything else, and for what carries macros. */
export async function contentKind(bytes: Buffer): Promise<ContentKind | undefined> {
  const begins = (signature: Uint8Array) => bytes.subarray(0, signature.length).equals(signature);
  const known = signatures.find(([, signature]) => begins(signature));
  if (known) return known[0];
  if (begins(ZIP)) return packageKind(bytes);
  return isText(bytes) ? 'text' : undefined;
}

async function packageKind(bytes: Buffer): Promise<ContentKind | undefined> {
  const parts = await partsOf(bytes);
  if (!parts.has('[Content_Types].xml') || [...parts].some((name) => RUNS.test(name))) return undefined;
  return mainParts.find(([, part]) => parts.has(part))?.[0];
}

/** The names in a ZIP file; none where it is damaged or holds too many. */
async function partsOf(bytes: Buffer): Promise<Set<string>> {
  const parts = new Set<string>();
  try {
    const file = await yauzl.fromBufferPromise(bytes);
    if (file.entryCount > MOST_PARTS) return new Set();
    for await (const { fileName } of file.eachEntry()) parts.add(fileName);
  } catch {
    return new Set();
  }
  return parts;
}

/** UTF-8 without the control characters that no text has. */
function isText(bytes: Buffer): boolean {
  try {
    return !/[\x00-\x08\x0e-\x1f\x7f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}
