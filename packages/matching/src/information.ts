import { meetingOf, pathOf, schemeOf, type Code, type Scheme } from './codes.js';

/** How often each code stands on the profiles of the network. */
export type CodeCounts = Iterable<readonly [code: Code, profiles: number]>;

/** Nats of information in a code: 0 for one that every profile has. */
export type Information = (code: Code) => number;

/** Average number of codes below one: HS 2022 has 21 sections, 96 chapters, 1,228 headings and 5,612 subheadings. */
const BRANCHES: Record<Scheme, readonly number[]> = {
  HS2022: [21, 96 / 21, 1228 / 96, 5612 / 1228],
  ISIC4: [21, 88 / 21, 238 / 88, 419 / 238],
};

/**
 * How many profiles the tree itself counts for. Small: a network of some hundred profiles soon speaks for itself; large
 * enough that a code nobody has used yet is rare and not impossible.
 */
const PRIOR = 12;

/**
 * IC(c) = -ln p(c) with p(c) the share of code uses at or below c, smoothed down the tree:
 * p(child) = p(parent) (n(child) + PRIOR / branches) / (n(parent) + PRIOR). So p never grows on the way down, an unused code
 * has a finite IC, and without any counts IC is a matter of depth alone (the network's first day).
 */
export function informationOf(counts: CodeCounts): Information {
  const below = new Map<string, number>();
  for (const [code, profiles] of counts)
    for (const node of [...pathOf(code), schemeOf(code)]) below.set(node, (below.get(node) ?? 0) + profiles);
  const known = new Map<Code, number>();

  const share = (path: readonly Code[], at: number, scheme: Scheme): number => {
    const code = path[at];
    if (code === undefined) return 1;
    const earlier = known.get(code);
    if (earlier !== undefined) return earlier;
    const parent = path[at + 1] ?? scheme;
    const branches = BRANCHES[scheme][path.length - 1 - at] ?? 1;
    const step = ((below.get(code) ?? 0) + PRIOR / branches) / ((below.get(parent) ?? 0) + PRIOR);
    const result = share(path, at + 1, scheme) * step;
    known.set(code, result);
    return result;
  };
  const told = new Map<Code, number>();
  return (code) => {
    const earlier = told.get(code);
    if (earlier !== undefined) return earlier;
    const information = -Math.log(share(pathOf(code), 0, schemeOf(code)));
    told.set(code, information);
    return information;
  };
}

/** Lin 1998: 2 IC(lca) / (IC(a) + IC(b)); 1 for equal codes, 0 across sections and schemes. */
export function similarity(information: Information, a: Code, b: Code): number {
  if (a === b) return 1;
  if (schemeOf(a) !== schemeOf(b)) return 0;
  const meeting = meetingOf(a, b);
  if (meeting === undefined) return 0;
  return (2 * information(meeting)) / (information(a) + information(b));
}
