import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconCheck, IconUnlink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { routes, type Reply } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Badge } from '../../ui/Badge.js';
import { Empty } from '../../ui/Empty.js';
import { SelectField } from '../../ui/Field.js';
import { Stack } from '../../ui/Layout.js';
import { Loading } from '../../ui/Loading.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import css from './Compare.module.css';

type Comparison = Reply<'compareInstruments'>;
type Item = Comparison['items'][number];
type Change = Item['changes'][number];

/** What one version changes against another, and which figures a line over rounds may run through. */
export function ComparePage({
  associationId,
  versionId,
  other,
  onOther,
}: {
  associationId: string;
  versionId: string;
  other: string | undefined;
  onOther: (versionId: string) => void;
}) {
  const { t } = useTranslation('instruments');
  const { data: source } = useSuspenseQuery(ask(routes.instrumentSource, { params: { associationId, versionId } }));
  const { data: library } = useSuspenseQuery(ask(routes.instrumentLibrary, { params: { associationId } }));
  useTitle(t('compare.title', { title: source.title }));
  const sameLine = ({ code }: { code: string }) => code === source.code;
  // versions of the same line first: those are compared most often
  const others = library.items
    .filter(({ id }) => id !== versionId)
    .sort((one, two) => Number(sameLine(two)) - Number(sameLine(one)));
  const otherId = [other, source.basedOn?.id, others.find(sameLine)?.id].find((id) =>
    others.some((one) => one.id === id),
  );
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={
          <Link
            to="/associations/$associationId/instruments/$versionId"
            params={{ associationId, versionId }}
            className={tabCss.back}
          >
            <BackArrow />
            {source.title || t('list.unnamed')}
          </Link>
        }
        title={t('compare.heading', { version: source.version })}
        lead={t('compare.lead')}
      />
      {others.length === 0 ? (
        <Empty title={t('compare.alone')} />
      ) : (
        <>
          <div className={css.choice}>
            <SelectField
              label={t('compare.with')}
              value={otherId ?? ''}
              options={[
                ...(otherId ? [] : [{ value: '', label: t('compare.choose') }]),
                ...others.map(({ id, title, version, owner, ownerName }) => ({
                  value: id,
                  label: `${title}, ${t('version', { version })} (${owner === 'other' ? ownerName : t(`owner.${owner}`)})`,
                })),
              ]}
              onChange={(event) => onOther(event.target.value)}
            />
          </div>
          {otherId && <Result associationId={associationId} versionId={versionId} otherId={otherId} />}
        </>
      )}
    </Stack>
  );
}

function Result(params: { associationId: string; versionId: string; otherId: string }) {
  const { t } = useTranslation('instruments');
  const { data, error } = useQuery(ask(routes.compareInstruments, { params }));
  if (error) return <Notice look>{problemText(t, error)}</Notice>;
  if (!data) return <Loading label={t('common:state.loading')} />;
  const { about, items, overTime } = data;
  const count = (kind: Item['kind']) => items.filter((item) => item.kind === kind).length;
  return (
    <>
      <Panel title={t('compare.overTime')} note={t('compare.overTimeHelp')}>
        <OverTime overTime={overTime} />
      </Panel>
      <Panel
        title={t('compare.changes')}
        note={t('compare.summary', { added: count('added'), removed: count('removed'), changed: count('changed') })}
      >
        {about.length + items.length === 0 && <p>{t('compare.same')}</p>}
        {about.length > 0 && (
          <section className={css.part}>
            <h3>{t('section.about')}</h3>
            <Changes changes={about} />
          </section>
        )}
        {(['pillars', 'inputs', 'indicators', 'families', 'rules'] as const).map((part) => (
          <Part key={part} part={part} items={items.filter((item) => item.part === part)} />
        ))}
      </Panel>
    </>
  );
}

function Part({ part, items }: { part: Item['part']; items: Item[] }) {
  const { t } = useTranslation('instruments');
  if (items.length === 0) return null;
  return (
    <section className={css.part}>
      <h3>{t(part === 'families' ? 'compare.families' : `section.${part}`)}</h3>
      <ul className={css.items}>
        {items.map(({ code, name, kind, changes }) => (
          <li key={code}>
            <p className={css.name}>
              <Badge tone={kind === 'removed' ? 'look' : kind === 'added' ? 'you' : 'plain'}>
                {t(`compare.kind.${kind}`)}
              </Badge>
              <span>{name || t('list.unnamed')}</span>
              {name !== code && <code dir="ltr">{code}</code>}
            </p>
            <Changes changes={changes} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Changes({ changes }: { changes: Change[] }) {
  const { t } = useTranslation('instruments');
  if (changes.length === 0) return null;
  return (
    <dl className={css.changes}>
      {changes.map(({ field, before, after }) => {
        const mono = /formula|parts|whole|indicators|ladder|cohorts|worth/.test(field) || undefined;
        return (
          <div key={field}>
            <dt>{t(`changedFields.${field.replaceAll('.', '_')}`, { defaultValue: field })}</dt>
            <dd data-mono={mono}>
              <del>{before || t('compare.nothing')}</del>
              <ins>{after || t('compare.nothing')}</ins>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** How many lines go on, and those that break; where none goes on there is nothing to single out. */
function OverTime({ overTime }: Pick<Comparison, 'overTime'>) {
  const { t, i18n } = useTranslation('instruments');
  const broken = overTime.filter(({ comparable }) => !comparable);
  const goingOn = overTime.length - broken.length;
  const reason = (why: string) => {
    const [kind = '', code] = why.split(' ');
    return t(`compare.because.${kind}`, { code });
  };
  return (
    <>
      <p className={css.goesOn}>
        {goingOn > 0 ? (
          <IconCheck size={18} aria-hidden />
        ) : (
          <IconUnlink size={18} aria-hidden className={css.broken} />
        )}
        {t('compare.goOn', { count: goingOn, all: overTime.length })}
      </p>
      {goingOn > 0 && broken.length > 0 && (
        <ul className={css.items}>
          {broken.map(({ code, name, because }) => (
            <li key={code}>
              <p className={css.name}>
                <IconUnlink size={18} aria-hidden className={css.broken} />
                <span>{name || t('list.unnamed')}</span>
                <code dir="ltr">{code}</code>
              </p>
              <p className={css.dim}>{new Intl.ListFormat(i18n.language).format(because.map(reason))}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
