import type { InstrumentIndicator } from '@gauge/contracts/instrument';
import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../../ui/Field.js';
import { Fields, Stack } from '../../ui/Layout.js';
import { TextArea } from '../../ui/TextArea.js';
import css from './Editor.module.css';
import { FormulaField } from './FormulaField.js';
import { pillarOptions } from './InputForm.js';
import { faultAt, useDraft } from './draft.js';
import { edited, joinFamily, setSensitivity } from './edit.js';
import { CodeField, NumberField, Tick } from './fields.js';

/** One indicator: what it says, how it is computed, and within which bounds it is believed. */
export function IndicatorForm({ at, onRenamed }: { at: number; onRenamed: (code: string) => void }) {
  const { t } = useTranslation('instruments');
  const { definition, faults, locked, set } = useDraft();
  const indicator = definition.indicators[at]!;
  const change = (part: Partial<InstrumentIndicator>) =>
    set(edited(definition, (copy) => void Object.assign(copy.indicators[at]!, part)));
  const fault = (field: keyof InstrumentIndicator) => faultAt(faults, ['indicators', at, field]);
  const around = (field: keyof InstrumentIndicator) => ({
    label: t(`field.${field}`),
    disabled: locked,
    error: fault(field),
  });
  const text = (field: 'name' | 'description' | 'unit') => ({
    ...around(field),
    value: indicator[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      change({ [field]: event.target.value }),
  });
  return (
    <Stack gap={5}>
      <Stack gap={4}>
        <TextField {...text('name')} maxLength={300} />
        <TextArea {...text('description')} rows={2} maxLength={2000} />
      </Stack>
      <FormulaField indicator={indicator} error={fault('formula')} onChange={(formula) => change({ formula })} />
      <Fields min={230}>
        <TextField
          {...text('unit')}
          maxLength={40}
          dir="ltr"
          onChange={(event) =>
            change({ unit: event.target.value, moneyInternational: event.target.value.includes('INT$') })
          }
        />
        <SelectField
          {...around('pillar')}
          value={indicator.pillar}
          options={pillarOptions(definition.pillars, indicator.pillar)}
          onChange={(event) => change({ pillar: event.target.value })}
        />
        <SelectField
          {...around('polarity')}
          value={indicator.polarity}
          options={(['higher', 'lower', 'target'] as const).map((value) => ({ value, label: t(`polarity.${value}`) }))}
          onChange={(event) => {
            const polarity = event.target.value as InstrumentIndicator['polarity'];
            const target = indicator.target ?? { ...indicator.plausible };
            change({ polarity, target: polarity === 'target' ? target : undefined });
          }}
        />
        <SelectField
          {...around('kind')}
          value={indicator.kind}
          options={(['ratio', 'level', 'yesno'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(event) => change({ kind: event.target.value as InstrumentIndicator['kind'] })}
        />
      </Fields>
      <Ranges indicator={indicator} fault={fault} change={change} />
      <fieldset className={css.ticks}>
        <legend>{t('field.where')}</legend>
        <Tick
          label={t('field.inShortForm')}
          checked={indicator.shortForm}
          disabled={locked}
          onChange={(shortForm) => change({ shortForm })}
        />
        <Tick
          label={t('field.forServiceFirms')}
          checked={indicator.serviceFirms}
          disabled={locked}
          onChange={(serviceFirms) => change({ serviceFirms })}
        />
      </fieldset>
      <Privacy indicator={indicator} />
      <CodeField part="indicators" code={indicator.code} onRenamed={onRenamed} />
    </Stack>
  );
}

function Ranges({
  indicator,
  fault,
  change,
}: {
  indicator: InstrumentIndicator;
  fault: (field: keyof InstrumentIndicator) => string | undefined;
  change: (part: Partial<InstrumentIndicator>) => void;
}) {
  const { t } = useTranslation('instruments');
  const { locked } = useDraft();
  const { plausible, hard, target, unit, displayStep } = indicator;
  const pair = (field: 'plausible' | 'target', range: { min: number; max: number }) =>
    (['min', 'max'] as const).map((end) => (
      <NumberField
        key={`${field} ${end}`}
        label={t(`range.${field}.${end}`)}
        unit={unit}
        disabled={locked}
        value={range[end]}
        error={end === 'min' ? fault(field) : undefined}
        onChange={(value) => value !== null && change({ [field]: { ...range, [end]: value } })}
      />
    ));
  return (
    <fieldset className={css.ranges}>
      <legend>{t('range.title')}</legend>
      <p className={css.dim}>{t('range.help')}</p>
      <Fields min={230}>
        {target && pair('target', target)}
        {pair('plausible', plausible)}
        {(['min', 'max'] as const).map((end) => (
          <NumberField
            key={`hard ${end}`}
            label={t(`range.hard.${end}`)}
            unit={unit}
            optional
            disabled={locked}
            value={hard[end]}
            onChange={(value) => change({ hard: { ...hard, [end]: value } })}
          />
        ))}
        <NumberField
          label={t('field.displayStep')}
          hint={t('field.displayStepHelp')}
          unit={unit}
          disabled={locked}
          value={displayStep}
          error={fault('displayStep')}
          onChange={(value) => value !== null && change({ displayStep: value })}
        />
      </Fields>
    </fieldset>
  );
}

/** What the release needs to know so that no figure gives another away. */
function Privacy({ indicator }: { indicator: InstrumentIndicator }) {
  const { t } = useTranslation('instruments');
  const { definition, faults, locked, set } = useDraft();
  const at = definition.indicators.indexOf(indicator);
  const index = definition.families.findIndex(({ code }) => code === indicator.family);
  const family = definition.families[index];
  const label = (members: readonly string[]) =>
    members.map((code) => definition.indicators.find((one) => one.code === code)?.name || code).join(', ');
  const own = { value: indicator.code, label: t('family.own') };
  const options = definition.families
    .filter(({ code, indicators }) => code !== indicator.code && indicators.some((member) => member !== indicator.code))
    .map(({ code, indicators }) => ({
      value: code,
      label: label(indicators.filter((member) => member !== indicator.code)),
    }));
  return (
    <fieldset className={css.ranges}>
      <legend>{t('family.title')}</legend>
      <p className={css.dim}>{t('family.help')}</p>
      <Fields min={230}>
        <SelectField
          label={t('family.with')}
          disabled={locked}
          value={indicator.family}
          error={faultAt(faults, ['indicators', at, 'family'])}
          options={[own, ...options]}
          onChange={(event) => set(joinFamily(definition, indicator.code, event.target.value))}
        />
        <SelectField
          label={t('field.sensitivity')}
          disabled={locked}
          value={indicator.sensitivity}
          options={(['A', 'B', 'C'] as const).map((value) => ({ value, label: t(`sensitivity.${value}`) }))}
          onChange={(event) =>
            set(setSensitivity(definition, indicator.family, event.target.value as InstrumentIndicator['sensitivity']))
          }
        />
      </Fields>
      {family && (
        <TextArea
          label={t('family.why')}
          rows={2}
          maxLength={2000}
          disabled={locked}
          value={family.why}
          error={faultAt(faults, ['families', index])}
          onChange={(event) => set(edited(definition, (copy) => void (copy.families[index]!.why = event.target.value)))}
        />
      )}
    </fieldset>
  );
}
