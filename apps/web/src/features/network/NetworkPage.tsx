import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { countryName } from '../../lib/countries.js';
import { formatDay } from '../../lib/format.js';
import { pageAsked, type ListSearch } from '../../lib/listSearch.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Button } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import { Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { Table } from '../../ui/Table.js';
import { ListBody } from '../list/ListBody.js';
import { ListTools } from '../list/ListTools.js';
import { RegisterAssociation } from './RegisterAssociation.js';

/** The associations of the network. */
export function NetworkPage({ list, onList }: { list: ListSearch; onList: (list: ListSearch) => void }) {
  const { t, i18n } = useTranslation('network');
  useTitle(t('title'));
  const [adding, setAdding] = useState(false);
  const result = useQuery({ ...ask(routes.networkAssociations, { query: pageAsked(list) }), ...keepShowing });
  const add = (
    <Button look="main" icon={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t('add.go')}
    </Button>
  );
  return (
    <Stack gap={5}>
      <PageHead title={t('title')} lead={t('lead')} action={add} />
      <Stack gap={4}>
        <ListTools label={t('search')} list={list} onList={onList} />
        <ListBody
          result={result}
          list={list}
          onList={onList}
          empty={
            <Empty title={t('none')} action={add}>
              <p>{t('noneHelp')}</p>
            </Empty>
          }
        >
          {(associations) => (
            <Table caption={t('title')} captionHidden stack framed head={[t('name'), t('country'), t('since')]}>
              {associations.map(({ id, name, country, since }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>{countryName(country, i18n.language)}</td>
                  <td>{formatDay(since, i18n.language)}</td>
                </tr>
              ))}
            </Table>
          )}
        </ListBody>
      </Stack>
      {adding && <RegisterAssociation onClose={() => setAdding(false)} />}
    </Stack>
  );
}
