import { useQuery } from '@tanstack/react-query';
import { routes } from '../../lib/api.js';
import { ask } from '../../lib/queries.js';
import { Badge } from '../../ui/Badge.js';
import { Panel } from '../../ui/Panel.js';
import css from './Plan.module.css';
import { usePlanTelling } from './usePlanTelling.js';

/** Good practice and who can help, as the firm's associations keep it for this indicator. */
export function HelpPanel({ firmId, indicator, about }: { firmId: string; indicator: string; about?: string }) {
  const { t } = usePlanTelling();
  const { data } = useQuery(ask(routes.helpFor, { params: { firmId, indicator } }));
  if (!data || data.items.length === 0) return null;
  return (
    <Panel title={about ? t('plan:help.about', { name: about }) : t('plan:help.title')} note={t('plan:help.note')}>
      <ul className={css.help}>
        {data.items.map(({ id, kind, title, body, contact, associationName }) => (
          <li key={id}>
            <h3>
              {title} <Badge tone={kind === 'provider' ? 'you' : 'plain'}>{t(`plan:help.${kind}`)}</Badge>
            </h3>
            <p>{body}</p>
            <p className={css.dim}>
              {contact && (
                <>
                  {contact.includes('@') ? <a href={`mailto:${contact}`}>{contact}</a> : contact}
                  {' · '}
                </>
              )}
              {associationName}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
