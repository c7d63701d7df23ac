import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

// what was built last: `npm test` builds before it tests
const dist = join(import.meta.dirname, '../dist');
const kilobytes = (file: string) => gzipSync(readFileSync(join(dist, file))).length / 1024;
const sum = (files: string[]) => files.reduce((total, file) => total + kilobytes(file), 0);

test('the first screen asks for at most 110 KB of script', () => {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file ?? '');
  expect(scripts.length).toBeGreaterThan(1);
  expect(sum(scripts)).toBeLessThanOrEqual(110);
});

test('charts come later, in at most 135 KB', () => {
  const charts = readdirSync(join(dist, 'assets')).filter((name) => /^Trend-.*\.js$/.test(name));
  expect(charts).toHaveLength(1);
  expect(sum(charts.map((name) => `assets/${name}`))).toBeLessThanOrEqual(135);
});
