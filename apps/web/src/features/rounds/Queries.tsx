import type { QueryView } from '@gauge/contracts';
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatDay, formatMoment } from '../../lib/format.js';
import { pageAsked, type ListSearch } from '../../lib/listSearch.js';
import { problemText } from '../../lib/problems.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { Empty } from '../../ui/Empty.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { TextArea } from '../../ui/TextArea.js';
import { Thread } from '../../ui/Thread.js';
import { ListBody } from '../list/ListBody.js';
import { ListTools } from '../list/ListTools.js';
import css from './Queries.module.css';
import { RoundHead, type RoundMay, type RoundPlace } from './RoundHead.js';

const statuses: QueryView['status'][] = ['answered', 'open', 'accepted', 'corrected', 'excluded'];
const isStatus = (text: string | undefined): text is QueryView['status'] =>
  statuses.includes(text as QueryView['status']);

/** Answers that look odd: what the firm said, and the decision. */
export function Queries({
  place,
  may,
  list,
  onList,
}: {
  place: RoundPlace;
  may: RoundMay;
  list: ListSearch;
  onList: (list: ListSearch) => void;
}) {
  const { t } = useTranslation('rounds');
  const { data: round } = useSuspenseQuery(ask(routes.round, { params: place }));
  const status = isStatus(list.status) ? list.status : undefined;
  const result = useQuery({
    ...ask(routes.queries, { params: place, query: { ...pageAsked(list), status } }),
    ...keepShowing,
  });
  const decidable = round.status === 'open' || round.status === 'review';
  return (
    <>
      <RoundHead place={place} round={round} may={may} />
      <Stack gap={4}>
        <p className={css.lead}>{t('queries.lead')}</p>
        {decidable && <Comparison place={place} />}
        <ListTools
          label={t('queries.search')}
          list={list}
          onList={onList}
          statuses={statuses.map((value) => ({ value, label: t(`queries.status.${value}`) }))}
        />
        <ListBody
          result={result}
          list={list}
          onList={onList}
          empty={
            <Empty title={t('queries.none')}>
              <p>{t('queries.noneHelp')}</p>
            </Empty>
          }
        >
          {(queries) => (
            <ul className={css.queries}>
              {queries.map((query) => (
                <QueryCard key={query.id} place={place} query={query} decidable={decidable} />
              ))}
            </ul>
          )}
        </ListBody>
      </Stack>
    </>
  );
}

function QueryCard({ place, query, decidable }: { place: RoundPlace; query: QueryView; decidable: boolean }) {
  const { t, i18n } = useTranslation('rounds');
  const [deciding, setDeciding] = useState<'accepted' | 'excluded' | null>(null);
  const undecided = query.status === 'open' || query.status === 'answered';
  const decided = query.status === 'accepted' || query.status === 'excluded';
  return (
    <li className={css.query}>
      <div className={css.head}>
        <h2>{query.firmName}</h2>
        <Badge tone={query.status === 'answered' ? 'look' : 'plain'}>{t(`queries.status.${query.status}`)}</Badge>
      </div>
      <p>{query.text}</p>
      <p className={css.when}>{t('queries.asked', { day: formatDay(query.createdAt, i18n.language) })}</p>
      {query.messages.length > 0 && (
        <Thread
          label={t('queries.thread', { firm: query.firmName })}
          messages={query.messages.map(({ id, authorName, at, body, fromFirm }) => ({
            id,
            author: authorName,
            at: formatMoment(at, i18n.language),
            body,
            own: !fromFirm,
          }))}
        />
      )}
      {query.reason && <p className={css.when}>{t('queries.reason', { reason: query.reason })}</p>}
      {undecided && decidable && (
        <div className={css.actions}>
          <Button small onClick={() => setDeciding('accepted')}>
            {t('queries.accept')}
          </Button>
          <Button small onClick={() => setDeciding('excluded')}>
            {t('queries.exclude')}
          </Button>
        </div>
      )}
      {decided && decidable && <TakeBack place={place} query={query} />}
      {deciding && <Decide place={place} query={query} decision={deciding} onClose={() => setDeciding(null)} />}
    </li>
  );
}

/** Asks for what can only be seen beside the other members' answers. */
function Comparison({ place }: { place: RoundPlace }) {
  const { t } = useTranslation('rounds');
  const refresh = useRefresh();
  const comparing = useMutation({
    mutationFn: () => call(routes.compareAnswers, { params: place }),
    onSuccess: refresh,
  });
  return (
    <Panel
      sunk
      title={t('queries.compare.title')}
      note={t('queries.compare.note')}
      action={
        <Button busy={comparing.isPending} onClick={() => comparing.mutate()}>
          {t('queries.compare.go')}
        </Button>
      }
    >
      {comparing.data && (
        <p role="status">
          {comparing.data.compared === 0
            ? t('queries.compare.nobody')
            : t('queries.compare.done', {
                compared: t('queries.compare.compared', { count: comparing.data.compared }),
                asked: t('queries.compare.asked', { count: comparing.data.asked }),
              })}
        </p>
      )}
      {comparing.error && <Notice look>{problemText(t, comparing.error)}</Notice>}
    </Panel>
  );
}

function TakeBack({ place, query }: { place: RoundPlace; query: QueryView }) {
  const { t } = useTranslation('rounds');
  const refresh = useRefresh();
  const taking = useMutation({
    mutationFn: () => call(routes.reconsiderQuery, { params: { ...place, queryId: query.id } }),
    onSuccess: refresh,
  });
  return (
    <div className={css.actions}>
      <Button small busy={taking.isPending} onClick={() => taking.mutate()}>
        {t('queries.takeBack')}
      </Button>
      {taking.error && <Notice look>{problemText(t, taking.error)}</Notice>}
    </div>
  );
}

function useRefresh(): () => void {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: [routes.queries.id] });
    void queries.invalidateQueries({ queryKey: [routes.round.id] });
  };
}

function Decide({
  place,
  query,
  decision,
  onClose,
}: {
  place: RoundPlace;
  query: QueryView;
  decision: 'accepted' | 'excluded';
  onClose: () => void;
}) {
  const { t } = useTranslation('rounds');
  const [reason, setReason] = useState('');
  const refresh = useRefresh();
  const deciding = useMutation({
    mutationFn: () =>
      call(routes.decideQuery, { params: { ...place, queryId: query.id }, body: { decision, reason: reason.trim() } }),
    onSuccess: () => {
      refresh();
      onClose();
    },
  });
  return (
    <FormDialog
      title={t(`queries.decide.${decision}.title`, { firm: query.firmName })}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      send={t(`queries.decide.${decision}.yes`)}
      busy={deciding.isPending}
      disabled={reason.trim().length < 3}
      problem={deciding.error && problemText(t, deciding.error)}
      onSend={() => deciding.mutate()}
      onClose={onClose}
    >
      <p>{t(`queries.decide.${decision}.text`)}</p>
      <TextArea
        label={t('queries.decide.reason')}
        hint={t('queries.decide.reasonHelp')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
