import type { HeldEvent } from '@gauge/contracts';

type Meeting = HeldEvent['meetings'][number];

/** The schedule as rows of slots and columns of tables; `spare`: tables that stay free all day. */
export function gridOf({ meetings, slots, tables }: Pick<HeldEvent, 'meetings' | 'slots' | 'tables'>): {
  rows: { slot: number; cells: (Meeting | null)[] }[];
  columns: number;
  spare: number;
} {
  const columns = Math.max(0, ...meetings.map(({ table }) => table + 1));
  const at = new Map(meetings.map((meeting) => [`${meeting.slot} ${meeting.table}`, meeting]));
  const rows = slots.map((_, slot) => ({
    slot,
    cells: Array.from({ length: columns }, (_cell, table) => at.get(`${slot} ${table}`) ?? null),
  }));
  return { rows, columns, spare: tables - columns };
}

/** Meetings a participant has, from the fewest to the most, with how many have that many. */
export function spreadOf({ participants }: Pick<HeldEvent, 'participants'>): { meetings: number; firms: number }[] {
  const counts = new Map<number, number>();
  for (const { meetings, left } of participants) if (!left) counts.set(meetings, (counts.get(meetings) ?? 0) + 1);
  return [...counts].map(([meetings, firms]) => ({ meetings, firms })).sort((a, b) => a.meetings - b.meetings);
}
