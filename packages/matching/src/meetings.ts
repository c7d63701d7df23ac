import { colourOf, evenOut, tryColour, type Colouring } from './meetings.colouring.js';
import { chooseMeetings } from './meetings.choice.js';

/** Two who both asked to meet; the order says nothing. */
export type MutualWish = readonly [one: string, other: string];
/** `tables`: meetings that can be held at a time; `mostEach`: meetings that one firm may have at the event. */
export type MeetingRoom = { slots: number; tables: number; mostEach: number };
/** Slots and tables count from 0. */
export type PlannedMeeting = { one: string; other: string; slot: number; table: number };

/**
 * A schedule of meetings without conflict: nobody twice in a slot, no more meetings in a slot than tables, nobody more
 * than `mostEach`, each wish at most once. As many meetings as can be found, those with few meetings served first. The
 * same wishes in any order give the same schedule. Wishes of somebody with themselves are left out.
 *
 * Three steps, each a known one:
 * 1. Which meetings (`meetings.choice.ts`): a largest b-matching by alternating paths (Berge 1957, Edmonds 1965), begun
 *    from the least served and evened out along alternating paths of even length.
 * 2. In which slot (`meetings.colouring.ts`): an edge colouring with the slots as colours, by fans and alternating chains
 *    (Vizing 1964, Misra and Gries 1992). With one slot more than anybody has meetings it never fails.
 * 3. Not more than the tables: alternating chains move meetings from full slots to others until all are of equal size
 *    within one (de Werra 1971, McDiarmid 1972), which is always possible.
 *
 * The largest schedule is NP-hard to find when somebody could meet in every slot (Holyer 1981); what step 2 cannot place
 * is left out and others are tried in its stead. Against the optimum by exhaustive search on small cases see
 * `meetings.spec.ts` and docs/adr/0080. Time O(k m n) for m wishes, n firms and k slots at worst.
 */
export function scheduleMeetings(wishes: readonly MutualWish[], room: MeetingRoom): PlannedMeeting[] {
  const names = [...new Set(wishes.flat())].sort(byCode);
  const place = new Map(names.map((name, at) => [name, at]));
  const edges = edgesOf(wishes, place);
  const most = Math.min(room.mostEach, room.slots);
  const whole = room.slots * room.tables;
  if (edges.length === 0 || most < 1 || whole < 1) return [];

  const chosen = chooseMeetings(edges, names.length, most, whole);
  const colouring = colourOf(names.length, room.slots, edges);
  for (const edge of chosen) tryColour(colouring, edge);
  // evening out frees places, and whoever fits them is placed: what is left then fits nowhere
  do evenOut(colouring, room.tables);
  while (fillUp(colouring, edges, most, whole) > 0);
  return meetingsOf(colouring, edges, names);
}

/** Each pair once, as places in the sorted names: the order in which wishes come decides nothing. */
function edgesOf(wishes: readonly MutualWish[], place: ReadonlyMap<string, number>): [number, number][] {
  const pairs = new Map<number, [number, number]>();
  for (const [one, other] of wishes) {
    const [a, b] = [place.get(one)!, place.get(other)!].sort((x, y) => x - y) as [number, number];
    if (a !== b) pairs.set(a * place.size + b, [a, b]);
  }
  return [...pairs.values()].sort((x, y) => x[0] - y[0] || x[1] - y[1]);
}

/** Meetings that were not chosen, or found no slot: the least served first, as long as any can be placed. How many were. */
function fillUp(colouring: Colouring, edges: readonly [number, number][], most: number, whole: number): number {
  const left = new Set(edges.keys());
  for (const edge of left) if (colouring.slotOf[edge] !== -1) left.delete(edge);
  const before = edges.length - left.size;
  let held = before;
  while (held < whole) {
    const open = [...left].filter((edge) => edges[edge]!.every((firm) => colouring.held[firm]! < most));
    open.sort((x, y) => servedBoth(colouring, edges[x]!) - servedBoth(colouring, edges[y]!) || x - y);
    const placed = open.find((edge) => tryColour(colouring, edge));
    if (placed === undefined) break;
    left.delete(placed);
    held++;
  }
  return held - before;
}

/** How well the two are served: the one with fewer meetings counts first. */
function servedBoth({ held }: Colouring, [a, b]: readonly [number, number]): number {
  return Math.min(held[a]!, held[b]!) * 1000 + Math.max(held[a]!, held[b]!);
}

function meetingsOf(
  { slotOf, slots }: Colouring,
  edges: readonly [number, number][],
  names: readonly string[],
): PlannedMeeting[] {
  const used = new Array<number>(slots).fill(0);
  return edges
    .map(([a, b], edge) => ({ one: names[a]!, other: names[b]!, slot: slotOf[edge]! }))
    .filter(({ slot }) => slot !== -1)
    .map((meeting) => ({ ...meeting, table: used[meeting.slot]!++ }))
    .sort((x, y) => x.slot - y.slot || x.table - y.table);
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
