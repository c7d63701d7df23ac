/** Facts of an audit entry that a person can read; ids and lists of ids only serve machines. */
export function factsOf(payload: Record<string, unknown>): { name: string; value: string | number }[] {
  // what changed reads from the old to the new, whatever order the database keeps
  const inOrder = Object.entries(payload).sort(([one], [other]) => place(one) - place(other));
  return inOrder.flatMap(([name, value]) => {
    if (/(^id|Id|Ids|hash|Hash)$/.test(name)) return [];
    return (typeof value === 'string' && !isId(value)) || typeof value === 'number' ? [{ name, value }] : [];
  });
}

const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$|^[0-9a-f]{64}$/.test(text);

const place = (name: string): number => ['from', 'to', 'reason'].indexOf(name);
