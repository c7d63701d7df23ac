import type { InstrumentDefinition } from '@gauge/contracts/instrument';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Segmented } from '../../ui/Segmented.js';
import css from './Editor.module.css';
import { useDraft } from './draft.js';
import { codesIn, edited } from './edit.js';
import { Tick } from './fields.js';

type Form = 'shortForm' | 'serviceFirms';

/** Which indicators the short form gives and which service firms get; the questions follow from the formulas. */
export function FormsTable() {
  const { t } = useTranslation('instruments');
  const { definition, locked, set } = useDraft();
  const [form, setForm] = useState<Form>('shortForm');
  const taken = definition.indicators.filter((one) => one[form]);
  const questions = definition.inputs.filter((one) => one[form] && one.type !== 'reference');
  const tick = (code: string, on: boolean) => set(edited(definition, (copy) => include(copy, form, code, on)));
  return (
    <div className={css.items}>
      <Segmented
        label={t('forms.which')}
        value={form}
        options={(['shortForm', 'serviceFirms'] as const).map((value) => ({ value, label: t(`forms.${value}`) }))}
        onChange={setForm}
      />
      <p>
        {t('forms.count', { indicators: taken.length, questions: questions.length })}{' '}
        <span className={css.dim}>{t(`forms.${form}Help`)}</span>
      </p>
      {definition.pillars.map((pillar) => {
        const indicators = definition.indicators.filter((one) => one.pillar === pillar.code);
        if (indicators.length === 0) return null;
        return (
          <fieldset key={pillar.code} className={css.ticks}>
            <legend>{pillar.name || pillar.code}</legend>
            {indicators.map(({ code, name, [form]: on }) => (
              <Tick
                key={code}
                label={name || code}
                checked={on}
                disabled={locked}
                onChange={(next) => tick(code, next)}
              />
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}

/** An indicator's questions come with it; those that nothing in the form needs any more go. */
function include(copy: InstrumentDefinition, form: Form, code: string, on: boolean): void {
  const indicator = copy.indicators.find((one) => one.code === code);
  if (!indicator) return;
  const own = codesIn(indicator.formula);
  indicator[form] = on;
  const needed = new Set(copy.indicators.filter((one) => one[form]).flatMap((one) => codesIn(one.formula)));
  for (const input of copy.inputs) if (own.includes(input.code)) input[form] = needed.has(input.code);
}
