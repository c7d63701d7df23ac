import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes, type Reply } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { signOut } from '../../lib/session.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Confirm } from '../../ui/Confirm.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import css from './Colleagues.module.css';

type Membership = Reply<'firm'>['memberships'][number];
type Other = { id: string; name: string };

/** The associations that the firm belongs to, or says it belongs to once it agrees; and where two entries are one firm. */
export function Memberships({ firmId, mayDecide, others }: { firmId: string; mayDecide: boolean; others: Other[] }) {
  const { t } = useTranslation('firm');
  const { data: firm } = useSuspenseQuery(ask(routes.firm, { params: { firmId } }));
  const [joining, setJoining] = useState<Other | null>(null);
  const shown = firm.memberships.filter(({ status }) => status !== 'ended');
  return (
    <Panel title={t('memberships.title')} note={t('memberships.note')}>
      <ul className={css.list}>
        {shown.map((membership) => (
          <Entry key={membership.associationId} firmId={firmId} membership={membership} mayDecide={mayDecide} />
        ))}
      </ul>
      {mayDecide &&
        others.map((other) => (
          <Notice
            key={other.id}
            title={t('memberships.same', { name: other.name })}
            action={
              <Button small onClick={() => setJoining(other)}>
                {t('memberships.join')}
              </Button>
            }
          >
            {t('memberships.sameHelp')}
          </Notice>
        ))}
      {joining && <Join firmId={firmId} name={firm.name} into={joining} onClose={() => setJoining(null)} />}
    </Panel>
  );
}

function Entry({ firmId, membership, mayDecide }: { firmId: string; membership: Membership; mayDecide: boolean }) {
  const { t } = useTranslation('firm');
  const { associationId, associationName, memberNo, status } = membership;
  const queries = useQueryClient();
  const agreeing = useMutation({
    mutationFn: () => call(routes.acceptMembership, { params: { firmId, associationId } }),
    onSuccess: () => {
      for (const { id } of [routes.firm, routes.consents]) void queries.invalidateQueries({ queryKey: [id] });
    },
  });
  return (
    <li className={css.person}>
      <div className={css.words}>
        <strong>{associationName}</strong>
        <span>{t('memberships.number', { number: memberNo })}</span>
        {agreeing.error && <span role="alert">{problemText(t, agreeing.error)}</span>}
      </div>
      {status === 'pending' && mayDecide ? (
        <Button small busy={agreeing.isPending} onClick={() => agreeing.mutate()}>
          {t('memberships.agree')}
        </Button>
      ) : (
        <Badge tone={status === 'verified' ? 'plain' : 'look'}>{t(`memberships.status.${status}`)}</Badge>
      )}
    </li>
  );
}

function Join({ firmId, name, into, onClose }: { firmId: string; name: string; into: Other; onClose: () => void }) {
  const { t } = useTranslation('firm');
  const joining = useMutation({
    mutationFn: () => call(routes.joinFirms, { params: { firmId }, body: { into: into.id } }),
    // rights have changed hands, which ends every session
    onSuccess: signOut,
  });
  return (
    <Confirm
      title={t('memberships.joinTitle', { name, into: into.name })}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      yes={t('memberships.joinYes')}
      busy={joining.isPending}
      problem={joining.error && problemText(t, joining.error)}
      onYes={() => joining.mutate()}
      onClose={onClose}
    >
      <p>{t('memberships.joinHelp', { name, into: into.name })}</p>
    </Confirm>
  );
}
