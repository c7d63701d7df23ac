import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { startTransition, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { countryName } from '../../lib/countries.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Button } from '../../ui/Button.js';
import { Columns, Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { Table } from '../../ui/Table.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import { EditMember } from './EditMember.js';
import css from './Members.module.css';
import { Membership } from './Membership.js';
import { People } from './People.js';
import type { Detail, MemberPlace } from './draft.js';

/** One member: its membership, what decides its peers, and who of it works with Gauge. */
export function MemberPage({
  place,
  mayWrite,
  mayInvite,
}: {
  place: MemberPlace;
  mayWrite: boolean;
  mayInvite: boolean;
}) {
  const { t, i18n } = useTranslation('members');
  const { data: member } = useSuspenseQuery(ask(routes.member, { params: place }));
  useTitle(member.name);
  const [editing, setEditing] = useState(false);
  const here = member.status === 'verified' || member.status === 'unverified';
  const country = member.country && countryName(member.country, i18n.language);
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={
          <Link
            to="/associations/$associationId/members"
            params={{ associationId: place.associationId }}
            className={tabCss.back}
          >
            <BackArrow />
            {t('title')}
          </Link>
        }
        title={member.name}
        lead={[member.memberNo, member.region, country].filter(Boolean).join(' · ')}
        action={
          mayWrite &&
          here && (
            <Button look="main" onClick={() => startTransition(() => setEditing(true))}>
              {t('change.go')}
            </Button>
          )
        }
      />
      <Columns min={340}>
        <Membership place={place} member={member} mayWrite={mayWrite} />
        {member.people && <People place={place} member={member} mayInvite={mayInvite} />}
      </Columns>
      {member.status !== 'ended' && <Peers member={member} />}
      {editing && <EditMember associationId={place.associationId} member={member} onClose={() => setEditing(false)} />}
    </Stack>
  );
}

/** What decides with whom the firm is compared, and what frozen rounds keep of it. */
function Peers({ member }: { member: Detail }) {
  const { t, i18n } = useTranslation(['members', 'rounds']);
  const sized = (size: Detail['size']) => (size ? t(`sizeName.${size}`) : t('unknown'));
  return (
    <Panel title={t('peers.title')} note={t('peers.note')}>
      <Stack gap={5}>
        <dl className={css.facts}>
          <div>
            <dt>{t('sector')}</dt>
            <dd>
              {member.sectorName} <span className={css.dim}>{member.sectorCode}</span>
            </dd>
          </div>
          <div>
            <dt>{t('size')}</dt>
            <dd>{member.size ? t(`sizeRange.${member.size}`) : t('unknown')}</dd>
          </div>
          <div>
            <dt>{t('peers.group')}</dt>
            <dd>{member.group?.name ?? t('peers.noGroup')}</dd>
          </div>
        </dl>
        {member.kept.length > 0 && (
          <Stack gap={2}>
            <h3>{t('peers.kept')}</h3>
            <p className={css.dim}>{t('peers.keptNote')}</p>
            <Table
              caption={t('peers.kept')}
              captionHidden
              stack
              head={[t('peers.round'), t('sector'), t('size'), t('peers.country'), t('peers.group')]}
            >
              {member.kept.map(({ roundId, name, sector, size, country, group }) => (
                <tr key={roundId}>
                  <th scope="row">{name}</th>
                  <td>{sector ? t(`rounds:sector.${sector}`, { defaultValue: sector }) : '–'}</td>
                  <td>{sized(size)}</td>
                  <td>{country ? countryName(country, i18n.language) : '–'}</td>
                  <td data-none={group === null || undefined}>{group ?? '–'}</td>
                </tr>
              ))}
            </Table>
          </Stack>
        )}
      </Stack>
    </Panel>
  );
}
