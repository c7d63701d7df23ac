import { partnerLanguages, type LearningDraft } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../lib/api.js';
import { Checks } from '../../ui/Checks.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Stack } from '../../ui/Layout.js';
import { Panel } from '../../ui/Panel.js';
import { TextArea } from '../../ui/TextArea.js';
import { languageName } from '../partners/words.js';

/** What it is about, who is not to see it, and whom to talk to. */
export function DeclarationForm({
  draft,
  areas,
  associations,
  errorOf,
  onChange,
}: {
  draft: LearningDraft;
  areas: Reply<'ownLearning'>['areas'];
  associations: Reply<'ownLearning'>['associations'];
  errorOf: (field: string) => string | undefined;
  onChange: (change: Partial<LearningDraft>) => void;
}) {
  const { t, i18n } = useTranslation('learning');
  const allowed = areas.filter(({ mayShare }) => draft.kind === 'learn' || mayShare);
  return (
    <Stack gap={4}>
      <Panel>
        <Stack gap={5}>
          <SelectField
            label={t('edit.area')}
            value={draft.area}
            options={allowed.map(({ key, name }) => ({ value: key, label: name }))}
            onChange={({ target }) => onChange({ area: target.value })}
          />
          <TextArea
            label={t(`edit.text.${draft.kind}`)}
            hint={t(`edit.textHelp.${draft.kind}`)}
            error={errorOf('text')}
            style={{ minBlockSize: '8rem' }}
            maxLength={1000}
            value={draft.text}
            onChange={({ target }) => onChange({ text: target.value })}
          />
          <Checks
            label={t('partners:edit.languages')}
            options={partnerLanguages.map((value) => ({ value, label: languageName(value, i18n.language) }))}
            taken={draft.languages}
            onChange={(languages) => onChange({ languages })}
          />
          <Checks
            label={t('edit.rivals')}
            options={[{ value: 'hide' as const, label: t('edit.hideFromRivals') }]}
            taken={draft.hideFromRivals ? ['hide'] : []}
            onChange={(taken) => onChange({ hideFromRivals: taken.length > 0 })}
          />
        </Stack>
      </Panel>
      <Panel title={t('partners:edit.contact')} note={t('edit.contactHelp')}>
        <Stack gap={5}>
          <TextField
            label={t('partners:edit.contactName')}
            maxLength={120}
            value={draft.contactName}
            onChange={({ target }) => onChange({ contactName: target.value })}
          />
          <TextField
            label={t('partners:edit.contactEmail')}
            type="email"
            inputMode="email"
            error={errorOf('contactEmail')}
            maxLength={200}
            value={draft.contactEmail}
            onChange={({ target }) => onChange({ contactEmail: target.value })}
          />
          {associations.length > 1 && (
            <SelectField
              label={t('partners:edit.association')}
              value={draft.associationId}
              options={associations.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={({ target }) => onChange({ associationId: target.value })}
            />
          )}
        </Stack>
      </Panel>
    </Stack>
  );
}
