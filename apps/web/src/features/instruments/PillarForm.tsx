import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/Field.js';
import { Stack } from '../../ui/Layout.js';
import { TextArea } from '../../ui/TextArea.js';
import { faultAt, useDraft } from './draft.js';
import { edited } from './edit.js';
import { CodeField } from './fields.js';

export function PillarForm({ at, onRenamed }: { at: number; onRenamed: (code: string) => void }) {
  const { t } = useTranslation('instruments');
  const { definition, faults, locked, set } = useDraft();
  const pillar = definition.pillars[at]!;
  const text = (field: 'name' | 'description') => ({
    label: t(`field.${field}`),
    value: pillar[field],
    disabled: locked,
    error: faultAt(faults, ['pillars', at, field]),
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      set(edited(definition, (copy) => (copy.pillars[at]![field] = event.target.value))),
  });
  return (
    <Stack gap={4}>
      <TextField {...text('name')} maxLength={300} />
      <TextArea {...text('description')} maxLength={2000} />
      <CodeField part="pillars" code={pillar.code} onRenamed={onRenamed} />
    </Stack>
  );
}
