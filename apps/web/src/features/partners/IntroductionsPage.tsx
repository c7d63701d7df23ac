import type { IntroductionSummary } from '@gauge/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { Badge } from '../../ui/Badge.js';
import { buttonClass } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import { Entries, Entry } from '../../ui/Entries.js';
import { Stack } from '../../ui/Layout.js';
import { Segmented } from '../../ui/Segmented.js';
import { ListBody } from '../list/ListBody.js';
import { PartnersHead } from './PartnersHead.js';
import type { IntroductionsSearch } from './search.js';
import { titleOf, whoText } from './words.js';

/** Every introduction of the firm: with whom as far as it is told, where it stands, who must act by when. */
export function IntroductionsPage({
  firmId,
  list,
  onList,
}: {
  firmId: string;
  list: IntroductionsSearch;
  onList: (list: IntroductionsSearch) => void;
}) {
  const { t } = useTranslation('partners');
  const params = { firmId };
  const result = useQuery({
    ...ask(routes.introductions, {
      params,
      query: { page: list.page ?? 1, size: 25, search: '', open: list.open },
    }),
    ...keepShowing,
  });
  return (
    <Stack gap={5}>
      <PartnersHead firmId={firmId} lead={t('introductions.lead')} />
      <OpenFilter list={list} onList={onList} />
      <ListBody
        result={result}
        list={{ page: list.page, status: list.open }}
        onList={({ page }) => onList(page ? { ...list, page } : {})}
        empty={
          <Empty
            title={t('introductions.none')}
            action={
              <Link to="/firms/$firmId/partners" params={params} className={buttonClass('main')}>
                {t('tab.find')}
              </Link>
            }
          >
            <p>{t('introductions.noneHelp')}</p>
          </Empty>
        }
      >
        {(items) => (
          <Entries>
            {items.map((one) => (
              <IntroductionEntry key={one.id} firmId={firmId} one={one} />
            ))}
          </Entries>
        )}
      </ListBody>
    </Stack>
  );
}

export function OpenFilter({
  list,
  onList,
}: {
  list: IntroductionsSearch;
  onList: (list: IntroductionsSearch) => void;
}) {
  const { t } = useTranslation('partners');
  return (
    <div>
      <Segmented
        label={t('introductions.filter')}
        value={list.open ?? 'all'}
        options={[
          { value: 'all', label: t('introductions.all') },
          { value: 'open', label: t('introductions.open') },
          { value: 'ended', label: t('introductions.ended') },
        ]}
        onChange={(open) => onList(open === 'all' ? {} : { open })}
      />
    </div>
  );
}

function IntroductionEntry({ firmId, one }: { firmId: string; one: IntroductionSummary }) {
  const { t, i18n } = useTranslation('partners');
  return (
    <Entry
      turn={one.yourTurn}
      link={
        <Link to="/firms/$firmId/partners/introductions/$introductionId" params={{ firmId, introductionId: one.id }}>
          {one.otherFirm ?? titleOf(t, one.other)}
        </Link>
      }
      side={<Standing one={one} waiting={waitingText(t, one)} />}
    >
      <span>
        {t(`introductions.askedBy.${one.side}`)} ·{' '}
        {one.otherFirm ? titleOf(t, one.other) : whoText(t, one.other, i18n.language)}
      </span>
    </Entry>
  );
}

/** Where an introduction stands: whose turn it is and by when, or how it ended. */
export function Standing({ one, waiting }: { one: IntroductionSummary; waiting: string }) {
  const { t, i18n } = useTranslation('partners');
  return (
    <>
      <Badge tone={one.yourTurn ? 'look' : one.status === 'exchanged' ? 'you' : 'plain'}>
        {one.yourTurn ? t('introductions.yourTurn') : t(`introStatus.${one.status}`)}
      </Badge>
      {one.waitingFor.length > 0 && (
        <span>
          {waiting}
          {one.dueAt && `, ${t('introductions.by', { day: formatDay(one.dueAt, i18n.language) })}`}
        </span>
      )}
    </>
  );
}

type Words = ReturnType<typeof useTranslation<'partners'>>['t'];
const waitingText = (t: Words, { waitingFor, side }: IntroductionSummary): string =>
  waitingFor.length > 1 ? t('waiting.both') : waitingFor[0] ? t(`waiting.${waitingFor[0]}.${side}`) : '';
