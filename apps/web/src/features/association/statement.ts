import type { PublicationView } from '@gauge/contracts';
import type { TFunction } from 'i18next';
import { formatCount, formatDay, formatMoment } from '../../lib/format.js';
import type { AssociationRecord } from './record.js';

type T = TFunction<['association', 'common']>;

/** The record as a page that opens without the product: for a lawyer, printed or by mail. */
export function statementOf(t: T, language: string, whole: AssociationRecord): string {
  const { association, madeAt, chain, rule, publications, entries } = whole;
  const title = t('published.statement', { association });
  const rows = entries.map(
    ({ seq, at, actorName, action, hash }) =>
      `<tr><td>${seq}</td><td>${safe(formatMoment(at, language))}</td><td>${safe(actorName ?? t('audit.system'))}</td>` +
      `<td>${safe(actionWords(t, action))}</td><td><code>${hash}</code></td></tr>`,
  );
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<title>${safe(title)}</title>
<style>
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 15px/1.5 system-ui, sans-serif; }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
th, td { padding: 4px 8px; border-bottom: 1px solid #ddd; text-align: start; vertical-align: top; }
code { font-size: 11px; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: 14rem 1fr; gap: 4px 16px; }
dt { color: #555; } dd { margin: 0; }
</style>
<h1>${safe(title)}</h1>
<p>${safe(t('published.made', { when: formatMoment(madeAt, language) }))}</p>
<p>${safe(t(chain.whole ? 'audit.whole' : 'audit.broken'))}. ${safe(rule)}</p>
<p>${safe(t('audit.head'))} <code>${safe(chain.head ?? '')}</code></p>
<h2>${safe(t('audit.tabs.published'))}</h2>
${publications
  .map(
    (publication) =>
      `<h3>${safe(publication.round)}</h3>\n<dl>${factsOfPublication(t, language, publication)
        .map(([name, value]) => `<dt>${safe(name)}</dt><dd>${safe(value)}</dd>`)
        .join('\n')}</dl>`,
  )
  .join('\n')}
<h2>${safe(t('audit.tabs.done'))}</h2>
<table>
<thead><tr><th>#</th><th>${safe(t('audit.when'))}</th><th>${safe(t('audit.who'))}</th><th>${safe(t('audit.what'))}</th><th>${safe(t('audit.proof'))}</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** What the record calls an action. */
export const actionWords = (
  t: TFunction<['association', 'common']> | TFunction<'association'>,
  action: string,
): string =>
  (t as TFunction<'association'>)(`audit.action.${action.replace(/[.-]/g, '_')}`, {
    defaultValue: t('audit.action.other'),
  });

/** A release and the rules it went by, as names and values: the page and the statement say the same. */
export function factsOfPublication(t: T, language: string, one: PublicationView): [name: string, value: string][] {
  const { rules } = one;
  const count = (value: number) => formatCount(value, language);
  return [
    [
      t('published.about'),
      t('published.period', {
        instrument: one.instrument,
        from: formatDay(one.periodStart, language),
        to: formatDay(one.periodEnd, language),
      }),
    ],
    [t('published.by'), one.askedBy ? t('published.byPerson', { name: one.askedBy, lead: one.lead }) : one.lead],
    [t('published.with'), one.participants.join(', ')],
    [t('published.what'), t('published.groups', { groups: count(one.groups), figures: count(one.figures) })],
    [
      t('published.least'),
      t('published.leastText', { units: rules.minUnits, outside: rules.minOutside, count: rules.observerCoalition }),
    ],
    [t('published.age'), t('published.ageText', { days: rules.ageDays['B'] ?? 0, strict: rules.ageDays['A'] ?? 0 })],
    [t('published.held'), heldWords(t, one)],
    [t('published.method'), one.method],
    [t('published.hash'), one.contentHash],
  ];
}

function heldWords(t: T, { withheld, tooFresh }: PublicationView): string {
  const words = [
    withheld > 0 && t('published.heldWithheld', { count: withheld }),
    tooFresh > 0 && t('published.heldFresh', { count: tooFresh }),
  ].filter(Boolean);
  return words.length > 0 ? words.join(' ') : t('published.heldNothing');
}
