import type { IntroductionSummary } from '@gauge/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { Empty } from '../../ui/Empty.js';
import { Entries, Entry } from '../../ui/Entries.js';
import { Stack } from '../../ui/Layout.js';
import { ListBody } from '../list/ListBody.js';
import { InHands } from '../partners/Charge.js';
import { IntroductionsFilter, Standing } from '../partners/IntroductionsPage.js';
import type { IntroductionsSearch } from '../partners/search.js';
import { memberText, titleOf, waitsForReader } from '../partners/words.js';
import { Funnel } from './Funnel.js';
import { PartneringHead } from './PartneringHead.js';

/** Introductions in which members of the association take part, those that wait for it first. */
export function BrokeredPage({
  associationId,
  mayReview,
  list,
  onList,
}: {
  associationId: string;
  mayReview: boolean;
  list: IntroductionsSearch;
  onList: (list: IntroductionsSearch) => void;
}) {
  const { t } = useTranslation('partnering');
  const result = useQuery({
    ...ask(routes.brokeredIntroductions, {
      params: { associationId },
      query: { page: list.page ?? 1, size: 25, search: '', open: list.open, charge: list.charge },
    }),
    ...keepShowing,
  });
  return (
    <Stack gap={5}>
      <PartneringHead associationId={associationId} />
      <Funnel associationId={associationId} />
      <IntroductionsFilter list={list} onList={onList} byCharge={mayReview || list.charge === 'mine'} />
      <ListBody
        result={result}
        list={{ page: list.page, status: list.open ?? list.charge }}
        onList={({ page }) => onList(page ? { ...list, page } : {})}
        empty={
          <Empty title={t('introductions.none')}>
            <p>{t('introductions.noneHelp')}</p>
          </Empty>
        }
      >
        {(items) => (
          <Entries>
            {items.map((one) => (
              <BrokeredEntry key={one.id} associationId={associationId} one={one} />
            ))}
          </Entries>
        )}
      </ListBody>
    </Stack>
  );
}

function BrokeredEntry({ associationId, one }: { associationId: string; one: IntroductionSummary }) {
  const { t } = useTranslation('partnering');
  const [first] = one.waitingFor;
  const waiting = one.waitingFor.length > 1 ? t('waiting.both') : first ? t(`waiting.${first}.${one.side}`) : '';
  return (
    <Entry
      turn={waitsForReader(one)}
      link={
        <Link
          to="/associations/$associationId/partnering/introductions/$introductionId"
          params={{ associationId, introductionId: one.id }}
        >
          {memberText(t, one)} {t(`introductions.asks.${one.side}`)}{' '}
          {one.otherFirm ?? t('common:quoted', { text: titleOf(t, one.other) })}
        </Link>
      }
      side={<Standing one={one} waiting={waiting} />}
    >
      <span>{t('partners:introductions.with', { title: titleOf(t, one.own) })}</span>
      <InHands one={one} />
    </Entry>
  );
}
