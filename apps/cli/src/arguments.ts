import { parseArgs } from 'node:util';
import { Problem, reasonOf } from './problem.js';

export type ReleaseArguments = {
  name: 'release';
  units: string;
  spec: string;
  out: string;
  blocks?: string;
  history: string[];
};
export type AuditArguments = {
  name: 'audit';
  units: string;
  blocks: string;
  release: string;
  spec?: string;
  history: string[];
};
export type Command = ReleaseArguments | AuditArguments | { name: 'help'; text: string };

const RELEASE_HELP = `gauge release --units units.csv --spec spec.json --out release.json
              [--blocks blocks.json] [--history FOLDER]...

Builds a release, audits it, and writes it only if the audit finds nothing.

  --units FILE      accepted records past the age limit, one a row (CSV, UTF-8)
  --spec FILE       the specification: dimensions, ladder, cohorts, families, indicators
  --out FILE        the release; it may be published
  --blocks FILE     the blocks behind it; internal, needed for the audit and as history
  --history FOLDER  units.csv and blocks.json of an earlier release; repeat it, oldest first
`;
const AUDIT_HELP = `gauge audit --units units.csv --blocks blocks.json --release release.json
            [--spec spec.json] [--history FOLDER]...

Checks a release against the records it was made from, with none of the code that made it.

  --units FILE      the records
  --blocks FILE     the blocks that were written with the release
  --release FILE    the release
  --spec FILE       the specification; by default the spec.json beside the blocks, if it is of the same
                    round and families. Without one the rules are read off the release itself: nodes
                    left out altogether and a grid finer everywhere go unseen, and class C is unknown
  --history FOLDER  units.csv and blocks.json of an earlier release; repeat it, oldest first
`;
const HELP = `gauge: disclosure-controlled benchmark releases

${RELEASE_HELP}
${AUDIT_HELP}
Exit codes: 0 done; 1 a violation, each on a line of its own; 2 wrong input, nothing is written.
`;

const file = { type: 'string' } as const;
const folders = { type: 'string', multiple: true, default: [] as string[] } as const;
const help = { type: 'boolean', short: 'h', default: false } as const;

/** @throws Problem for a command line that is not understood */
export function parseCommand(argv: readonly string[]): Command {
  const [name, ...args] = argv;
  try {
    if (name === 'release') return releaseArguments(args);
    if (name === 'audit') return auditArguments(args);
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem(`${reasonOf(cause)} (see gauge ${name} --help)`);
  }
  if (name === '--help' || name === '-h' || name === 'help') return { name: 'help', text: HELP };
  throw new Problem(
    `${name === undefined ? 'no command' : `unknown command "${name}"`}; use release or audit (see gauge --help)`,
  );
}

function releaseArguments(args: string[]): Command {
  const options = { units: file, spec: file, out: file, blocks: file, history: folders, help };
  const { values } = parseArgs({ args, options, allowPositionals: false });
  if (values.help) return { name: 'help', text: RELEASE_HELP };
  return {
    name: 'release',
    units: needed('release', 'units', values.units),
    spec: needed('release', 'spec', values.spec),
    out: needed('release', 'out', values.out),
    ...(values.blocks === undefined ? {} : { blocks: values.blocks }),
    history: values.history,
  };
}

function auditArguments(args: string[]): Command {
  const options = { units: file, blocks: file, release: file, spec: file, history: folders, help };
  const { values } = parseArgs({ args, options, allowPositionals: false });
  if (values.help) return { name: 'help', text: AUDIT_HELP };
  return {
    name: 'audit',
    units: needed('audit', 'units', values.units),
    blocks: needed('audit', 'blocks', values.blocks),
    release: needed('audit', 'release', values.release),
    ...(values.spec === undefined ? {} : { spec: values.spec }),
    history: values.history,
  };
}

function needed(command: string, option: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new Problem(`--${option} is missing (see gauge ${command} --help)`);
  return value;
}
