import { windowMean } from '@gauge/statistics';
import { auditRelease } from '../audit.js';
import {
  fallbackLadder,
  isSafe,
  openRelease,
  ownPosition,
  released,
  watched,
  type FirmRecord,
  type Parameters,
  type PointFigure,
} from '../index.js';
import {
  atomsOf,
  build,
  caseOf,
  cases,
  figureOf,
  recordsOf,
  specOf,
  type Build,
  type Case,
  type Must,
  type ReadCohort,
} from './cases.js';

const parameters: Parameters = { minUnits: 5, minOutside: 5, observerCoalition: 1 };
const sameMembers = (members: readonly string[]) => (cohort: ReadCohort) =>
  JSON.stringify(cohort.members) === JSON.stringify([...members].sort());
/** The units a must speaks of; a name that is not requested stands for everybody in the case. */
const requested = (c: Case, cohort: unknown): string[] => {
  const found = c.requested.find((one) => one.cohort === cohort)?.members ?? c.contributors.map(({ id }) => id);
  return [...new Set(found.map((id) => c.contributors.find((row) => row.id === id)?.group ?? id))];
};
/** The cohorts with exactly the requested units; none where the release holds no such cohort. */
const asRequested = (built: Build, c: Case, cohort: unknown): ReadCohort[] =>
  built.cohorts.filter(sameMembers(requested(c, cohort)));
const numbers = (json: unknown): Record<string, number> => json as Record<string, number>;

/** Later states of a case: what the second release of its story is built from. */
const sequels: Record<string, (c: Case) => { now: Build; before: Build[] }> = {
  '13': (c) => twice(c, recordsOf(c, { members: requested(c, 'AT-C25@t1') }), recordsOf(c)),
  '14': (c) => twice(c, recordsOf(c), recordsOf(c, { round: 2 })),
  '15': (c) => twice(c, recordsOf(c), recordsOf(c, { edited: { F5: c.naive_result['new'] as number } })),
  '30': (c) => twice(c, recordsOf(c), recordsOf(c, { round: 2 })),
  '35': (c) => twice(c, recordsOf(c), recordsOf(c, { edited: numbers(c.naive_result['edited']) })),
  '36': (c) => twice(c, recordsOf(c), recordsOf(c, { edited: numbers(c.naive_result['edited']) })),
  '37': (c) => twice(c, recordsOf(c, { members: requested(c, 'AT-C25#r1') }), recordsOf(c)),
  '38': (c) => twice(c, recordsOf(c), recordsOf(c, { members: requested(c, 'AT-C25@after') })),
  '41': (c) => {
    const edited = c.naive_result['edited_b'] as string[];
    const later = recordsOf(c, { members: requested(c, 'AT-C25#r2') });
    return twice(
      c,
      recordsOf(c),
      later.map((record) =>
        edited.includes(record.id)
          ? { ...record, values: { ...record.values, b: (record.values['b'] ?? 0) + 100 } }
          : record,
      ),
    );
  },
  '42': (c) => {
    const spec = specOf(c);
    const first = build(spec, recordsOf(c, { members: requested(c, 'AT-C25#r1') }));
    const second = build(spec, recordsOf(c, { members: requested(c, 'AT-C25#r2') }), [first.entry]);
    return {
      before: [first, second],
      now: build(spec, recordsOf(c, { members: requested(c, 'AT-C25#r3') }), [first.entry, second.entry]),
    };
  },
  '43': (c) =>
    twice(
      c,
      recordsOf(c),
      recordsOf(c, { members: requested(c, 'AT-C25#r2'), edited: numbers(c.naive_result['edited']) }),
    ),
  '44': (c) => {
    const earlier = recordsOf(c).map((record) =>
      record.id.startsWith('u') ? { ...record, associations: ['X'] } : record,
    );
    return twice(
      c,
      earlier.filter(({ id }) => id.startsWith('u')),
      recordsOf(c),
    );
  },
};

function twice(c: Case, earlier: FirmRecord[], later: FirmRecord[]): { now: Build; before: Build[] } {
  const first = build(specOf(c), earlier);
  return { before: [first], now: build(specOf(c), later, [first.entry]) };
}

