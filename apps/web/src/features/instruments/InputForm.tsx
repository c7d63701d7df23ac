import type { InstrumentInput } from '@gauge/contracts/instrument';
import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../../ui/Field.js';
import { Fields, Stack } from '../../ui/Layout.js';
import { TextArea } from '../../ui/TextArea.js';
import css from './Editor.module.css';
import { faultAt, useDraft } from './draft.js';
import { codesIn, edited } from './edit.js';
import { CodeField, NumberField, Tick } from './fields.js';

const types = ['money', 'decimal', 'integer', 'rating5', 'boolean', 'score', 'reference'] as const;
/** What the form and the formulas know how to name. */
const unitsOf: Partial<Record<InstrumentInput['type'], string>> = {
  money: 'LCU',
  rating5: 'score 1-5',
  boolean: 'yes/no',
};

/** One question. */
export function InputForm({ at, onRenamed }: { at: number; onRenamed: (code: string) => void }) {
  const { t } = useTranslation('instruments');
  const { definition, faults, locked, set } = useDraft();
  const input = definition.inputs[at]!;
  const change = (part: Partial<InstrumentInput>) =>
    set(edited(definition, (copy) => void Object.assign(copy.inputs[at]!, part)));
  const around = (field: keyof InstrumentInput) => ({
    label: t(`field.${field}`),
    disabled: locked,
    error: faultAt(faults, ['inputs', at, field]),
  });
  const text = (field: 'name' | 'help' | 'unit') => ({
    ...around(field),
    value: input[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      change({ [field]: event.target.value }),
  });
  const users = definition.indicators.filter(({ formula }) => codesIn(formula).includes(input.code));
  const numeric = !['rating5', 'boolean', 'reference'].includes(input.type);
  return (
    <Stack gap={4}>
      <TextField {...text('name')} maxLength={300} />
      <TextArea {...text('help')} maxLength={2000} hint={t('field.helpHelp')} />
      <Fields min={230}>
        <SelectField
          {...around('pillar')}
          value={input.pillar}
          options={pillarOptions(definition.pillars, input.pillar)}
          onChange={(event) => change({ pillar: event.target.value })}
        />
        <SelectField
          {...around('type')}
          value={input.type}
          options={types.map((value) => ({ value, label: t(`type.${value}`) }))}
          onChange={(event) =>
            set(edited(definition, (copy) => retype(copy.inputs[at]!, event.target.value as InstrumentInput['type'])))
          }
        />
        <TextField {...text('unit')} maxLength={40} dir="ltr" disabled={locked || input.type in unitsOf} />
        {input.type === 'money' && (
          <SelectField
            {...around('moneyKind')}
            value={input.moneyKind ?? 'flow'}
            options={(['flow', 'stock'] as const).map((value) => ({ value, label: t(`moneyKind.${value}`) }))}
            onChange={(event) => change({ moneyKind: event.target.value === 'stock' ? 'stock' : 'flow' })}
          />
        )}
        {numeric && (
          <>
            <NumberField {...around('min')} optional value={input.min} onChange={(min) => change({ min })} />
            <NumberField {...around('max')} optional value={input.max} onChange={(max) => change({ max })} />
            <NumberField
              {...around('recordingStep')}
              hint={t('field.recordingStepHelp')}
              value={input.recordingStep}
              onChange={(step) => step !== null && change({ recordingStep: step })}
            />
          </>
        )}
      </Fields>
      {input.ratingTexts &&
        ([1, 3, 5] as const).map((mark) => (
          <TextArea
            key={mark}
            rows={2}
            label={t('field.ratingText', { mark })}
            disabled={locked}
            maxLength={2000}
            value={input.ratingTexts?.[mark] ?? ''}
            error={faultAt(faults, ['inputs', at, 'ratingTexts', mark])}
            onChange={(event) =>
              set(edited(definition, (copy) => void (copy.inputs[at]!.ratingTexts![mark] = event.target.value)))
            }
          />
        ))}
      <Tick
        label={t('field.shortForm')}
        checked={input.shortForm}
        disabled={locked}
        onChange={(shortForm) => change({ shortForm })}
      />
      <Tick
        label={t('field.serviceFirms')}
        note={t('field.serviceFirmsHelp')}
        checked={input.serviceFirms}
        disabled={locked}
        onChange={(serviceFirms) => change({ serviceFirms })}
      />
      <CodeField part="inputs" code={input.code} onRenamed={onRenamed} />
      <p className={css.dim}>
        {users.length === 0
          ? t('item.unused')
          : t('item.usedBy', { count: users.length, names: users.map(({ code }) => code).join(', ') })}
      </p>
    </Stack>
  );
}

export const pillarOptions = (pillars: readonly { code: string; name: string }[], current: string) => [
  ...(pillars.some(({ code }) => code === current) ? [] : [{ value: current, label: current || '–' }]),
  ...pillars.map(({ code, name }) => ({ value: code, label: name || code })),
];

/** Another kind of answer takes along what belongs to it. */
function retype(input: InstrumentInput, type: InstrumentInput['type']): void {
  input.type = type;
  input.unit = unitsOf[type] ?? (input.unit in { LCU: 1, 'score 1-5': 1, 'yes/no': 1 } ? 'count' : input.unit);
  delete input.moneyKind;
  delete input.ratingTexts;
  if (type === 'money') input.moneyKind = 'flow';
  if (type === 'rating5') input.ratingTexts = { 1: '', 3: '', 5: '' };
  if (type === 'rating5' || type === 'boolean') {
    input.min = type === 'boolean' ? 0 : 1;
    input.max = type === 'boolean' ? 1 : 5;
    input.recordingStep = 1;
  }
}
