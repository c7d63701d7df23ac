import {
  cohortKey,
  InputError,
  serializeRelease,
  SpecError,
  type Built,
  type HistoryEntry,
  type PublishedCohort,
} from '@gauge/disclosure';
import { auditRelease } from '@gauge/disclosure/audit';
import { sha256 } from '../platform/index.js';
import { packBlocks, packColumns, recordsOf, unpackHistory, type Packed } from './archive.js';
import { buildInThreads, type BuildInput } from './build.js';

/** `threads` is how many may build at once, the release's own counted. */
export type ThreadInput = BuildInput & { threads: number };
export type Outcome = Exclude<ThreadMessage, { kind: 'audit' }>;
export type CohortRow = { key: string; dimensions: string; families: string };
export type FamilyCounts = { blocks: number; withheldUnits: number };

/** What the thread says, in this order: `audit` once the release is built, then how it ended. */
export type ThreadMessage =
  | { kind: 'audit' }
  | {
      kind: 'refused';
      errorCode: 'bad_data' | 'audit_violation';
      /** For all participants: names no record and no figure. */
      detail: string;
      /** For the log of the network's operator. */
      cause: string;
    }
  | {
      kind: 'built';
      contentHash: string;
      method: string;
      cohorts: CohortRow[];
      archive: Packed;
      families: Record<string, FamilyCounts>;
      /** In any family. */
      withheldUnits: number;
    };

/** The work of the thread: the release, or why there is none. `onAudit` is called between building and auditing. */
export async function buildAndAudit(input: ThreadInput, onAudit: () => void): Promise<Outcome> {
  const history = input.history.map(unpackHistory);
  try {
    const built = await buildInThreads(input, history, isLarge(input) ? input.threads : 1);
    onAudit();
    return examine(input, history, built);
  } catch (error) {
    // anything but a complaint about the input is a fault of ours
    if (error instanceof InputError)
      return refused(
        'bad_data',
        `A record cannot be released (${error.code}: ${error.place.column ?? 'values'}).`,
        error,
      );
    if (error instanceof SpecError)
      return refused('bad_data', `The instrument's release layout cannot be used (${error.code}).`, error);
    throw error;
  }
}

/** Whether a second thread saves more than starting it costs. */
const isLarge = ({ spec, columns }: BuildInput): boolean => columns.ids.length * spec.indicators.length >= 1_000_000;

/** What may be published of a built release: all of it, or nothing if the audit, which shares no code with the builder, objects. */
export function examine(
  { spec, columns }: BuildInput,
  history: readonly HistoryEntry[],
  { release, blocks }: Built,
): Outcome {
  const { ok, violations } = auditRelease({ spec, records: recordsOf(columns), blocks, release, history });
  if (!ok) {
    const codes = [...new Set(violations.map(({ code }) => code))].slice(0, 5);
    const found = violations.slice(0, 5).map(({ code, message }) => `${code}: ${message}`);
    return refused('audit_violation', `The audit objects: ${codes.join(', ')}.`, new Error(found.join('; ')));
  }
  const withheld = blocks.families.map((family) => family.withheld.flatMap(({ units }) => units));
  return {
    kind: 'built',
    contentHash: sha256(serializeRelease(release)),
    method: release.method,
    cohorts: cohortRows(release.cohorts),
    archive: { records: packColumns(columns), blocks: packBlocks(blocks) },
    families: Object.fromEntries(
      blocks.families.map(({ id, blocks: placed }, index) => [
        id,
        { blocks: placed.length, withheldUnits: withheld[index]?.length ?? 0 },
      ]),
    ),
    withheldUnits: new Set(withheld.flat()).size,
  };
}

const refused = (errorCode: 'bad_data' | 'audit_violation', detail: string, cause: Error): Outcome => ({
  kind: 'refused',
  errorCode,
  detail,
  cause: cause.message.slice(0, 2000),
});

/** One row a cohort with all its families, as the pages read them. */
export function cohortRows(cohorts: readonly PublishedCohort[]): CohortRow[] {
  const rows = new Map<string, { dimensions: Record<string, string>; families: Record<string, unknown> }>();
  for (const { family, dimensions, nBand, coverage, figures } of cohorts) {
    const key = cohortKey(dimensions);
    const row = rows.get(key) ?? { dimensions, families: {} };
    row.families[family] = { nBand, coverage, figures };
    rows.set(key, row);
  }
  return [...rows].map(([key, { dimensions, families }]) => ({
    key,
    dimensions: JSON.stringify(dimensions),
    families: JSON.stringify(families),
  }));
}