type Check = (c: Case, must: Must, now: Build, before: Build[]) => void;

const checks: Record<string, Check> = {
  suppress(c, { cohort, stats }, now) {
    const found = asRequested(now, c, cohort);
    if (stats === '*') expect(found).toEqual([]);
    else
      for (const stat of stats as string[])
        expect(found.flatMap((one) => Object.keys(figureOf(one)))).not.toContain(stat);
  },
  fallback(c, { to }, now) {
    expect(to).toMatch(/^first wider cohort .* never a blank page that reveals the count 4$/);
    const wider = recordsOf(c).concat(
      recordsOf(c).map((record) => ({
        ...record,
        id: `${record.id}'`,
        group: '',
        dimensions: { ...record.dimensions, size: 'large' },
      })),
    );
    const keys = ['country=AT&sector=C25&size=small', 'country=AT&sector=C25', 'sector=C25', 'all'];
    const shown = (built: Build) =>
      fallbackLadder(keys, openRelease(JSON.parse(JSON.stringify(built.release))).cohorts);
    expect(shown(now)).toBeUndefined();
    expect(JSON.stringify(now.release.cohorts)).toBe('[]');
    expect(shown(build(specOf(c), wider))).toMatchObject({ key: 'all', nBand: '5-11' });
  },
  p_percent(c, { p, remainder, needed, safe }, now) {
    const [largest, second, ...others] = c.contributors.map(({ value }) => value as number).sort((a, b) => b - a);
    expect(others.reduce((sum, one) => sum + one, 0)).toBe(remainder);
    expect((largest as number) * ((p as number) / 100)).toBe(needed);
    expect((remainder as number) >= (needed as number)).toBe(safe);
    const total = (largest as number) + (second as number) + (remainder as number);
    // so no total may be shown; none ever is
    expect(now.cohorts.flatMap(({ figures }) => Object.values(figures))).toContainEqual({ suppressed: 'size-level' });
    expect(JSON.stringify(now.release)).not.toContain(String(total));
  },
  publish(c, must, now) {
    const alone = c.id.startsWith('20')
      ? build(specOf(c), recordsOf(c, { members: requested(c, must['cohort']) }))
      : now;
    const [cohort] = asRequested(alone, c, must['cohort']);
    expect(cohort?.nBand).toBe(must['n_band']);
    const {
      trimmed_mean: trimmedMean,
      share_yes_band: shareBand,
      ...points
    } = must['stats'] as Record<string, number | string>;
    const expected = {
      ...points,
      ...(trimmedMean === undefined ? {} : { trimmedMean }),
      ...(shareBand === undefined ? {} : { shareBand }),
      ...(must['grid'] === undefined ? {} : { grid: must['grid'] }),
    };
    expect(cohort && figureOf(cohort)).toMatchObject(expected);
  },
  not_together(c, { cohorts }, now, before) {
    const published = [now, ...before].flatMap((built) =>
      (cohorts as string[]).filter((cohort) => asRequested(built, c, cohort).length > 0),
    );
    expect(new Set(published).size).toBeLessThan((cohorts as string[]).length);
  },
  atoms_min(_c, { n }, now) {
    const atoms = atomsOf(now.cohorts);
    expect(now.cohorts.length > 0).toBe(atoms.length > 0);
    for (const atom of atoms) expect(atom.length).toBeGreaterThanOrEqual(n as number);
  },
  no_refresh(_c, must, now, before) {
    const old = new Set(
      before.flatMap(({ blocks }) =>
        blocks.families.flatMap((family) => family.blocks.map(({ units }) => JSON.stringify(units))),
      ),
    );
    expect(old.size).toBeGreaterThan(0);
    expect(now.cohorts).toEqual([]);
    expect(now.blocks.families[0]?.withheld.length).toBeGreaterThan(0);
    if (Array.isArray(must['changed_units'])) {
      const touched = new Set(
        [...now.blocks.families, ...before.flatMap(({ blocks }) => blocks.families)]
          .flatMap(({ blocks, withheld }) => [...blocks, ...withheld])
          .flatMap(({ units }) => units),
      );
      for (const unit of must['changed_units'] as string[]) expect(touched).toContain(unit);
    }
  },
  changed_units(c, { decision }, now) {
    expect(decision).toMatch(/^refresh allowed/);
    expect(asRequested(now, c, 'r2')).not.toEqual([]);
    expect(now.blocks.families[0]?.withheld).toEqual([]);
  },
  effective_n(c, { cohort, value }, now) {
    expect(requested(c, cohort)).toHaveLength(value as number);
    expect(now.blocks.families[0]?.unplaced).toHaveLength(value as number);
  },
  observer_residual(c, { observer, residual, min, note }) {
    const groups = new Set(c.contributors.map(({ group }) => group));
    const watchers = [...groups].map((unit) =>
      c.contributors
        .filter(({ group }) => group === unit)
        .map(({ assoc, formerly }) => [...assoc, ...(formerly ?? [])]),
    );
    const unseen = watchers.filter((records) => !records.some((seen) => seen.includes(observer as string))).length;
    if (note === undefined) expect(unseen).toBe(residual);
    expect(unseen).toBeLessThan(min as number);
    expect(isSafe(watchers.map(watched), parameters)).toBe(false);
  },
  same_contributor_set(_c, { family, members }, now) {
    expect(now.blocks.families[0]?.blocks.flatMap(({ units }) => units)).toEqual(members);
    for (const cohort of now.cohorts)
      expect(Object.keys(cohort.figures).sort()).toEqual([...(family as string[])].sort());
  },
  homogeneity(c, { cohort, grid, wideBand }, now) {
    const [found] = asRequested(now, c, cohort);
    expect(found && figureOf(found)).toEqual({ tier: 'T12', grid, wideBand });
  },
  not_equal_any_contributor_value(c, { cohort, decimals }) {
    const values = c.contributors.map(({ value }) => value as number).sort((a, b) => a - b);
    const figure = windowMean(values, 50);
    expect(requested(c, cohort)).toHaveLength(values.length);
    for (const value of values) expect(figure?.toFixed(decimals as number)).not.toBe(value.toFixed(decimals as number));
  },
  recovery_interval_min(c, { target, width_at_least: width, interval }, now) {
    // the colluders know the other two of the window of three: all that is left to them is the grid cell, three times over
    const { P50, grid } = figureOf(now.cohorts[0] as ReadCohort) as Required<PointFigure>;
    const known = 11 + 17;
    const cell = [3 * (P50 - grid / 2) - known, 3 * (P50 + grid / 2) - known];
    expect(target).toBe('Cc');
    expect(cell).toEqual(interval);
    expect((cell[1] as number) - (cell[0] as number)).toBeGreaterThanOrEqual(width as number);
    expect(c.contributors).toHaveLength(5);
  },
  distinct_outputs_max(_c, { n }, now) {
    expect(new Set(sweep(now).map(({ seen }) => seen)).size).toBeLessThanOrEqual(n as number);
  },
  change_points_subset_of_published(_c, { values }, now) {
    const readings = sweep(now);
    const jumps = readings
      .filter(({ seen }, index) => index > 0 && seen !== readings[index - 1]?.seen)
      .map(({ own }) => own);
    expect(values).toEqual(expect.arrayContaining(jumps));
    expect(jumps.length).toBeGreaterThan(0);
  },
  same_for_all_viewers(c, _must, now) {
    // a figure is a function of the release alone: the builder knows no viewer, and the records' order is nothing to it
    expect(build(specOf(c), recordsOf(c).reverse()).release).toEqual(now.release);
  },
  cohort_members(c, { cohorts }, now) {
    for (const [name, members] of Object.entries(cohorts as Record<string, string[]>)) {
      expect({ name, found: now.cohorts.some(sameMembers(members)) }).toEqual({ name, found: true });
      if (
        c.requested.some(({ cohort }) => cohort === name) &&
        sameMembers(requested(c, name))({ members: [...members].sort() } as ReadCohort)
      )
        continue;
      expect(asRequested(now, c, name)).toEqual([]);
    }
  },
  blocks(_c, { blocks, unplaced }, now) {
    const written = (blocks as { level: number; label: string[]; members: string[] }[]).map(
      ({ level, label, members }) => ({
        level,
        label: label.map((part) => /^\('(.*)',\)$/.exec(part)?.[1] ?? part),
        units: members,
      }),
    );
    expect(now.blocks.families[0]?.blocks).toEqual(written);
    expect(now.blocks.families[0]?.unplaced).toEqual(unplaced);
  },
  intersection_width_min(_c, { value }, now) {
    for (const cohort of now.cohorts)
      expect((figureOf(cohort) as PointFigure).grid).toBeGreaterThanOrEqual(value as number);
    expect(now.cohorts.length).toBeGreaterThan(0);
  },
  payload_contains_only(_c, { keys }, now) {
    expect(now.cohorts.length).toBeGreaterThan(0);
    for (const cohort of now.cohorts) for (const key of Object.keys(figureOf(cohort))) expect(keys).toContain(key);
  },
  parameter(c, { name, default: usual }, now) {
    expect([name, usual]).toEqual(['observer_coalition', 1]);
    const everyone = recordsOf(c).map(({ associations }) => watched([associations]));
    expect(isSafe(everyone, parameters)).toBe(true);
    expect(isSafe(everyone, { ...parameters, observerCoalition: 2 })).toBe(false);
    const wide = { ladder: [['sector']] };
    expect(asRequested(build(specOf(c, wide), recordsOf(c)), c, 'NET')).not.toEqual([]);
    expect(
      asRequested(build(specOf(c, { ...wide, parameters: { observerCoalition: 2 } }), recordsOf(c)), c, 'NET'),
    ).toEqual([]);
    expect(now.blocks.families[0]?.unplaced).toEqual(['Z']);
  },
};

