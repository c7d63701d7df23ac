import type { IndicatorStanding, RoundView } from '@gauge/contracts';
import { cohortWords, formatDay, type Telling } from '@gauge/figures';
import type { RoundMaterial } from '../association.material.js';
import type { Making, Progress } from '../reading.js';
import { measure, Paper, sheet, styles } from '../paper/paper.js';
import { areas } from './areas.js';
import { cover, type Fact } from './cover.js';
import { groupsOf } from './groups.js';
import { method } from './method.js';
import { pillarBars } from './pillars.js';

/** An association's report on a released round: participation, and its country against the network. */
export async function printRoundReport(making: Making, material: RoundMaterial, progress: Progress): Promise<Buffer> {
  const { telling } = making;
  const { t } = telling;
  const { association, round, country } = material;
  const place = country.country ? cohortWords(telling, country.country) : association.country;
  const paper = new Paper({
    title: `${association.name} – ${round.name}`,
    author: association.name,
    language: telling.language,
    head: [association.name, `${round.instrumentTitle} · ${round.name}`],
    foot: t('members', { association: association.name }),
    pageOf: (page, pages) => t('page', { page, pages }),
  });
  const facts = factsOf(making, material, place);
  cover(paper, {
    brand: t('brand'),
    eyebrow: `${round.instrumentTitle} · ${round.name}`,
    title: t('round.title', { association: association.name }),
    kind: t('round.kind'),
    places: country.pillars.map(({ score }) => score),
    facts,
    caption: t('round.picture', { country: place }),
    small: [t('cover.stamp', { stamp: making.basis.slice(0, 12) })],
  });
  overview(paper, telling, material, place);
  await progress(40);
  await areas(
    paper,
    telling,
    {
      title: t('round.figures'),
      lead: t(country.country ? 'round.figuresLead' : 'round.figuresLeadAll', { country: place }),
      signs: ['centre', 'middle', 'tails', 'hatched'],
      pillars: country.pillars,
      indicators: country.indicators,
      groups: groupsOf(country.indicators),
      finding: (area, inside) => finding(telling, area, inside),
      note: () => '',
      ofFirm: false,
    },
    progress,
  );
  method(paper, telling, {
    parts: [
      [t('method.readTitle'), t('method.read')],
      [t('method.computedTitle'), t('method.computed')],
      [t('standing:how.safeTitle'), `${t('standing:how.safe')} ${t('round.privacy')}`],
    ],
    cohorts: [],
    stamp: making.basis,
    credit: country.instrument.credit,
  });
  return paper.bytes();
}

function factsOf({ telling, now }: Making, { association, round, country }: RoundMaterial, place: string): Fact[] {
  const { t, language } = telling;
  const day = (iso: string) => formatDay(iso, language);
  const fact = (name: string, value: string): Fact => [t(`cover.facts.${name}`), value];
  return [
    fact('association', association.name),
    ...(country.country ? [fact('country', place)] : []),
    fact('questionnaire', round.instrumentTitle),
    fact('lead', round.lead.name),
    fact('period', `${day(round.periodStart)} – ${day(round.periodEnd)}`),
    fact('released', t('cover.releasedOn', { round: round.name, day: day(country.release.publishedAt) })),
    fact('made', day(now.toISOString())),
  ];
}

/** The page that says it all: how many took part, and where the country lies. */
function overview(paper: Paper, telling: Telling, { round, country }: RoundMaterial, place: string): void {
  const { t } = telling;
  const compared = country.pillars.filter(({ score }) => score !== null);
  const above = compared.filter(({ score }) => (score ?? 0) > 50).length;
  const names = { country: place, above, compared: compared.length };
  const answered = round.own.submitted + round.own.accepted;
  paper.newPage();
  paper.section(
    [
      t('round.headline', { percent: round.response.percent }),
      compared.length > 0
        ? t('round.headlinePlaces', names)
        : t(country.country ? 'round.notReleased' : 'round.noCountries', names),
    ].join(' '),
    t('round.lead', { answered, members: round.own.members, instrument: round.instrumentTitle }),
    200,
  );
  if (compared.length > 0) {
    paper.paragraph(t('round.areas', names), styles.h2);
    paper.paragraph(t('round.areasLead', names), styles.dim);
    paper.y += 8;
    pillarBars(paper, telling, country.pillars, ({ score }) => ({ words: placeWords(telling, score), look: false }));
    paper.y += 18;
  }
  response(paper, telling, round);
  participants(paper, telling, round);
}

function placeWords({ t }: Telling, score: number | null): string {
  if (score === null) return t('round.noPlace');
  return t(`round.${score > 50 ? 'higher' : score < 50 ? 'lower' : 'level'}`);
}

function finding({ t }: Telling, area: string, inside: readonly IndicatorStanding[]): string {
  const scores = inside.flatMap(({ score }) => score ?? []);
  if (scores.length === 0) return area;
  return t('round.finding', { area, above: scores.filter((score) => score > 50).length, compared: scores.length });
}

const gutter = 28;
const column = (measure - gutter) / 2;

/** What fits on a page beside the rest of it. */
const mostRows = 18;

/** Own members by sector and size, as they stand on the round's page. */
function response(paper: Paper, { t }: Telling, { response: { bySector, bySize } }: RoundView): void {
  const lists = [
    { title: t('round.bySector'), rows: bySector.slice(0, mostRows), more: bySector.length - mostRows },
    { title: t('round.bySize'), rows: bySize, more: 0 },
  ];
  paper.need(44 + Math.max(...lists.map(({ rows }) => rows.length)) * 26);
  paper.paragraph(t('round.response'), styles.h2);
  paper.y += 6;
  const heights = lists.map(({ title, rows, more }, at) => {
    const x = sheet.left + at * (column + gutter);
    let y = paper.y + paper.block(title, x, paper.y, styles.strong, column) + 4;
    for (const { label, members, answered } of rows) {
      const words = t('round.of', { answered, members });
      const wide = paper.type.width(words, styles.small) + 8;
      paper.type.line(paper.oneLine(label, styles.small, column - wide), x, y, styles.smallInk);
      paper.type.line(words, x + column - wide, y, styles.small, 'right', wide);
      paper.box(x, y + 12, column, 5, 'peer-track', 2);
      if (answered > 0) paper.box(x, y + 12, Math.max(3, (column * answered) / members), 5, 'you', 2);
      y += 25;
    }
    if (more > 0) y += paper.block(t('round.more', { count: more }), x, y, styles.small, column);
    return y - paper.y;
  });
  paper.y += Math.max(...heights) + 12;
}

function participants(paper: Paper, { t }: Telling, { participants: all, lead }: RoundView): void {
  if (all.length < 2) return;
  const names = all.map(({ id, name }) => (id === lead.id ? `${name} (${t('round.leads')})` : name)).join(', ');
  paper.need(paper.height(names, styles.text) + 20);
  paper.paragraph(t('round.participants'), styles.h2);
  paper.paragraph(names, styles.dim);
}
