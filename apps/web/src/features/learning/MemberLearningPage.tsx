import type { DeclarationSummary } from '@gauge/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { PAGE_SIZE, type ListSearch } from '../../lib/listSearch.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { Badge } from '../../ui/Badge.js';
import { Empty } from '../../ui/Empty.js';
import { Entries, Entry } from '../../ui/Entries.js';
import { Stack } from '../../ui/Layout.js';
import { ListBody } from '../list/ListBody.js';
import { PartneringHead } from '../partnering/PartneringHead.js';

/** What members declared, what waits for the association first. */
export function MemberLearningPage({
  associationId,
  list,
  onList,
  children,
}: {
  associationId: string;
  list: ListSearch;
  onList: (list: ListSearch) => void;
  /** The exchange groups. */ children: ReactNode;
}) {
  const { t } = useTranslation('learning');
  const result = useQuery({
    ...ask(routes.memberDeclarations, {
      params: { associationId },
      query: { page: list.page ?? 1, size: PAGE_SIZE },
    }),
    ...keepShowing,
  });
  return (
    <Stack gap={5}>
      <PartneringHead associationId={associationId} />
      <section>
        <Stack gap={4}>
          <h2>{t('members.title')}</h2>
          <ListBody
            result={result}
            list={list}
            onList={onList}
            empty={
              <Empty title={t('members.none')}>
                <p>{t('members.noneHelp')}</p>
              </Empty>
            }
          >
            {(items) => (
              <Entries>
                {items.map((one) => (
                  <DeclarationEntry key={one.id} associationId={associationId} one={one} />
                ))}
              </Entries>
            )}
          </ListBody>
        </Stack>
      </section>
      {children}
    </Stack>
  );
}

function DeclarationEntry({ associationId, one }: { associationId: string; one: DeclarationSummary }) {
  const { t, i18n } = useTranslation('learning');
  const waits = one.status === 'review';
  const handedIn =
    one.submittedAt && t('partnering:profiles.handedIn', { day: formatDay(one.submittedAt, i18n.language) });
  return (
    <Entry
      turn={waits}
      link={
        <Link
          to="/associations/$associationId/partnering/learning/$declarationId"
          params={{ associationId, declarationId: one.id }}
        >
          {t(`title.${one.kind}`, { area: one.area.name })}
        </Link>
      }
      side={
        <Badge tone={waits ? 'look' : 'plain'}>
          {waits ? t('partnering:profiles.waiting') : t(`partners:status.${one.status}`)}
        </Badge>
      }
    >
      <span>{[one.firmName, handedIn].filter(Boolean).join(' · ')}</span>
    </Entry>
  );
}
