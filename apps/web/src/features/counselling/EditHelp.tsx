import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes, type Reply } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { questionsIn } from '../../lib/questionsIn.js';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Form } from '../../ui/Form.js';
import { Notice } from '../../ui/Notice.js';
import { Segmented } from '../../ui/Segmented.js';
import { TextArea } from '../../ui/TextArea.js';
import css from './Programme.module.css';

export type Help = Reply<'helpList'>['items'][number];

/** One entry of the directory, and the indicators it stands beside. */
export function EditHelp({
  associationId,
  entry,
  onClose,
}: {
  associationId: string;
  entry: Help | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('programme');
  const [draft, setDraft] = useState(() => ({
    kind: entry?.kind ?? ('practice' as const),
    title: entry?.title ?? '',
    body: entry?.body ?? '',
    contact: entry?.contact ?? '',
    indicators: entry?.indicators ?? [],
  }));
  const queries = useQueryClient();
  const params = { associationId };
  const saving = useMutation({
    mutationFn: (removed: boolean) => {
      const body = { ...draft, contact: draft.contact.trim() || null };
      if (!entry) return call(routes.addHelp, { params, body });
      const change = { version: entry.version, ...(removed ? { removed } : body) };
      return call(routes.changeHelp, { params: { ...params, helpId: entry.id }, body: change });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [routes.helpList.id] });
      onClose();
    },
  });
  const beside = draft.indicators.length > 0;
  return (
    <Dialog
      title={entry ? t('directory.changeTitle') : t('directory.addTitle')}
      close={t('common:action.close')}
      onClose={onClose}
      actions={
        <>
          {entry && (
            <Button look="plain" busy={saving.isPending} onClick={() => saving.mutate(true)}>
              {t('directory.remove')}
            </Button>
          )}
          <Button look="main" type="submit" form="help" busy={saving.isPending} disabled={!beside}>
            {t('common:action.save')}
          </Button>
        </>
      }
    >
      <Form id="help" className={css.form} busy={saving.isPending} onSend={() => saving.mutate(false)}>
        {saving.error && <Notice look>{problemText(t, saving.error)}</Notice>}
        <Segmented
          label={t('directory.what')}
          value={draft.kind}
          onChange={(kind) => setDraft({ ...draft, kind })}
          options={(['practice', 'provider'] as const).map((value) => ({ value, label: t(`directory.kind.${value}`) }))}
        />
        <TextField
          label={t('directory.name')}
          required
          minLength={2}
          maxLength={160}
          value={draft.title}
          onChange={({ target }) => setDraft({ ...draft, title: target.value })}
        />
        <TextArea
          label={t('directory.words')}
          required
          rows={4}
          minLength={2}
          maxLength={4000}
          value={draft.body}
          onChange={({ target }) => setDraft({ ...draft, body: target.value })}
        />
        <TextField
          label={t('directory.contact')}
          maxLength={300}
          value={draft.contact}
          onChange={({ target }) => setDraft({ ...draft, contact: target.value })}
        />
        <Beside chosen={draft.indicators} onChange={(indicators) => setDraft({ ...draft, indicators })} />
      </Form>
    </Dialog>
  );
}

function Beside({ chosen, onChange }: { chosen: string[]; onChange: (codes: string[]) => void }) {
  const { t } = useTranslation('programme');
  const indicators = useIndicators();
  const nameOf = (code: string) => indicators.find((one) => one.code === code)?.name ?? code;
  const free = indicators.filter(({ code }) => !chosen.includes(code));
  return (
    <>
      <SelectField
        label={t('directory.indicators')}
        hint={t('directory.indicatorsHelp')}
        value=""
        onChange={({ target }) => target.value && onChange([...chosen, target.value])}
        options={[
          { value: '', label: t('directory.choose') },
          ...free.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      {chosen.length > 0 && (
        <div className={css.chips}>
          {chosen.map((code) => (
            <button
              key={code}
              type="button"
              className={css.chip}
              aria-label={t('directory.takeAway', { name: nameOf(code) })}
              onClick={() => onChange(chosen.filter((one) => one !== code))}
            >
              {nameOf(code)} <IconX size={14} aria-hidden />
            </button>
          ))}
        </div>
      )}
    </>
  );
}

/** Of the largest questionnaire: the one that plans are made of. */
function useIndicators(): { code: string; name: string }[] {
  const language = questionsIn(useTranslation().i18n.language);
  const { data: instruments } = useQuery(ask(routes.instruments));
  const largest = [...(instruments?.items ?? [])].sort((a, b) => b.indicators - a.indicators)[0];
  const { data } = useQuery({
    ...ask(routes.instrumentVersion, { params: { versionId: largest?.id ?? '' }, query: { language } }),
    enabled: largest !== undefined,
  });
  return data?.indicators ?? [];
}
