import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { countryName } from '../../lib/countries.js';
import { pageAsked, type ListSearch } from '../../lib/listSearch.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import { Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { Table } from '../../ui/Table.js';
import { ListBody } from '../list/ListBody.js';
import { ListTools } from '../list/ListTools.js';
import { ReportsButton } from '../reports/ReportsButton.js';
import { EditMember } from './EditMember.js';
import { InviteFirm } from './InviteFirm.js';
import type { Member } from './draft.js';
import css from './Members.module.css';

type Doing = { what: 'add' } | { what: 'edit' | 'invite'; member: Member };

/** The association's member firms. */
export function MembersPage({
  associationId,
  mayWrite,
  mayInvite,
  list,
  onList,
}: {
  associationId: string;
  mayWrite: boolean;
  mayInvite: boolean;
  list: ListSearch;
  onList: (list: ListSearch) => void;
}) {
  const { t } = useTranslation('members');
  useTitle(t('title'));
  const [doing, setDoing] = useState<Doing | null>(null);
  const params = { associationId };
  const result = useQuery({ ...ask(routes.members, { params, query: pageAsked(list) }), ...keepShowing });
  const add = mayWrite && (
    <Button look="main" icon={<IconPlus size={18} aria-hidden />} onClick={() => setDoing({ what: 'add' })}>
      {t('add.go')}
    </Button>
  );
  const close = () => setDoing(null);
  return (
    <Stack gap={5}>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        action={
          <>
            <ReportsButton place={{ associationId }} words="openExports" />
            {add}
          </>
        }
      />
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
          {(members) => (
            <Table
              caption={t('title')}
              captionHidden
              stack
              head={[t('firm'), t('sector'), t('size'), t('state'), ...(mayWrite || mayInvite ? [''] : [])]}
            >
              {members.map((member) => (
                <Row
                  key={member.firmId}
                  member={member}
                  edit={mayWrite ? () => setDoing({ what: 'edit', member }) : undefined}
                  invite={mayInvite ? () => setDoing({ what: 'invite', member }) : undefined}
                />
              ))}
            </Table>
          )}
        </ListBody>
      </Stack>
      {doing?.what === 'add' && <EditMember associationId={associationId} member={null} onClose={close} />}
      {doing?.what === 'edit' && <EditMember associationId={associationId} member={doing.member} onClose={close} />}
      {doing?.what === 'invite' && <InviteFirm associationId={associationId} member={doing.member} onClose={close} />}
    </Stack>
  );
}

function Row({ member, edit, invite }: { member: Member; edit?: () => void; invite?: () => void }) {
  const { t, i18n } = useTranslation('members');
  const place = [member.region, countryName(member.country, i18n.language)].filter(Boolean).join(', ');
  return (
    <tr>
      <th scope="row" className={css.firm}>
        {member.name}
        <span>
          {member.memberNo} · {place}
        </span>
        {member.group && <span>{t('ofGroup', { group: member.group.name })}</span>}
      </th>
      <td className={css.sector}>
        {member.sectorName}
        <span>{member.sectorCode}</span>
      </td>
      <td>{member.size ? t(`sizeName.${member.size}`) : <span className={css.dim}>{t('unknown')}</span>}</td>
      <td>
        <Badge tone={member.status === 'pending' ? 'look' : 'plain'}>{t(`status.${member.status}`)}</Badge>
      </td>
      {(edit ?? invite) && (
        <td>
          <div className={css.actions}>
            {edit && (
              <Button small onClick={edit} aria-label={t('editOf', { name: member.name })}>
                {t('edit')}
              </Button>
            )}
            {invite && member.status === 'verified' && (
              <Button small look="plain" onClick={invite} aria-label={t('inviteOf', { name: member.name })}>
                {t('invite.go')}
              </Button>
            )}
          </div>
        </td>
      )}
    </tr>
  );
}
