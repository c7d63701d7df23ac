import { IconPlus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { routes, type Reply } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { ask } from '../../lib/queries.js';
import { Badge } from '../../ui/Badge.js';
import { buttonClass } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import { Entries, Entry } from '../../ui/Entries.js';
import { Stack } from '../../ui/Layout.js';
import { Panel } from '../../ui/Panel.js';
import { PartnersHead } from '../partners/PartnersHead.js';
import lines from '../partners/Profiles.module.css';
import { FindLearning } from './FindLearning.js';
import type { LearningSearch } from './search.js';
import { OfferToShare } from './OfferToShare.js';

type Own = Reply<'ownLearning'>['items'][number];

/** What the firm shares and wants to learn, and who fits. */
export function LearningPage({
  firmId,
  mayAsk,
  list,
  onList,
  children,
}: {
  firmId: string;
  mayAsk: boolean;
  list: LearningSearch;
  onList: (list: LearningSearch) => void;
  /** The firm's exchange groups. */ children: ReactNode;
}) {
  const { t } = useTranslation('learning');
  const params = { firmId };
  const { data: own } = useSuspenseQuery(ask(routes.ownLearning, { params }));
  if (own.areas.length === 0)
    return (
      <Stack gap={5}>
        <PartnersHead firmId={firmId} lead={t('lead')} />
        <Empty title={t('noAreas')}>
          <p>{t('noAreasHelp')}</p>
        </Empty>
      </Stack>
    );
  const learn = (
    <Link
      to="/firms/$firmId/partners/learning/new"
      params={params}
      search={{ kind: 'learn' }}
      className={buttonClass('main')}
    >
      <IconPlus size={18} aria-hidden />
      {t('own.learn')}
    </Link>
  );
  const shown = own.items.filter(({ status }) => status !== 'withdrawn');
  return (
    <Stack gap={5}>
      <PartnersHead firmId={firmId} lead={t('lead')} action={learn} />
      <OfferToShare firmId={firmId} own={own} />
      {shown.length > 0 && (
        <Panel title={t('own.title')} note={t('own.note')}>
          <Entries>
            {shown.map((one) => (
              <OwnEntry key={one.id} firmId={firmId} one={one} />
            ))}
          </Entries>
        </Panel>
      )}
      {children}
      <FindLearning firmId={firmId} areas={own.areas} mayAsk={mayAsk} list={list} onList={onList} />
    </Stack>
  );
}

function OwnEntry({ firmId, one }: { firmId: string; one: Own }) {
  const { t, i18n } = useTranslation('learning');
  const day = (iso: string | null) => (iso ? formatDay(iso, i18n.language) : '');
  const since = {
    draft: t('own.draft'),
    review: t('partners:list.handedIn', { day: day(one.submittedAt) }),
    published: t('partners:list.until', { day: day(one.expiresAt) }),
    expired: t('partners:list.ended', { day: day(one.expiresAt) }),
    withdrawn: '',
  }[one.status];
  return (
    <Entry
      link={
        <Link to="/firms/$firmId/partners/learning/$declarationId" params={{ firmId, declarationId: one.id }}>
          {t(`title.${one.kind}`, { area: one.area.name })}
        </Link>
      }
      side={
        <Badge tone={one.status === 'published' ? 'you' : one.comment ? 'look' : 'plain'}>
          {t(`partners:status.${one.status}`)}
        </Badge>
      }
    >
      <span>{since}</span>
      {one.comment && one.status === 'draft' && (
        <span className={lines.comment}>{t('partners:list.comment', { comment: one.comment })}</span>
      )}
    </Entry>
  );
}
