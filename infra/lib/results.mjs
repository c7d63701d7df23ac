import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Sums the JSON reports of Jest and Playwright in a folder.
 * Returns `{ passed, failed, names }`, where `names` are those of what failed.
 */
export function readResults(folder) {
  const sum = { passed: 0, failed: 0, names: [] };
  if (!existsSync(folder)) return sum;
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const report = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const { passed, failed, names } = report.stats ? fromPlaywright(report) : fromJest(report);
    sum.passed += passed;
    sum.failed += failed;
    sum.names.push(...names.map((name) => `${file.replace(/\.json$/, '')}: ${name}`));
  }
  return sum;
}

function fromJest(report) {
  const names = report.testResults.flatMap((suite) => {
    const failed = suite.assertionResults.filter((test) => test.status === 'failed').map((test) => test.fullName);
    return failed.length === 0 && suite.status === 'failed' ? [`${suite.name} did not run`] : failed;
  });
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites, names };
}

function fromPlaywright({ stats, suites, errors }) {
  const names = [
    ...suites.flatMap(unexpected),
    ...errors.map((error) => error.message ?? 'an error outside of the tests'),
  ];
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, names };
}

function unexpected({ title, specs = [], suites = [] }) {
  const own = specs.filter((spec) => !spec.ok).map((spec) => spec.title);
  return [...own, ...suites.flatMap(unexpected)].map((name) => `${title} > ${name}`);
}
