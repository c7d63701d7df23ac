type Edge = readonly [number, number];

/**
 * Which meetings to hold, as places in `edges`: nobody in more than `most`, no more than `whole` in all. As many as
 * alternating paths find, evened out as far as such paths take one from somebody with two more and give it to somebody.
 * Paths around odd circles are not searched for (that would be Edmonds' blossoms): what that costs, the spec measures.
 * In the order in which they were taken; deterministic.
 */
export function chooseMeetings(edges: readonly Edge[], firms: number, most: number, whole: number): number[] {
  const at: number[][] = Array.from({ length: firms }, () => []);
  edges.forEach(([a, b], edge) => {
    at[a]!.push(edge);
    at[b]!.push(edge);
  });
  const choice: Choice = { edges, at, chosen: new Set(), count: new Int32Array(firms), most, whole };
  // each path adds a meeting or evens two firms out, so it ends; passes go on until one brings nothing
  while (improveAll(choice));
  return [...choice.chosen];
}

type Choice = {
  edges: readonly Edge[];
  /** Edges at each firm. */ at: readonly (readonly number[])[];
  chosen: Set<number>;
  count: Int32Array;
  most: number;
  whole: number;
};

/** Serves the least served first; whoever cannot be helped is left alone for the rest of the pass. */
function improveAll(choice: Choice): boolean {
  const { count, chosen, most } = choice;
  const stuck = new Uint8Array(count.length);
  let improved = false;
  for (;;) {
    let firm = -1;
    for (let one = 0; one < count.length; one++)
      if (!stuck[one] && count[one]! < most && (firm === -1 || count[one]! < count[firm]!)) firm = one;
    if (firm === -1) return improved;
    const path = pathFrom(choice, firm);
    if (!path) {
      stuck[firm] = 1;
      continue;
    }
    for (const edge of path) if (!chosen.delete(edge)) chosen.add(edge);
    recount(choice, path);
    improved = true;
  }
}

function recount({ edges, chosen, count }: Choice, path: readonly number[]): void {
  for (const edge of path) {
    const change = chosen.has(edge) ? 1 : -1;
    for (const firm of edges[edge]!) count[firm]! += change;
  }
}

/**
 * The shortest alternating path that helps `start`: its first meeting is new, then one goes, one is new and so on. It ends
 * with a new meeting at somebody who has room, or with one that goes at somebody who has two more than `start`.
 */
function pathFrom(choice: Choice, start: number): number[] | null {
  const { edges, at, chosen, count, most, whole } = choice;
  const roomForMore = chosen.size < whole;
  // a firm can be reached by a new meeting (one of its own must go) and by one that goes (it can take a new one)
  const cameBy = new Map<number, { edge: number; from: number }>();
  const state = (firm: number, byNew: boolean) => firm * 2 + (byNew ? 1 : 0);
  const queue = [state(start, false)];
  cameBy.set(queue[0]!, { edge: -1, from: -1 });
  for (let head = 0; head < queue.length; head++) {
    const here = queue[head]!;
    const [firm, byNew] = [here >> 1, (here & 1) === 1];
    for (const edge of at[firm]!) {
      if (chosen.has(edge) !== byNew) continue;
      const other = edges[edge]![0] === firm ? edges[edge]![1] : edges[edge]![0];
      const next = state(other, !byNew);
      if (cameBy.has(next)) continue;
      const path = [edge, ...walked(cameBy, here)];
      // shortest by states, so an edge can come up twice only around an odd circle: such a walk is no path
      if (new Set(path).size < path.length) continue;
      cameBy.set(next, { edge, from: here });
      queue.push(next);
      const atStart = other === start ? 1 : 0;
      if (!byNew && roomForMore && count[other]! + atStart < most) return path;
      if (byNew && other !== start && count[other]! >= count[start]! + 2) return path;
    }
  }
  return null;
}

function walked(cameBy: ReadonlyMap<number, { edge: number; from: number }>, state: number): number[] {
  const path: number[] = [];
  for (let step = cameBy.get(state); step && step.edge !== -1; step = cameBy.get(step.from)) path.push(step.edge);
  return path;
}
