import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { freshKey } from '../../lib/freshKey.js';
import { problemText } from '../../lib/problems.js';
import { ask, showNow } from '../../lib/queries.js';
import { Stack } from '../../ui/Layout.js';
import { Loading } from '../../ui/Loading.js';
import { Notice } from '../../ui/Notice.js';
import { RoundHead, type RoundMay, type RoundPlace } from '../rounds/RoundHead.js';
import { ChooseFile } from './ChooseFile.js';
import { EarlierFiles } from './EarlierFiles.js';
import { Ready, Refused } from './Preview.js';
import { stepOf } from './wizard.js';
import { Done, Stopped, Underway } from './Writing.js';

const lookEveryMs = 1_000;

/** Loading answers from a file: choose, look at what would be written, have it written, come back and see how far it is. */
export function ImportPage({ place, may }: { place: RoundPlace; may: RoundMay }) {
  const { t } = useTranslation('imports');
  const { data: round } = useSuspenseQuery(ask(routes.round, { params: place }));
  const { data: files } = useSuspenseQuery({ ...ask(routes.imports, { params: place }), staleTime: 0 });
  // until somebody chooses, the file that is being written, if there is one
  const [chosen, choose] = useState<string | null | undefined>(undefined);
  const importId = chosen === undefined ? (files.items.find(({ status }) => status === 'writing')?.id ?? null) : chosen;
  const queries = useQueryClient();
  const viewOf = (id: string) => ask(routes.readImport, { params: { ...place, importId: id } });
  const { data: view, error } = useQuery({
    ...viewOf(importId ?? ''),
    enabled: importId !== null,
    refetchInterval: ({ state }) => (state.data?.status === 'writing' ? lookEveryMs : false),
  });
  const reading = useMutation({
    mutationFn: (file: File) => call(routes.previewImport, { params: place, file }),
    onSuccess: (read) => {
      showNow(queries, viewOf(read.id).queryKey, read);
      choose(read.id);
    },
    onMutate: () => choose(null),
  });
  const confirming = useMutation({
    mutationFn: (id: string) =>
      call(routes.commitImport, { params: { ...place, importId: id }, idempotencyKey: freshKey() }),
    onSuccess: (confirmed) => showNow(queries, viewOf(confirmed.id).queryKey, confirmed),
  });
  useEffect(() => {
    for (const { id } of [routes.round, routes.participation, routes.imports])
      void queries.invalidateQueries({ queryKey: [id] });
  }, [view?.status, queries]);

  const step = stepOf(importId === null ? null : view, {
    reading: reading.isPending,
    confirming: confirming.isPending,
  });
  const again = () => {
    choose(null);
    reading.reset();
    confirming.reset();
  };
  const failure = reading.error ?? confirming.error ?? error;
  // what was brought can still be looked at when the round takes no answers any more
  const isShut = round.status !== 'open' && ['choose', 'reading', 'ready', 'confirming'].includes(step);
  return (
    <>
      <RoundHead place={place} round={round} may={may} />
      <Stack gap={5}>
        {failure && <Notice look>{problemText(t, failure)}</Notice>}
        {step === 'underway' && view ? (
          <Underway view={view} />
        ) : step === 'stopped' && view ? (
          <Stopped view={view} again={again} />
        ) : step === 'done' && view ? (
          <Done view={view} place={place} again={again} />
        ) : step === 'refused' && view ? (
          <Refused view={view} again={again} />
        ) : isShut ? (
          <Notice title={t('closed')}>{t('closedHelp')}</Notice>
        ) : step === 'choose' && importId === null ? (
          <ChooseFile versionId={round.instrumentVersionId} roundName={round.name} onFile={reading.mutate} />
        ) : step === 'reading' || !view ? (
          <>
            <p role="status">{t('reading', { name: reading.variables?.name ?? '' })}</p>
            <Loading label={t('common:state.loading')} rows={3} />
          </>
        ) : (
          <Ready view={view} busy={step === 'confirming'} write={() => confirming.mutate(view.id)} again={again} />
        )}
        {(importId === null ? step === 'choose' : isShut) && <EarlierFiles files={files.items} open={choose} />}
      </Stack>
    </>
  );
}
