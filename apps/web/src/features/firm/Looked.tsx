import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { formatMoment } from '../../lib/format.js';
import { ask } from '../../lib/queries.js';
import { Panel } from '../../ui/Panel.js';
import { Table } from '../../ui/Table.js';

/** Each visit of a counsellor to the firm's pages. */
export function Looked({ firmId }: { firmId: string }) {
  const { t, i18n } = useTranslation('firm');
  const { looked } = useSuspenseQuery(ask(routes.consents, { params: { firmId } })).data;
  return (
    <Panel title={t('privacy.lookedTitle')} note={t('privacy.lookedNote')}>
      {looked.length === 0 ? (
        <p>{t('privacy.nobody')}</p>
      ) : (
        <Table
          caption={t('privacy.lookedTitle')}
          captionHidden
          stack
          head={[t('privacy.when'), t('privacy.who'), t('privacy.where'), t('privacy.what')]}
        >
          {looked.map(({ at, userName, associationName, what }) => (
            <tr key={`${at}${userName}${what}`}>
              <td>{formatMoment(at, i18n.language)}</td>
              <td>{userName}</td>
              <td>{associationName}</td>
              <td>{t(`privacy.looked.${what}`)}</td>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  );
}
