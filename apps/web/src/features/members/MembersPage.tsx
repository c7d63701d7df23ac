import { IconFileImport, IconMailForward, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { startTransition, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { countryName } from '../../lib/countries.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Badge } from '../../ui/Badge.js';
import { Button, buttonClass } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import { Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { Table } from '../../ui/Table.js';
import { ListBody } from '../list/ListBody.js';
import { ReportsButton } from '../reports/ReportsButton.js';
import { BulkInvite } from './BulkInvite.js';
import { BulkProgress } from './BulkProgress.js';
import { EditMember } from './EditMember.js';
import { MemberTools } from './MemberTools.js';
import type { Member } from './draft.js';
import css from './Members.module.css';
import { membersAsked, type MemberSearch } from './search.js';

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
  list: MemberSearch;
  onList: (list: MemberSearch) => void;
}) {
  const { t } = useTranslation('members');
  useTitle(t('title'));
  const [doing, setDoing] = useState<'add' | 'invite' | null>(null);
  const params = { associationId };
  const result = useQuery({ ...ask(routes.members, { params, query: membersAsked(list) }), ...keepShowing });
  const importing = mayWrite && (
    <Link to="/associations/$associationId/members/import" params={params} className={buttonClass()}>
      <IconFileImport size={18} aria-hidden />
      {t('import.go')}
    </Link>
  );
  const add = mayWrite && (
    <Button
      look="main"
      icon={<IconPlus size={18} aria-hidden />}
      onClick={() => startTransition(() => setDoing('add'))}
    >
      {t('add.go')}
    </Button>
  );
  const close = () => setDoing(null);
  return (
    <Stack gap={5}>
      <PageHead title={t('title')} lead={t('lead')} action={add} />
      {mayInvite && <BulkProgress associationId={associationId} />}
      <Stack gap={4}>
        <MemberTools associationId={associationId} list={list} onList={onList}>
          {mayInvite && (
            <Button icon={<IconMailForward size={18} aria-hidden />} onClick={() => setDoing('invite')}>
              {t('bulk.go')}
            </Button>
          )}
          {importing}
          <ReportsButton place={{ associationId }} words="openExports" />
        </MemberTools>
        <ListBody
          result={result}
          list={list}
          onList={onList}
          empty={
            <Empty title={t('none')} action={importing}>
              <p>{t('noneHelp')}</p>
            </Empty>
          }
        >
          {(members) => (
            <Table
              caption={t('title')}
              captionHidden
              stack
              framed
              head={[t('firm'), t('sector'), t('size'), t('people.title'), t('state')]}
            >
              {members.map((member) => (
                <Row key={member.firmId} associationId={associationId} member={member} />
              ))}
            </Table>
          )}
        </ListBody>
      </Stack>
      {doing === 'add' && <EditMember associationId={associationId} member={null} onClose={close} />}
      {doing === 'invite' && <BulkInvite associationId={associationId} list={list} onClose={close} />}
    </Stack>
  );
}

function Row({ associationId, member }: { associationId: string; member: Member }) {
  const { t, i18n } = useTranslation('members');
  const country = member.country && countryName(member.country, i18n.language);
  const place = [member.region, country].filter(Boolean).join(', ');
  const left = member.status === 'ended';
  return (
    <tr>
      <th scope="row" className={css.firm}>
        <Link
          to="/associations/$associationId/members/$firmId"
          params={{ associationId, firmId: member.firmId }}
          className={css.name}
        >
          {member.name}
        </Link>
        <span>{[member.memberNo, place].filter(Boolean).join(' · ')}</span>
        {member.group && <span>{t('ofGroup', { group: member.group.name })}</span>}
      </th>
      <td className={css.sector} data-words data-none={left || undefined}>
        {member.sectorName ?? '–'} <span>{member.sectorCode}</span>
      </td>
      <td data-none={left || undefined}>
        {member.size ? t(`sizeName.${member.size}`) : <span className={css.dim}>{left ? '–' : t('unknown')}</span>}
      </td>
      <td className={css.state} data-none={member.people === null || undefined}>
        {member.people ? (
          <span className={member.people === 'nobody' ? css.dim : undefined}>{t(`people.${member.people}`)}</span>
        ) : (
          '–'
        )}
      </td>
      <td>
        <Badge tone={member.status === 'pending' || member.status === 'unverified' ? 'look' : 'plain'}>
          {t(`status.${member.status}`)}
        </Badge>
      </td>
    </tr>
  );
}
