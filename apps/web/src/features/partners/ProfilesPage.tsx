import { IconPlus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { routes, type Reply } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { ask } from '../../lib/queries.js';
import { Badge } from '../../ui/Badge.js';
import { buttonClass } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import { Entries, Entry } from '../../ui/Entries.js';
import { Stack } from '../../ui/Layout.js';
import { PartnersHead } from './PartnersHead.js';
import css from './Profiles.module.css';

type Profile = Reply<'partnerProfiles'>['items'][number];

/** What the firm offers and seeks, and where each profile stands. */
export function ProfilesPage({ firmId }: { firmId: string }) {
  const { t } = useTranslation('partners');
  const params = { firmId };
  const { data } = useSuspenseQuery(ask(routes.partnerProfiles, { params }));
  const add = (
    <Link to="/firms/$firmId/partners/profiles/new" params={params} className={buttonClass('main')}>
      <IconPlus size={18} aria-hidden />
      {t('list.new')}
    </Link>
  );
  return (
    <Stack gap={5}>
      <PartnersHead firmId={firmId} lead={t('list.lead')} action={data.items.length > 0 && add} />
      {data.items.length === 0 ? (
        <Empty title={t('list.none')} action={add}>
          <p>{t('list.noneHelp')}</p>
        </Empty>
      ) : (
        <Entries>
          {data.items.map((profile) => (
            <ProfileEntry key={profile.id} firmId={firmId} profile={profile} />
          ))}
        </Entries>
      )}
    </Stack>
  );
}

function ProfileEntry({ firmId, profile }: { firmId: string; profile: Profile }) {
  const { t } = useTranslation('partners');
  return (
    <Entry
      link={
        <Link to="/firms/$firmId/partners/profiles/$profileId" params={{ firmId, profileId: profile.id }}>
          {profile.title}
        </Link>
      }
      side={
        <Badge tone={profile.status === 'published' ? 'you' : profile.comment ? 'look' : 'plain'}>
          {t(`status.${profile.status}`)}
        </Badge>
      }
    >
      <span>
        {t(`kind.${profile.kind}`)} · <Since profile={profile} />
        {profile.openIntroductions > 0 && ` · ${t('list.open', { count: profile.openIntroductions })}`}
      </span>
      {profile.comment && profile.status === 'draft' && (
        <span className={css.comment}>{t('list.comment', { comment: profile.comment })}</span>
      )}
    </Entry>
  );
}

function Since({ profile: { status, updatedAt, submittedAt, expiresAt } }: { profile: Profile }) {
  const { t, i18n } = useTranslation('partners');
  const day = (iso: string | null) => formatDay(iso ?? updatedAt, i18n.language);
  if (status === 'review') return t('list.handedIn', { day: day(submittedAt) });
  if (status === 'published') return t('list.until', { day: day(expiresAt) });
  if (status === 'expired') return t('list.ended', { day: day(expiresAt) });
  return t('list.changed', { day: day(updatedAt) });
}
