import { auditCommand } from './audit-command.js';
import { oneLine, Problem, reasonOf } from './problem.js';
import { progressOn, type Watcher } from './progress.js';
import { releaseCommand } from './release-command.js';
import { parseCommand } from './arguments.js';

/** Where the command writes: results to `stdout`, problems, violations and progress to `stderr`. */
export type Io = { stdout: { write(text: string): unknown }; stderr: Watcher };

/**
 * The whole of `gauge`.
 *
 * @param argv without node and the script
 * @returns the exit code: 0 done, 1 a violation was found, 2 the input or the command is wrong and nothing was written
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const progress = progressOn(io.stderr);
  try {
    const command = parseCommand(argv);
    if (command.name === 'help') {
      io.stdout.write(command.text);
      return 0;
    }
    const outcome =
      command.name === 'release' ? await releaseCommand(command, progress) : await auditCommand(command, progress);
    progress.clear();
    for (const { code, message } of outcome.violations) io.stderr.write(`${code}: ${oneLine(message)}\n`);
    if (outcome.violations.length === 0) io.stdout.write(`${oneLine(outcome.summary)}\n`);
    return outcome.violations.length === 0 ? 0 : 1;
  } catch (cause) {
    progress.clear();
    const unexpected = cause instanceof Problem ? '' : 'unexpected: ';
    io.stderr.write(`gauge: ${unexpected}${reasonOf(cause)}\n`);
    return 2;
  }
}
