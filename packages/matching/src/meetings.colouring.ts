type Edge = readonly [number, number];

/** Meetings placed in slots so far: a proper edge colouring of part of the edges. */
export type Colouring = {
  slots: number;
  edges: readonly Edge[];
  /** The slot of each edge; -1 where it has none. */ slotOf: Int32Array;
  /** `firm * slots + slot`: the edge that the firm has there; -1 where it is free. */ at: Int32Array;
  /** Meetings of each firm. */ held: Int32Array;
};

export const colourOf = (firms: number, slots: number, edges: readonly Edge[]): Colouring => ({
  slots,
  edges,
  slotOf: new Int32Array(edges.length).fill(-1),
  at: new Int32Array(firms * slots).fill(-1),
  held: new Int32Array(firms),
});

/**
 * Places one more meeting, moving others to other slots if need be. False where no fan or chain makes room, which cannot
 * be while both firms and all their partners have a free slot (Vizing's theorem).
 */
export function tryColour(colouring: Colouring, edge: number): boolean {
  const [a, b] = colouring.edges[edge]!;
  return byChain(colouring, edge, a, b) || byFan(colouring, edge, a, b) || byFan(colouring, edge, b, a);
}

/** A slot free at both; or one free at `a` that a chain from `b` makes free there, not ending at `a`. */
function byChain(colouring: Colouring, edge: number, a: number, b: number): boolean {
  const [freeA, freeB] = [freeAt(colouring, a), freeAt(colouring, b)];
  const both = freeA.find((slot) => freeB.includes(slot));
  if (both !== undefined) {
    place(colouring, edge, both);
    return true;
  }
  for (const slot of freeA)
    for (const other of freeB) {
      const chain = chainFrom(colouring, b, slot, other);
      if (chain.end === a) continue;
      swap(colouring, chain.edges, slot, other);
      place(colouring, edge, slot);
      return true;
    }
  return false;
}

/**
 * Misra and Gries: partners of `u`, beginning with `v`, such that each one's meeting with `u` lies in a slot free at the
 * one before. Shifting those slots along the fan makes room for the new meeting at its end.
 */
function byFan(colouring: Colouring, edge: number, u: number, v: number): boolean {
  const free = freeAt(colouring, u)[0];
  if (free === undefined) return false;
  const fan = fanAt(colouring, edge, u, v);
  const last = [...fan].reverse().find(({ firm }) => freeAt(colouring, firm).length > 0);
  if (!last) return false;
  const wanted = freeAt(colouring, last.firm)[0]!;
  const chain = chainFrom(colouring, u, wanted, free);
  swap(colouring, chain.edges, wanted, free);
  // the chain may have cut the fan: shift as far as it still is one and its last firm is free in the wanted slot
  let upTo = -1;
  for (let place = 0; place < fan.length; place++) {
    if (place > 0 && !isFreeAt(colouring, fan[place - 1]!.firm, colouring.slotOf[fan[place]!.edge]!)) break;
    if (isFreeAt(colouring, fan[place]!.firm, wanted)) {
      upTo = place;
      break;
    }
  }
  if (upTo === -1 || !isFreeAt(colouring, u, wanted)) {
    swap(colouring, chain.edges, wanted, free);
    return false;
  }
  for (let step = 0; step < upTo; step++) {
    const slot = colouring.slotOf[fan[step + 1]!.edge]!;
    remove(colouring, fan[step + 1]!.edge);
    place(colouring, fan[step]!.edge, slot);
  }
  place(colouring, fan[upTo]!.edge, wanted);
  return true;
}

function fanAt(colouring: Colouring, edge: number, u: number, v: number): { firm: number; edge: number }[] {
  const { edges, at, slots } = colouring;
  const fan = [{ firm: v, edge }];
  const taken = new Set([v]);
  for (let last = v; ;) {
    const slot = freeAt(colouring, last).find((one) => {
      const met = at[u * slots + one]!;
      return met !== -1 && !taken.has(otherOf(edges[met]!, u));
    });
    if (slot === undefined) return fan;
    const met = at[u * slots + slot]!;
    last = otherOf(edges[met]!, u);
    taken.add(last);
    fan.push({ firm: last, edge: met });
  }
}

/**
 * Moves meetings out of slots with more than `tables` of them. With no more meetings than slots x tables there is always
 * a slot with fewer, and a chain of the two with one more of the fuller.
 */
export function evenOut(colouring: Colouring, tables: number): void {
  const { slots, slotOf } = colouring;
  const size = new Array<number>(slots).fill(0);
  for (const slot of slotOf) if (slot !== -1) size[slot]!++;
  for (;;) {
    const full = size.findIndex((count) => count > tables);
    if (full === -1) return;
    const spare = size.findIndex((count) => count < tables);
    const chain = longerChain(colouring, full, spare);
    swap(colouring, chain, full, spare);
    size[full]!--;
    size[spare]!++;
  }
}

/** A chain of meetings in the two slots by turns that begins and ends in `full`. */
function longerChain(colouring: Colouring, full: number, spare: number): number[] {
  const { at, slots } = colouring;
  for (let firm = 0; firm * slots < at.length; firm++) {
    if (isFreeAt(colouring, firm, full) || !isFreeAt(colouring, firm, spare)) continue;
    const chain = chainFrom(colouring, firm, full, spare).edges;
    if (chain.length % 2 === 1) return chain;
  }
  throw new Error('more meetings than tables');
}

/** From `start`, meetings in `first` and `second` by turns, as far as they go. `start` has none in `second`. */
function chainFrom(colouring: Colouring, start: number, first: number, second: number) {
  const { edges, at, slots } = colouring;
  const found: number[] = [];
  let end = start;
  for (let slot = first; ; slot = slot === first ? second : first) {
    const edge = at[end * slots + slot]!;
    if (edge === -1) return { edges: found, end };
    found.push(edge);
    end = otherOf(edges[edge]!, end);
  }
}

function swap(colouring: Colouring, chain: readonly number[], one: number, other: number): void {
  const moved = chain.map((edge) => ({ edge, to: colouring.slotOf[edge] === one ? other : one }));
  for (const { edge } of moved) remove(colouring, edge);
  for (const { edge, to } of moved) place(colouring, edge, to);
}

function place({ edges, slotOf, at, held, slots }: Colouring, edge: number, slot: number): void {
  slotOf[edge] = slot;
  for (const firm of edges[edge]!) {
    at[firm * slots + slot] = edge;
    held[firm]!++;
  }
}

function remove({ edges, slotOf, at, held, slots }: Colouring, edge: number): void {
  for (const firm of edges[edge]!) {
    at[firm * slots + slotOf[edge]!] = -1;
    held[firm]!--;
  }
  slotOf[edge] = -1;
}

const isFreeAt = ({ at, slots }: Colouring, firm: number, slot: number): boolean => at[firm * slots + slot] === -1;
function freeAt(colouring: Colouring, firm: number): number[] {
  const free: number[] = [];
  for (let slot = 0; slot < colouring.slots; slot++) if (isFreeAt(colouring, firm, slot)) free.push(slot);
  return free;
}
const otherOf = ([a, b]: Edge, firm: number): number => (a === firm ? b : a);
