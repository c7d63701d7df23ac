import type { FamilyBlocks, FirmRecord, HistoryEntry, PublishedCohort, ReleaseSpec } from './format.js';
import { checkAtoms, checkCohorts, checkOrder, dueCohorts } from './audit/cohorts.js';
import { checkCause, checkHistory, checkLadder, checkPartition } from './audit/partition.js';
import { pastOf } from './audit/past.js';
import { rulesInRelease, rulesOfSpec, type FamilyRule, type Rules } from './audit/rules.js';
import { readBlocks, readRelease, type Report } from './audit/shape.js';
import { unitsOf } from './audit/units.js';

/** What is wrong with a release; `code` is stable, the message names the place in one line. */
export type Violation = { code: string; message: string };

/** How much was looked at, so that an empty audit cannot pass for a good one. */
export type Checked = {
  families: number;
  units: number;
  blocks: number;
  atoms: number;
  cohorts: number;
  figures: number;
  earlierReleases: number;
};

export type Audit = { ok: boolean; violations: Violation[]; checked: Checked };

export type AuditInput = {
  /** Accepted records past the age limit: those the release was built from. */
  records: readonly FirmRecord[];
  /** The parsed blocks.json. */
  blocks: unknown;
  /** The parsed release.json. */
  release: unknown;
  /** Earlier releases, oldest first. */
  history?: readonly HistoryEntry[];
  /**
   * Without it the rules are read off the release: nodes that are missing altogether, a ladder not followed and a grid that
   * is finer everywhere go unseen, and every indicator counts as class B under the default parameters.
   */
  spec?: ReleaseSpec;
};

/**
 * The independent audit of a release (method.md section 3, step 7): blocks and atoms safe, cohorts whole, figures
 * recomputed, nothing outside the schema, the history rule. It shares no code with the builder. Never throws for a release
 * or blocks file of whatever shape; one violation must abort the release.
 */
export function auditRelease({ spec, records, blocks, release, history = [] }: AuditInput): Audit {
  const violations: Violation[] = [];
  const checked = {
    families: 0,
    units: 0,
    blocks: 0,
    atoms: 0,
    cohorts: 0,
    figures: 0,
    earlierReleases: history.length,
  };
  const report: Report = (code, message) => void violations.push({ code, message });
  const published = readRelease(release, report);
  const written = readBlocks(blocks, report);
  if (published && written) {
    const rules = spec ? rulesOfSpec(spec) : rulesInRelease(published, written);
    checkRounds(published.round, written.round, spec, report);
    checkFamilies(written.families, published.cohorts, rules, report);
    for (const family of rules.families) {
      const own = written.families.find(({ id }) => id === family.id);
      if (!own) continue;
      const entries = published.cohorts.filter((cohort) => cohort.family === family.id);
      if (family.indicators.length === 0) {
        reportSilence(own, report);
        continue;
      }
      const counts = auditFamily({ family, written: own, published: entries, records, history, rules }, report);
      checked.families++;
      checked.units += counts.units;
      checked.blocks += counts.blocks;
      checked.atoms += counts.atoms;
      checked.figures += counts.figures;
    }
    checked.cohorts = published.cohorts.length;
    checkOrder(published.cohorts, rules, report);
  }
  return { ok: violations.length === 0, violations, checked };
}

function checkRounds(released: string, placed: string, spec: ReleaseSpec | undefined, report: Report): void {
  if (released !== placed) report('round', `the release is of round "${released}", the blocks are of "${placed}"`);
  if (spec && spec.round !== released) report('round', `the release is of round "${released}", not "${spec.round}"`);
}

function checkFamilies(
  written: readonly FamilyBlocks[],
  published: readonly PublishedCohort[],
  rules: Rules,
  report: Report,
): void {
  const due = rules.families.map(({ id }) => id);
  const found = written.map(({ id }) => id);
  if (JSON.stringify(due) !== JSON.stringify(found) || new Set(found).size !== found.length) {
    report('families', `the blocks are of the families ${found.join(', ')}; due are ${due.join(', ')}, each once`);
  }
  for (const family of new Set(published.map((cohort) => cohort.family))) {
    if (!due.includes(family)) report('families', `family "${family}" is published but not known`);
  }
}

/** A family that shows nothing tells no rules; that is in order only where it has no block to show. */
function reportSilence({ id, blocks }: FamilyBlocks, report: Report): void {
  if (blocks.length > 0) {
    report(
      'cohort_missing',
      `family "${id}" has blocks but no cohort with figures; only a specification can justify that`,
    );
  }
}

type FamilyAudit = {
  family: FamilyRule;
  written: FamilyBlocks;
  published: readonly PublishedCohort[];
  records: readonly FirmRecord[];
  history: readonly HistoryEntry[];
  rules: Rules;
};

function auditFamily(
  { family, written, published, records, history, rules }: FamilyAudit,
  report: Report,
): Pick<Checked, 'units' | 'blocks' | 'atoms' | 'figures'> {
  const units = unitsOf(
    records,
    family.indicators.map(({ id }) => id),
  );
  const name = `family "${family.id}"`;
  const past = pastOf(family, units, history, rules.parameters);
  const partition = { name, units, written, past };
  checkPartition(partition, rules, report);
  checkHistory(partition, report);
  // with earlier releases that are not at hand, what was passed over or withheld may have been so for good reason
  if (rules.ladder && (history.length > 0 || written.withheld.length === 0)) {
    checkLadder(partition, rules, report);
    checkCause(partition, report);
  }

  const places = new Map(units.map(({ id }, place) => [id, place]));
  const blocks = written.blocks.map((block) => block.units.flatMap((id) => places.get(id) ?? []));
  const cohorts = dueCohorts(units, blocks, rules);
  const atoms = checkAtoms(name, units, cohorts, rules, report);
  const figures = checkCohorts(family, units, cohorts, published, report);
  return { units: units.length, blocks: written.blocks.length, atoms, figures };
}

/** What is wrong with a blocks.json as such; for readers of earlier releases. */
export function problemsOfBlocks(blocks: unknown): string[] {
  const problems: string[] = [];
  readBlocks(blocks, (_, message) => void problems.push(message));
  return problems;
}

/** The dimensions and indicators that a release names, whatever its shape: the columns that an audit without a specification needs. */
export function columnsOf(release: unknown): { dimensions: string[]; indicators: string[] } {
  const cohorts = readRelease(release, () => undefined)?.cohorts ?? [];
  return {
    dimensions: [...new Set(cohorts.flatMap(({ dimensions }) => Object.keys(dimensions)))],
    indicators: [...new Set(cohorts.flatMap(({ figures }) => Object.keys(figures)))],
  };
}
