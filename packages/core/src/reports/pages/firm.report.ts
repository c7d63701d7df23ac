import { answeredWords, areaFinding, cohortWords, formatDay, restingOn } from '@gauge/figures';
import type { FirmMaterial } from '../firm.material.js';
import type { Making, Progress } from '../reading.js';
import { Paper } from '../paper/paper.js';
import { areas } from './areas.js';
import { cover, type Fact } from './cover.js';
import { groupsOf } from './groups.js';
import { method } from './method.js';
import { planPages } from './plan.js';
import { summary } from './summary.js';
import { trends } from './trends.js';

/** The firm's report as a PDF: cover, one page that says it all, every figure, trends, the plan, and how it was made. */
export async function printFirmReport(making: Making, material: FirmMaterial, progress: Progress): Promise<Buffer> {
  const { telling } = making;
  const { t } = telling;
  const { firm, view, plan, details } = material;
  const title = t('cover.title', { firm: firm.name });
  const paper = new Paper({
    title,
    author: firm.name,
    language: telling.language,
    head: [firm.name, `${view.instrument.title} · ${view.release.roundName}`],
    foot: t('confidential', { firm: firm.name }),
    pageOf: (page, pages) => t('page', { page, pages }),
  });
  const facts = factsOf(making, material);
  const groups = groupsOf(view.indicators);
  const stamp = t('cover.stamp', { stamp: making.basis.slice(0, 12) });
  cover(paper, {
    brand: t('brand'),
    eyebrow: `${view.instrument.title} · ${view.release.roundName}`,
    title,
    kind: t('cover.kind'),
    places: view.pillars.map(({ score }) => score),
    facts,
    caption: t('cover.picture'),
    small: [stamp],
  });
  summary(paper, telling, view, plan);
  await progress(40);
  await areas(
    paper,
    telling,
    {
      title: t('areas.title'),
      lead: t('areas.lead'),
      signs: ['you', 'centre', 'middle', 'tails', 'hatched'],
      pillars: view.pillars,
      indicators: view.indicators,
      groups,
      finding: (area, inside) => areaFinding(telling, area, inside),
      note: (inside) => answeredWords(telling, inside),
      ofFirm: true,
    },
    progress,
  );
  trends(paper, telling, details, groups);
  planPages(paper, telling, plan);
  await progress(90);
  method(paper, telling, {
    parts: [
      [t('method.readTitle'), t('method.read')],
      [t('standing:how.peersTitle'), `${t('standing:how.peers')} ${t('standing:how.wrong')}`],
      [t('method.computedTitle'), t('method.computed')],
      [t('standing:how.safeTitle'), `${t('standing:how.safe')} ${t('standing:how.limits')}`],
      [t('method.worthTitle'), t('method.worth')],
      [t('method.ownTitle'), t('method.own')],
    ],
    cohorts: view.cohorts,
    stamp: making.basis,
    credit: view.instrument.credit,
  });
  return paper.bytes();
}

function factsOf({ telling, now }: Making, { firm, view }: FirmMaterial): Fact[] {
  const { t, language } = telling;
  const { most, groups } = restingOn(view.indicators);
  const peers = most ? cohortWords(telling, most.cohort) : t('standing:basis.none');
  const associations = firm.memberships.filter(({ status }) => status === 'verified').map((one) => one.associationName);
  const size = firm.size ? ` · ${t(`sizes.${firm.size}`)}` : '';
  const day = (iso: string) => formatDay(iso, language);
  const fact = (name: string, value: string): Fact => [t(`cover.facts.${name}`), value];
  return [
    fact('firm', firm.name),
    ...(firm.group ? [fact('group', firm.group)] : []),
    ...(associations.length > 0 ? [fact('association', associations.join(', '))] : []),
    fact('sector', `${firm.sectorName}${size}`),
    fact('peers', groups > 1 ? t('cover.peersMore', { peers }) : peers),
    fact('own', view.own ? t('cover.ownFrom', { round: view.own.roundName }) : t('cover.noOwn')),
    fact('released', t('cover.releasedOn', { round: view.release.roundName, day: day(view.release.publishedAt) })),
    fact('made', day(now.toISOString())),
  ];
}
