import { basename } from 'node:path';
import type { CompleteSpec } from '@gauge/disclosure';
import { auditRelease, columnsOf, type Checked, type Violation } from '@gauge/disclosure/audit';
import type { AuditArguments } from './arguments.js';
import { parseJson, readHistory, readSpec, readText, specBeside } from './files.js';
import type { Progress } from './progress.js';
import type { Outcome } from './release-command.js';
import { readUnits } from './units-file.js';

/** Reads everything and hands it to the audit. */
export async function auditCommand(command: AuditArguments, progress: Progress): Promise<Outcome> {
  const text = await readText(command.release);
  const release = parseJson(command.release, text);
  const blocks = parseJson(command.blocks, await readText(command.blocks));
  const spec = command.spec === undefined ? await specBeside(command.blocks, blocks) : await readSpec(command.spec);
  const columns = spec
    ? { dimensions: spec.dimensions, indicators: spec.indicators.map(({ id }) => id) }
    : { ...columnsOf(release), mayBeAbsent: true };
  const { records } = await readUnits(command.units, columns, progress);
  const { entries: history } = await readHistory(command.history, columns.indicators, progress);
  progress.show('auditing the release');
  const audit = auditRelease({ ...(spec ? { spec } : {}), records, blocks, release, history });
  const violations = [...hiddenText(text, release), ...audit.violations];
  return { violations, summary: summaryOf(audit.checked, command, spec) };
}

/** A key that stands twice, or digits that a parser drops, would be in the file and yet not in what was checked. */
function hiddenText(text: string, release: unknown): Violation[] {
  const bare = text.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (part) =>
    part.startsWith('"') ? JSON.stringify(JSON.parse(part)) : '',
  );
  return bare === JSON.stringify(release)
    ? []
    : [
        {
          code: 'schema',
          message: 'release: the file holds more than its JSON says, as a key twice or a number in a longer form',
        },
      ];
}

function summaryOf(checked: Checked, { release, spec: named }: AuditArguments, spec: CompleteSpec | undefined): string {
  const rules = spec
    ? `the rules of ${named ? basename(named) : 'the spec.json beside the blocks'}`
    : 'the rules read off the release';
  const { figures, cohorts, atoms, blocks, units, earlierReleases } = checked;
  return `${basename(release)}: no violation; ${figures} figures in ${cohorts} cohorts, ${atoms} atoms, ${blocks} blocks and ${units} units checked by ${rules}, against ${earlierReleases} earlier releases`;
}
