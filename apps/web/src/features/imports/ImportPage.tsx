import type { ImportView } from '@gauge/contracts';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { freshKey } from '../../lib/freshKey.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { Stack } from '../../ui/Layout.js';
import { Loading } from '../../ui/Loading.js';
import { Notice } from '../../ui/Notice.js';
import { RoundHead, type RoundMay, type RoundPlace } from '../rounds/RoundHead.js';
import { ChooseFile } from './ChooseFile.js';
import { Done, Ready, Refused } from './Preview.js';
import { stepOf } from './wizard.js';

/** Loading answers from a file: choose, look at what would be written, write it. */
export function ImportPage({ place, may }: { place: RoundPlace; may: RoundMay }) {
  const { t } = useTranslation('imports');
  const { data: round } = useSuspenseQuery(ask(routes.round, { params: place }));
  const [view, setView] = useState<ImportView | null>(null);
  const queries = useQueryClient();
  const reading = useMutation({
    mutationFn: (file: File) => call(routes.previewImport, { params: place, file }),
    onSuccess: setView,
    onMutate: () => setView(null),
  });
  const writing = useMutation({
    mutationFn: (importId: string) =>
      call(routes.commitImport, { params: { ...place, importId }, idempotencyKey: freshKey() }),
    onSuccess: (committed) => {
      setView(committed);
      void queries.invalidateQueries({ queryKey: [routes.round.id] });
      void queries.invalidateQueries({ queryKey: [routes.participation.id] });
    },
  });
  const step = stepOf(view, { reading: reading.isPending, writing: writing.isPending });
  const again = () => {
    setView(null);
    reading.reset();
    writing.reset();
  };
  const failure = reading.error ?? writing.error;
  const takesAnswers = round.status === 'open';
  return (
    <>
      <RoundHead place={place} round={round} may={may} />
      <Stack gap={5}>
        {failure && <Notice look>{problemText(t, failure)}</Notice>}
        {!takesAnswers ? (
          <Notice title={t('closed')}>{t('closedHelp')}</Notice>
        ) : step === 'choose' ? (
          <ChooseFile versionId={round.instrumentVersionId} roundName={round.name} onFile={reading.mutate} />
        ) : step === 'reading' || !view ? (
          <>
            <p>{t('reading', { name: reading.variables?.name ?? '' })}</p>
            <Loading label={t('common:state.loading')} rows={3} />
          </>
        ) : step === 'refused' ? (
          <Refused view={view} again={again} />
        ) : step === 'done' ? (
          <Done view={view} place={place} again={again} />
        ) : (
          <Ready view={view} busy={step === 'writing'} write={() => writing.mutate(view.id)} again={again} />
        )}
      </Stack>
    </>
  );
}
