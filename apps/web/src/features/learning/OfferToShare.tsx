import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { routes, type Reply } from '../../lib/api.js';
import { ask } from '../../lib/queries.js';
import { buttonClass } from '../../ui/Button.js';
import { Row } from '../../ui/Layout.js';
import { Panel } from '../../ui/Panel.js';
import { listed } from '../partners/words.js';

/** Where the firm stands in the best quarter and has not said that it shares: the offer, and what saying so tells. */
export function OfferToShare({ firmId, own }: { firmId: string; own: Reply<'ownLearning'> }) {
  const { t, i18n } = useTranslation('learning');
  const said = new Set(
    own.items.filter(({ kind, status }) => kind === 'share' && status !== 'withdrawn').map(({ area }) => area.key),
  );
  const open = own.areas.filter(({ key, mayShare }) => mayShare && !said.has(key));
  if (open.length === 0) return null;
  const areas = listed(
    open.map(({ name }) => name),
    i18n.language,
  );
  return (
    <Panel title={t('offer.title', { areas })} note={t('offer.text')}>
      <Row gap={2}>
        {open.map(({ key, name }) => (
          <Link
            key={key}
            to="/firms/$firmId/partners/learning/new"
            params={{ firmId }}
            search={{ kind: 'share', area: key }}
            className={buttonClass('quiet')}
          >
            {t('offer.share', { area: name })}
          </Link>
        ))}
      </Row>
    </Panel>
  );
}

/** The same on the page of the standing; nothing while it is not known. */
export function OfferOnStanding({ firmId }: { firmId: string }) {
  const { data } = useQuery(ask(routes.ownLearning, { params: { firmId } }));
  return data ? <OfferToShare firmId={firmId} own={data} /> : null;
}
