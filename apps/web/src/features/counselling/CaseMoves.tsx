import type { CaseOutcome } from '@gauge/contracts';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { Choices } from '../../ui/Choices.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { SelectField } from '../../ui/Field.js';
import { TextArea } from '../../ui/TextArea.js';
import { useCaseCommand, type Case, type CasePlace } from './useCase.js';

type Moving = { place: CasePlace; found: Case; onClose: () => void };

/** To a colleague, with a word that only counsellors read. */
export function HandOver({ place, found, onClose }: Moving) {
  const { t } = useTranslation('case');
  const [counsellorId, setCounsellor] = useState(found.colleagues[0]?.id ?? '');
  const [word, setWord] = useState('');
  const body = { counsellorId, word, version: found.version };
  const handing = useCaseCommand<void>(place, () => call(routes.handOverCase, { params: place, body }), onClose);
  return (
    <Move
      title={t('hand.title')}
      yes={t('hand.yes')}
      onClose={onClose}
      command={{ ...handing, mutate: () => handing.mutate() }}
    >
      <SelectField
        label={t('hand.to')}
        value={counsellorId}
        onChange={({ target }) => setCounsellor(target.value)}
        options={found.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextArea
        label={t('hand.word')}
        hint={t('hand.wordHelp')}
        required
        minLength={2}
        maxLength={2000}
        value={word}
        onChange={({ target }) => setWord(target.value)}
      />
    </Move>
  );
}

const outcomes: CaseOutcome[] = ['reached', 'improved', 'no_change', 'stopped'];

export function CloseCase({ place, found, onClose }: Moving) {
  const { t } = useTranslation('case');
  const [outcome, setOutcome] = useState<CaseOutcome>('improved');
  const [word, setWord] = useState('');
  const body = { outcome, word, version: found.version };
  const closing = useCaseCommand<void>(place, () => call(routes.closeCase, { params: place, body }), onClose);
  return (
    <Move
      title={t('close.title')}
      yes={t('close.yes')}
      onClose={onClose}
      command={{ ...closing, mutate: () => closing.mutate() }}
    >
      <Choices
        label={t('close.outcome')}
        value={outcome}
        onChange={setOutcome}
        options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
      />
      <TextArea
        label={t('close.word')}
        required
        minLength={2}
        maxLength={2000}
        value={word}
        onChange={({ target }) => setWord(target.value)}
      />
    </Move>
  );
}

function Move({
  title,
  yes,
  onClose,
  command,
  children,
}: {
  title: string;
  yes: string;
  onClose: () => void;
  command: { isPending: boolean; error: Error | null; mutate: () => void };
  children: ReactNode;
}) {
  const { t } = useTranslation('case');
  return (
    <FormDialog
      title={title}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      send={yes}
      busy={command.isPending}
      problem={command.error && problemText(t, command.error)}
      onSend={command.mutate}
      onClose={onClose}
    >
      {children}
    </FormDialog>
  );
}
