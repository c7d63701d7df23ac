// One release of a whole network, in a process of its own so that its peak memory is its own: node engine.mjs FIRMS INDICATORS
import { buildReleaseFromColumns, serializeRelease } from '../../packages/disclosure/dist/index.js';
import { networkColumn, networkMembers, networkSpec } from './network.mjs';

const [firms, indicators] = process.argv.slice(2).map(Number);
const spec = networkSpec(indicators);
const members = networkMembers(firms);
const values = new Map(spec.indicators.map(({ id }, k) => [id, networkColumn(firms, indicators, k)]));
const before = process.resourceUsage().maxRSS;
const [began, usage] = [performance.now(), process.cpuUsage()];
const { release, blocks } = buildReleaseFromColumns(spec, { ...members, values });
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(usage);
const bytes = release.cohorts.length > 200_000 ? 0 : serializeRelease(release).length;
console.log(
  JSON.stringify({
    firms,
    indicators,
    nodes: spec.cohorts.length,
    families: spec.families.length,
    blocks: blocks.families.reduce((sum, family) => sum + family.blocks.length, 0),
    cohorts: release.cohorts.length,
    figures: release.cohorts.reduce((sum, { figures }) => sum + Object.keys(figures).length, 0),
    seconds,
    cpuSeconds: (user + system) / 1e6,
    inputMiB: before / 1024,
    peakMiB: process.resourceUsage().maxRSS / 1024,
    releaseMiB: bytes / 2 ** 20,
  }),
);
