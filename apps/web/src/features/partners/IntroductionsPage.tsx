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
import { Row, Stack } from '../../ui/Layout.js';
import { Segmented } from '../../ui/Segmented.js';
import { ListBody } from '../list/ListBody.js';
import { InHands } from './Charge.js';
import { PartnersHead } from './PartnersHead.js';
import type { IntroductionsSearch } from './search.js';
import { titleOf, waitsForReader, whoText } from './words.js';

/** Every introduction of the firm: with whom as far as it is told, where it stands, who must act by when. */
export function IntroductionsPage({
  firmId,
  mayDecide,
  list,
  onList,
}: {
  firmId: string;
  mayDecide: boolean;
  list: IntroductionsSearch;
  onList: (list: IntroductionsSearch) => void;
}) {
  const { t } = useTranslation('partners');
  const params = { firmId };
  const result = useQuery({
    ...ask(routes.introductions, {
      params,
      query: { page: list.page ?? 1, size: 25, search: '', open: list.open, charge: list.charge },
    }),
    ...keepShowing,
  });
  return (
    <Stack gap={5}>
      <PartnersHead firmId={firmId} lead={t('introductions.lead')} />
      <IntroductionsFilter list={list} onList={onList} byCharge={mayDecide || list.charge === 'mine'} />
      <ListBody
        result={result}
        list={{ page: list.page, status: list.open ?? list.charge }}
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

/** By where they stand, and by whose hands they are in where the reader may take one in hand. */
export function IntroductionsFilter({
  list: { open, charge },
  onList,
  byCharge,
}: {
  list: IntroductionsSearch;
  onList: (list: IntroductionsSearch) => void;
  byCharge: boolean;
}) {
  const { t } = useTranslation('partners');
  return (
    <Row gap={3}>
      <Segmented
        label={t('introductions.filter')}
        value={open ?? 'all'}
        options={[
          { value: 'all', label: t('introductions.all') },
          { value: 'open', label: t('introductions.open') },
          { value: 'ended', label: t('introductions.ended') },
        ]}
        onChange={(chosen) => onList({ ...(charge && { charge }), ...(chosen !== 'all' && { open: chosen }) })}
      />
      {byCharge && (
        <Segmented
          label={t('charge.filter')}
          value={charge ?? 'all'}
          options={[
            { value: 'all', label: t('charge.all') },
            { value: 'mine', label: t('charge.own') },
          ]}
          onChange={(chosen) => onList({ ...(open && { open }), ...(chosen === 'mine' && { charge: chosen }) })}
        />
      )}
    </Row>
  );
}

function IntroductionEntry({ firmId, one }: { firmId: string; one: IntroductionSummary }) {
  const { t, i18n } = useTranslation('partners');
  return (
    <Entry
      turn={waitsForReader(one)}
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
      <InHands one={one} />
    </Entry>
  );
}

/** Where an introduction stands: whose turn it is and by when, that it cannot go on, or how it ended. */
export function Standing({ one, waiting }: { one: IntroductionSummary; waiting: string }) {
  const { t, i18n } = useTranslation('partners');
  if (one.halt) return <Badge>{t('introductions.halted')}</Badge>;
  return (
    <>
      <Badge tone={waitsForReader(one) ? 'look' : one.status === 'exchanged' ? 'you' : 'plain'}>
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
