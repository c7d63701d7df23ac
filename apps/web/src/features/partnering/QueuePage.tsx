import { profileStatuses, type ProfileStatus, type ProfileSummary } from '@gauge/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { pageAsked, type ListSearch } from '../../lib/listSearch.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { Badge } from '../../ui/Badge.js';
import { Empty } from '../../ui/Empty.js';
import { Entries, Entry } from '../../ui/Entries.js';
import { Stack } from '../../ui/Layout.js';
import { ListBody } from '../list/ListBody.js';
import { ListTools } from '../list/ListTools.js';
import { PartneringHead } from './PartneringHead.js';

const shown: readonly ProfileStatus[] = profileStatuses.filter((status) => status !== 'draft');
const isStatus = (text: string | undefined): text is ProfileStatus => shown.includes(text as ProfileStatus);

/** Members' profiles, those that wait for the association first. */
export function QueuePage({
  associationId,
  list,
  onList,
}: {
  associationId: string;
  list: ListSearch;
  onList: (list: ListSearch) => void;
}) {
  const { t } = useTranslation('partnering');
  const result = useQuery({
    ...ask(routes.memberProfiles, {
      params: { associationId },
      query: { ...pageAsked(list), status: isStatus(list.status) ? list.status : undefined },
    }),
    ...keepShowing,
  });
  return (
    <Stack gap={5}>
      <PartneringHead associationId={associationId} />
      <Stack gap={4}>
        <ListTools
          label={t('search')}
          list={list}
          onList={onList}
          statuses={shown.map((value) => ({ value, label: t(`partners:status.${value}`) }))}
        />
        <ListBody
          result={result}
          list={list}
          onList={onList}
          empty={
            <Empty title={t('profiles.none')}>
              <p>{t('profiles.noneHelp')}</p>
            </Empty>
          }
        >
          {(profiles) => (
            <Entries>
              {profiles.map((profile) => (
                <QueueEntry key={profile.id} associationId={associationId} profile={profile} />
              ))}
            </Entries>
          )}
        </ListBody>
      </Stack>
    </Stack>
  );
}

function QueueEntry({ associationId, profile }: { associationId: string; profile: ProfileSummary }) {
  const { t, i18n } = useTranslation('partnering');
  const waits = profile.status === 'review';
  return (
    <Entry
      turn={waits}
      link={
        <Link
          to="/associations/$associationId/partnering/profiles/$profileId"
          params={{ associationId, profileId: profile.id }}
        >
          {profile.title}
        </Link>
      }
      side={
        <Badge tone={waits ? 'look' : 'plain'}>
          {waits ? t('profiles.waiting') : t(`partners:status.${profile.status}`)}
        </Badge>
      }
    >
      <span>
        {profile.firmName} · {t(`partners:kind.${profile.kind}`)}
        {profile.submittedAt && ` · ${t('profiles.handedIn', { day: formatDay(profile.submittedAt, i18n.language) })}`}
      </span>
    </Entry>
  );
}
