import { crc32, deflateRawSync } from 'node:zlib';

export type Part = { name: string; text: string };

/** A zip archive of these parts, packed; the same bytes for the same parts. */
export function zipOf(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of parts) {
    const bytes = Buffer.from(text, 'utf8');
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name, 'utf8');
    const entry = header(bytes, packed, title);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), entry, title, packed]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), entry, place, title]));
    bodies.push(body);
    offset += body.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...bodies, central, ending(parts.length, central.length, offset)]);
}

/** What stands both before a part and in the directory: version, flags, method, day, checksum, sizes, length of the name. */
function header(bytes: Buffer, packed: Buffer, title: Buffer): Buffer {
  const entry = Buffer.alloc(26);
  entry.writeUInt16LE(20, 0);
  entry.writeUInt16LE(0x0800, 2); // names are UTF-8
  entry.writeUInt16LE(8, 4);
  entry.writeUInt16LE(0x0021, 8); // 1 January 1980: no clock in the bytes
  entry.writeUInt32LE(crc32(bytes), 10);
  entry.writeUInt32LE(packed.length, 14);
  entry.writeUInt32LE(bytes.length, 18);
  entry.writeUInt16LE(title.length, 22);
  return entry;
}

function ending(count: number, directory: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
