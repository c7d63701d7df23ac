// Types and lint over everything at once: the linter reads the programs the compiler has checked, instead of building its own.
// `types` as an argument: no lint.
import { ESLint } from 'eslint';
import ts from 'typescript';
import { inRoot, root } from './lib/layout.mjs';
import { programs as configs } from './lib/programs.mjs';

const host = {
  getCurrentDirectory: () => root,
  getCanonicalFileName: (name) => name,
  getNewLine: () => '\n',
};

const programs = configs.map((config) => {
  const onUnRecoverableConfigFileDiagnostic = (found) => {
    throw new Error(ts.formatDiagnostic(found, host));
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(
    inRoot(config),
    { noEmit: true },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic },
  );
  const { fileNames: rootNames, options, projectReferences, errors } = parsed;
  return ts.createProgram({ rootNames, options, projectReferences, configFileParsingDiagnostics: errors });
});

const faults = programs.flatMap((program) => ts.getPreEmitDiagnostics(program));
if (faults.length > 0) console.log(ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(faults), host));
console.log(`types ${faults.length === 0 ? 'passed' : 'failed'}`);

if (process.argv[2] === 'types') process.exit(faults.length === 0 ? 0 : 1);

const linter = new ESLint({
  cwd: root,
  overrideConfig: {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { project: null, programs } },
  },
});
const results = await linter.lintFiles(['.']);
const broken = results.filter(({ messages }) => messages.length > 0);
if (broken.length > 0) console.log(await (await linter.loadFormatter('stylish')).format(broken));
console.log(`lint ${broken.length === 0 ? 'passed' : 'failed'}`);

process.exitCode = faults.length + broken.length === 0 ? 0 : 1;
