import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { routes, type Reply } from '../../lib/api.js';
import { formatDay, formatMoment } from '../../lib/format.js';
import { pageAsked, type ListSearch } from '../../lib/listSearch.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Empty } from '../../ui/Empty.js';
import { Stack } from '../../ui/Layout.js';
import { Table } from '../../ui/Table.js';
import { ListBody } from '../list/ListBody.js';
import css from './Association.module.css';
import { AuditHead } from './AuditHead.js';
import { ChainPanel } from './ChainPanel.js';
import { factsOf } from './facts.js';
import { actionWords } from './statement.js';

type Entry = Reply<'audit'>['items'][number];

/** Who did what, newest first, and whether the record is whole. */
export function AuditPage({
  associationId,
  list,
  onList,
}: {
  associationId: string;
  list: ListSearch;
  onList: (list: ListSearch) => void;
}) {
  const { t } = useTranslation('association');
  useTitle(t('audit.title'));
  const result = useQuery({
    ...ask(routes.audit, { params: { associationId }, query: { ...pageAsked(list), search: '' } }),
    ...keepShowing,
  });
  return (
    <>
      <AuditHead associationId={associationId} />
      <Stack gap={5}>
        <ChainPanel associationId={associationId} />
        <ListBody
          result={result}
          list={list}
          onList={onList}
          empty={
            <Empty title={t('audit.none')}>
              <p>{t('audit.noneHelp')}</p>
            </Empty>
          }
        >
          {(entries) => (
            <Table
              caption={t('audit.title')}
              captionHidden
              stack
              framed
              head={[t('audit.when'), t('audit.who'), t('audit.what'), t('audit.proof')]}
            >
              {entries.map((entry) => (
                <Row key={entry.seq} entry={entry} />
              ))}
            </Table>
          )}
        </ListBody>
      </Stack>
    </>
  );
}

function Row({ entry }: { entry: Entry }) {
  const { t, i18n } = useTranslation('association');
  const facts = factsOf(entry.payload).map(({ name, value }) =>
    t(`audit.fact.${name}`, {
      defaultValue: '',
      value: t(`audit.value.${String(value)}`, { defaultValue: readable(value, i18n.language) }),
    }),
  );
  return (
    <tr>
      <td className={css.when}>{formatMoment(entry.at, i18n.language)}</td>
      <td>{entry.actorName ?? t('audit.system')}</td>
      <th scope="row" className={css.about}>
        {actionWords(t, entry.action)}
        <span>{facts.filter(Boolean).join(' · ')}</span>
      </th>
      <td className={css.hash}>
        <code dir="ltr">
          {entry.seq} · {entry.hash.slice(0, 10)}
        </code>
      </td>
    </tr>
  );
}

const readable = (value: string | number, language: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(String(value)) ? formatDay(String(value), language) : String(value);
