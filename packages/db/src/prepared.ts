/** Each connection keeps a plan for every named statement; these many cost it some tens of megabytes at most. */
const MOST_NAMED = 400;
/** Asked as often as this, a statement is worth keeping. */
const WORTH = 3;
/** Statements that are told apart while they are counted; longer lists of ids make ever new ones. */
const MOST_COUNTED = 4_000;

/** PostgreSQL's own word for a statement that is planned for this one time. */
const UNNAMED = '';

/**
 * Names for the statements that a process asks again and again, so that PostgreSQL plans them once for each connection
 * and not each time: under row level security planning takes longer than running. The first so many get one.
 */
export function statementNames(): (query: { sql: string }) => string {
  const named = new Map<string, string>();
  const counted = new Map<string, number>();
  return ({ sql }) => {
    const name = named.get(sql);
    if (name !== undefined || named.size === MOST_NAMED) return name ?? UNNAMED;
    const times = (counted.get(sql) ?? 0) + 1;
    if (times < WORTH) {
      if (counted.size === MOST_COUNTED) counted.clear();
      counted.set(sql, times);
      return UNNAMED;
    }
    counted.delete(sql);
    const made = `s${named.size}`;
    named.set(sql, made);
    return made;
  };
}
