import { join, resolve } from 'node:path';
import {
  buildRelease,
  InputError,
  serializeBlocks,
  serializeRelease,
  type Built,
  type CompleteSpec,
} from '@gauge/disclosure';
import { auditRelease, type Violation } from '@gauge/disclosure/audit';
import type { ReleaseArguments } from './arguments.js';
import { readHistory, readSpec, writeFiles, type History } from './files.js';
import { badInput, Problem } from './problem.js';
import type { Progress } from './progress.js';
import { readUnits, type UnitsFile } from './units-file.js';

/** What a command found: violations, or a summary of one line. */
export type Outcome = { violations: Violation[]; summary: string };

/** Builds, audits, and only then writes (method.md section 3, step 7: one failure aborts the release). */
export async function releaseCommand(command: ReleaseArguments, progress: Progress): Promise<Outcome> {
  refuseOverwriting(command);
  const spec = await readSpec(command.spec);
  const indicators = spec.indicators.map(({ id }) => id);
  const units = await readUnits(command.units, { dimensions: spec.dimensions, indicators }, progress);
  const history = await readHistory(command.history, indicators, progress);
  progress.show('building the release');
  const { release, blocks } = built(command, spec, units, history);
  progress.show('auditing the release');
  const { violations } = auditRelease({ spec, records: units.records, blocks, release, history: history.entries });
  if (violations.length > 0) return { violations, summary: '' };
  await writeFiles([
    ...(command.blocks === undefined ? [] : [{ file: command.blocks, text: serializeBlocks(blocks) }]),
    { file: command.out, text: serializeRelease(release) },
  ]);
  return { violations, summary: summaryOf(units, { release, blocks }) };
}

function built(command: ReleaseArguments, spec: CompleteSpec, units: UnitsFile, history: History): Built {
  try {
    return buildRelease(spec, units.records, history.entries);
  } catch (cause) {
    if (cause instanceof RangeError) throw badInput(command.units, cause.message);
    if (!(cause instanceof InputError)) throw cause;
    const { index, column, history: earlier } = cause.place;
    const { file, ...row } =
      earlier === undefined
        ? { file: command.units, ...(index === undefined ? {} : { row: units.rowOf(index) }) }
        : history.placeOf(earlier, index);
    throw badInput(file, cause.message, { ...row, ...(column === undefined ? {} : { column }) });
  }
}

function refuseOverwriting({ units, spec, out, blocks, history }: ReleaseArguments): void {
  const inputs = [
    units,
    spec,
    ...history.flatMap((folder) => [join(folder, 'units.csv'), join(folder, 'blocks.json')]),
  ];
  const taken = new Set(inputs.map((file) => resolve(file)));
  for (const [option, file] of [['--out', out] as const, ['--blocks', blocks] as const]) {
    if (file === undefined) continue;
    if (taken.has(resolve(file))) throw new Problem(`${option} ${file} would overwrite another file of this command`);
    taken.add(resolve(file));
  }
}

function summaryOf({ records }: UnitsFile, { release, blocks }: Built): string {
  const count = (pick: (family: (typeof blocks.families)[number]) => number): number =>
    blocks.families.reduce((sum, family) => sum + pick(family), 0);
  const withheld = count((family) => family.withheld.length);
  const unplaced = count((family) => family.unplaced.length);
  return [
    `round ${release.round}: ${records.length} records, ${count((family) => family.blocks.length)} blocks, ${release.cohorts.length} cohorts`,
    ...(unplaced > 0 ? [`${unplaced} units wait for a later release`] : []),
    ...(withheld > 0 ? [`${withheld} blocks withheld by the history rule`] : []),
    'audit passed',
  ].join('; ');
}