/** Every answer that the firm of case 16 can get by resubmitting 0.0, 0.5 ... 99.5. */
function sweep(now: Build): { own: number; seen: string }[] {
  const figure = released(figureOf(now.cohorts[0] as ReadCohort));
  return Array.from({ length: 200 }, (_, step) => ({
    own: step / 2,
    seen: JSON.stringify(ownPosition(step / 2, figure, 'higher')),
  }));
}

/** What method.md says is for reading. */
const forReading = ['rule', 'label', 'at_most', 'preferred', 'allowed_alternative'];
/** The builder is handed records past the age limit: the release job holds it, and its own tests. */
const isCallers = ({ until_age_days: age }: Must): boolean => age !== undefined;

describe.each(cases.map((c) => [c.id, c] as const))('%s', (id, c) => {
  const { now, before } = sequels[id.slice(0, 2)]?.(c) ?? { now: build(specOf(c), recordsOf(c)), before: [] };
  const own = c.must.filter((must) => !forReading.includes(must.type) && !isCallers(must));
  test.each([...own, { type: 'atoms_min', n: 5 }].map((must) => [must.type, must] as const))('%s', (type, must) => {
    const check = checks[type];
    if (!check) throw new Error(`no check for "${type}"`);
    expect.hasAssertions();
    check(c, must, now, before);
  });
  test('passes the audit, and so did every release before it', () => {
    const story = [...before, now];
    for (const [place, { release, blocks, entry }] of story.entries()) {
      const history = story.slice(0, place).map((earlier) => earlier.entry);
      const audit = auditRelease({ release, blocks, records: entry.records, history, spec: specOf(c) });
      expect(audit.violations).toEqual([]);
    }
  });
});

test('every must is asserted, but for what is for reading and one age limit', () => {
  const all = cases.flatMap(({ id, must }) => must.map((one) => ({ id, ...one })));
  const count = (isCounted: (must: Must) => boolean): number => all.filter(isCounted).length;
  expect(all).toHaveLength(91);
  expect(count(({ type }) => forReading.includes(type))).toBe(19);
  expect(all.filter(isCallers).map(({ id }) => id)).toEqual(['32_too_fresh']);
  expect(count((must) => Object.hasOwn(checks, must.type) && !isCallers(must))).toBe(71);
});

test('there are 44 cases', () => {
  expect(cases).toHaveLength(44);
  expect(caseOf('44').title).toBe('Four firms leave association X for Y with unchanged values and meet four of Y');
});
