import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/Field.js';
import css from './Editor.module.css';
import { useDraft } from './draft.js';
import { codeFault, rename, type Part } from './edit.js';

type Around = { label: string; hint?: ReactNode; error?: string; unit?: string; disabled?: boolean };

const read = (text: string): number | null => {
  const bare = text.replace(/\s/g, '').replace('−', '-');
  // 1,000 is a thousand to some and one to others
  if (/^-?[1-9]\d{0,2}(,\d{3})+$/.test(bare)) return null;
  const plain = bare.replace(',', '.');
  return plain === '' || !Number.isFinite(Number(plain)) ? null : Number(plain);
};

/** A number. What cannot be read stays in the field, with a word about it, and changes nothing. */
export function NumberField({
  value,
  onChange,
  optional,
  error,
  ...around
}: Around & { value: number | null; onChange: (value: number | null) => void; optional?: boolean }) {
  const { t } = useTranslation('instruments');
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (value === null ? '' : String(value));
  const empty = text.trim() === '';
  const unreadable = typed !== null && read(typed) === null && !(optional && empty);
  return (
    <TextField
      {...around}
      dir="ltr"
      inputMode="decimal"
      autoComplete="off"
      value={text}
      error={unreadable ? t('field.notNumber') : error}
      onChange={(event) => {
        const next = event.target.value;
        setTyped(next);
        const number = read(next);
        if (number !== null || (optional && next.trim() === '')) onChange(number);
      }}
      onBlur={() => unreadable || setTyped(null)}
    />
  );
}

/** The name by which formulas and files know an item. It changes everywhere at once, so only when it is left. */
export function CodeField({ part, code, onRenamed }: { part: Part; code: string; onRenamed: (code: string) => void }) {
  const { t } = useTranslation('instruments');
  const { definition, set, locked } = useDraft();
  const [typed, setTyped] = useState(code);
  const fault = codeFault(definition, part, code, typed);
  return (
    <TextField
      label={t('field.code')}
      hint={t(`field.codeHelp.${part}`)}
      style={{ fontFamily: 'ui-monospace, Menlo, Consolas, monospace' }}
      dir="ltr"
      autoComplete="off"
      spellCheck={false}
      maxLength={60}
      disabled={locked}
      value={typed}
      error={fault ? t(`field.codeFault.${fault}`) : undefined}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        if (fault || typed === code) return;
        set(rename(definition, part, code, typed));
        onRenamed(typed);
      }}
    />
  );
}

/** One yes or no with a sentence beside it. */
export function Tick({
  label,
  note,
  checked,
  disabled,
  onChange,
}: {
  label: string;
  note?: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className={css.tick}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {note && <small>{note}</small>}
      </span>
    </label>
  );
}
