import { gunzipSync, gzipSync } from 'node:zlib';
import type { BlocksFile, FamilyBlocks, FamilySpec, FirmRecord, HistoryEntry, RecordColumns } from '@gauge/disclosure';
import { canonicalJson } from '../platform/index.js';

/** The records and blocks of a release, as they lie in the archive for the history rule of later ones. */
export type Packed = { records: Uint8Array; blocks: Uint8Array };
/** An archive with what its instrument version held in each family: an indicator that has moved keeps its past. */
export type Remembered = Packed & { families: FamilySpec[] };

type Head = Pick<RecordColumns, 'ids' | 'groups' | 'profiles'> & { indicators: string[] };

/** Begins every archive. */
const MARK = Buffer.from('gauge-columns/1\n');

/** Mark, length of the head, head as compressed JSON, each record's profile, the columns; numbers little-endian. */
export function packColumns({ ids, groups, profiles, profileOf, values }: RecordColumns): Uint8Array {
  const head = gzipSync(JSON.stringify({ ids, groups, profiles, indicators: [...values.keys()] } satisfies Head), {
    level: 1,
  });
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array | Float64Array): Uint8Array =>
    new Uint8Array(buffer, byteOffset, byteLength);
  return Buffer.concat([MARK, length, head, bytesOf(profileOf), ...[...values.values()].map(bytesOf)]);
}

function unpackColumns(bytes: Buffer): RecordColumns {
  const start = MARK.length + 4 + bytes.readUInt32LE(MARK.length);
  const head = JSON.parse(gunzipSync(bytes.subarray(MARK.length + 4, start)).toString()) as Head;
  const count = head.ids.length;
  // a slice of its own, for numbers must begin at a multiple of their size
  const slice = (from: number, length: number): ArrayBuffer =>
    Uint8Array.from(bytes.subarray(from, from + length)).buffer;
  const columns = start + count * 4;
  return {
    ...head,
    profileOf: new Uint32Array(slice(start, count * 4)),
    values: new Map(
      head.indicators.map((indicator, place) => [
        indicator,
        new Float64Array(slice(columns + place * count * 8, count * 8)),
      ]),
    ),
  };
}

/** Columns as records, which the audit and the history rule read. */
export function recordsOf({ ids, groups, profiles, profileOf, values }: RecordColumns): FirmRecord[] {
  const columns = [...values];
  return ids.map((id, record) => {
    const { associations, dimensions } = profiles[profileOf[record] as number] as RecordColumns['profiles'][number];
    const own: Record<string, number> = {};
    for (const [indicator, column] of columns) {
      const value = column[record] as number;
      if (!Number.isNaN(value)) own[indicator] = value;
    }
    return {
      id,
      group: groups[record] as string,
      associations: [...associations],
      dimensions: { ...dimensions },
      values: own,
    };
  });
}

/** Families with the same blocks share them in the builder's hands, and here. */
type PackedBlocks = Omit<BlocksFile, 'families'> & { families: { id: string; blocksOf: number }[]; blocks: object[] };

export function packBlocks({ families, ...rest }: BlocksFile): Uint8Array {
  const placements: Omit<FamilyBlocks, 'id'>[] = [];
  const packed: PackedBlocks = {
    ...rest,
    families: families.map(({ id, ...own }) => {
      const same = placements.findIndex(({ blocks, withheld }) => blocks === own.blocks && withheld === own.withheld);
      return { id, blocksOf: same < 0 ? placements.push(own) - 1 : same };
    }),
    blocks: placements,
  };
  return gzipSync(canonicalJson(packed), { level: 1 });
}

function unpackBlocks({ families, blocks, ...rest }: PackedBlocks): BlocksFile {
  return {
    ...rest,
    families: families.map(({ id, blocksOf }) => ({ id, ...(blocks[blocksOf] as Omit<FamilyBlocks, 'id'>) })),
  };
}

/** @throws Error for bytes that no release of ours wrote */
export function unpackHistory({ records, blocks, families }: Remembered): HistoryEntry {
  const bytes = Buffer.from(records.buffer, records.byteOffset, records.byteLength);
  if (!bytes.subarray(0, MARK.length).equals(MARK))
    throw new Error('an archive is not in the form this version writes');
  return {
    records: recordsOf(unpackColumns(bytes)),
    blocks: unpackBlocks(JSON.parse(gunzipSync(blocks).toString()) as PackedBlocks),
    families,
  };
}
