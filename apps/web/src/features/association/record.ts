import type { PublicationView } from '@gauge/contracts';
import { call, routes, type Reply } from '../../lib/api.js';

type Exported = Reply<'auditExport'>;
export type Entry = Exported['entries'][number];
/** Everything an association can hand to its lawyer: what was published, and the whole record with its rule. */
export type AssociationRecord = {
  association: string;
  madeAt: string;
  chain: Reply<'auditChain'>;
  rule: string;
  publications: PublicationView[];
  entries: Entry[];
};

/** Parts of the chain are asked for one after the other; a longer one is taken along by a program, with the API. */
const mostParts = 50;

export async function readRecord(associationId: string, association: string): Promise<AssociationRecord> {
  const params = { associationId };
  const entries: Entry[] = [];
  let rule = '';
  let after: number | null = 0;
  for (let part = 0; after !== null && part < mostParts; part++) {
    const read: Exported = await call(routes.auditExport, { params, query: { after } });
    entries.push(...read.entries);
    ({ rule, next: after } = read);
  }
  const { items: publications } = await call(routes.publications, { params });
  const chain = await call(routes.auditChain, { params });
  return { association, madeAt: new Date().toISOString(), chain, rule, publications, entries };
}

const columns = ['seq', 'at', 'actorName', 'actorId', 'action', 'payload', 'prevHash', 'hash'] as const;

/** One line an entry, for a spreadsheet. */
export function csvOf({ entries }: Pick<AssociationRecord, 'entries'>): string {
  const lines = entries.map((entry) =>
    columns.map((column) => cell(column === 'payload' ? JSON.stringify(entry.payload) : entry[column])).join(','),
  );
  return [columns.join(','), ...lines, ''].join('\r\n');
}

/** A text that a spreadsheet would take for a formula is marked as text. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Puts a text into a file that the browser keeps. */
export function keepAs(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
