import type { LogicRule } from '@gauge/contracts/instrument';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.js';
import { SelectField } from '../../ui/Field.js';
import { Fields, Stack } from '../../ui/Layout.js';
import { TextArea } from '../../ui/TextArea.js';
import css from './Editor.module.css';
import { faultAt, useDraft } from './draft.js';
import { edited } from './edit.js';
import { CodeField, NumberField } from './fields.js';

/** One rule between answers: the parts stay within the whole, or make it up. */
export function RuleForm({ at, onRenamed }: { at: number; onRenamed: (code: string) => void }) {
  const { t } = useTranslation('instruments');
  const { definition, faults, locked, set } = useDraft();
  const rule = definition.rules[at]!;
  const { check } = rule;
  const change = (change: (rule: LogicRule) => void) => set(edited(definition, (copy) => change(copy.rules[at]!)));
  const inputs = [
    { value: '', label: t('rule.choose') },
    ...definition.inputs.map(({ code, name }) => ({ value: code, label: `${name || code}` })),
  ];
  return (
    <Stack gap={4}>
      <TextArea
        label={t('rule.message')}
        hint={t('rule.messageHelp')}
        maxLength={2000}
        rows={2}
        disabled={locked}
        value={rule.message}
        error={faultAt(faults, ['rules', at, 'message'])}
        onChange={(event) => change((copy) => (copy.message = event.target.value))}
      />
      <fieldset className={css.parts}>
        <legend>{t('rule.parts')}</legend>
        {check.parts.map((part, index) => (
          <div key={index} className={css.part}>
            <SelectField
              label={t('rule.part', { at: index + 1 })}
              labelHidden
              disabled={locked}
              value={part}
              options={inputs}
              onChange={(event) => change((copy) => (copy.check.parts[index] = event.target.value))}
            />
            {!locked && (
              <Button
                look="plain"
                aria-label={t('rule.dropPart', { at: index + 1 })}
                icon={<IconX size={18} aria-hidden />}
                onClick={() => change((copy) => void copy.check.parts.splice(index, 1))}
              />
            )}
          </div>
        ))}
        <ErrorLine text={faultAt(faults, ['rules', at, 'check', 'parts'])} />
        {!locked && check.parts.length < 40 && (
          <div>
            <Button
              small
              icon={<IconPlus size={16} aria-hidden />}
              onClick={() => change((copy) => void copy.check.parts.push(''))}
            >
              {t('rule.addPart')}
            </Button>
          </div>
        )}
      </fieldset>
      <Fields min={230}>
        <SelectField
          label={t('rule.type')}
          disabled={locked}
          value={check.type}
          options={(['atMost', 'about'] as const).map((value) => ({ value, label: t(`rule.types.${value}`) }))}
          onChange={(event) =>
            change((copy) => {
              const { parts, whole } = copy.check;
              copy.check =
                event.target.value === 'about'
                  ? { type: 'about', parts, whole, tolerance: 0.05 }
                  : { type: 'atMost', parts, whole };
            })
          }
        />
        <SelectField
          label={t('rule.whole')}
          disabled={locked}
          value={check.whole}
          options={inputs}
          error={faultAt(faults, ['rules', at, 'check', 'whole'])}
          onChange={(event) => change((copy) => (copy.check.whole = event.target.value))}
        />
        {check.type === 'about' && (
          <NumberField
            label={t('rule.tolerance')}
            unit="%"
            disabled={locked}
            value={Number((check.tolerance * 100).toPrecision(6))}
            error={faultAt(faults, ['rules', at, 'check', 'tolerance'])}
            onChange={(percent) =>
              percent !== null &&
              change((copy) => copy.check.type === 'about' && (copy.check.tolerance = percent / 100))
            }
          />
        )}
        <SelectField
          label={t('rule.kind')}
          disabled={locked}
          value={rule.kind}
          options={(['hard', 'soft'] as const).map((value) => ({ value, label: t(`rule.kinds.${value}`) }))}
          onChange={(event) => change((copy) => (copy.kind = event.target.value === 'hard' ? 'hard' : 'soft'))}
        />
      </Fields>
      <CodeField part="rules" code={rule.code} onRenamed={onRenamed} />
    </Stack>
  );
}

const ErrorLine = ({ text }: { text: string | undefined }) => (text ? <p className={css.error}>{text}</p> : null);
