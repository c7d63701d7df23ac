import type { InputView } from '@gauge/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.js';
import field from '../../ui/Field.module.css';
import css from './Question.module.css';
import { readNumber, writeNumber, type Entry } from './numberEntry.js';
import { faultOf, type Fault } from './sheet.js';
import { unitOf } from './units.js';
import { useSheet } from './useSheet.js';

type Number = Extract<Entry, { state: 'number' }>;

/** A number as people write it. What could be read in two ways says how it was read; what cannot be read is not saved. */
export function NumberAnswer({ input }: { input: InputView }) {
  const { t, i18n } = useTranslation('assessment');
  const { sheet, saver, book, answerOf, editable, drafts, setDraft } = useSheet();
  const [twofold, setTwofold] = useState<Number | null>(null);
  const [touched, setTouched] = useState(false);
  const figure = (number: number) => writeNumber(number, i18n.language);
  const { value } = answerOf(input.code);
  const draft = drafts[input.code];
  const read = (text: string) => readNumber(text, i18n.language, input.type === 'integer');
  const fault = draft === undefined ? null : faultIn(input, read(draft));
  const unit = unitOf(t, input, sheet);
  const error = fault
    ? touched && t(`fault.${fault}`, { min: figure(input.min ?? 0), max: figure(input.max ?? 1e15) })
    : book.refused[input.code];

  const type = (text: string) => {
    const entry = read(text);
    setTwofold(entry.state === 'number' && entry.other !== null ? entry : null);
    setDraft(input.code, text);
    if (entry.state === 'empty') saver.edit(input.code, { value: null, skipped: false });
    if (entry.state === 'number' && !faultIn(input, entry))
      saver.edit(input.code, { value: entry.value, skipped: false });
  };
  const leave = () => {
    setTouched(true);
    if (!fault) setDraft(input.code, null);
    void saver.save();
  };
  const takeOther = (other: number) => {
    setTwofold(null);
    setDraft(input.code, null);
    saver.edit(input.code, { value: other, skipped: false }, 0);
  };
  return (
    <>
      <div className={field.field}>
        <div className={field.box} data-error={error ? true : undefined}>
          <input
            id={`q-${input.code}`}
            data-field
            className={field.input}
            aria-labelledby={`n-${input.code}`}
            aria-describedby={`h-${input.code} u-${input.code} e-${input.code}`}
            aria-invalid={error ? true : undefined}
            inputMode={input.min === null ? 'text' : input.type === 'integer' ? 'numeric' : 'decimal'}
            autoComplete="off"
            enterKeyHint="next"
            value={draft ?? (value === null ? '' : figure(value))}
            disabled={!editable(input.code)}
            onChange={(event) => type(event.target.value)}
            onFocus={() => setTouched(false)}
            onBlur={leave}
          />
          {unit && (
            <span className={field.unit} id={`u-${input.code}`}>
              {unit}
            </span>
          )}
        </div>
        {error && (
          <p id={`e-${input.code}`} className={field.error}>
            {error}
          </p>
        )}
      </div>
      {twofold && twofold.other !== null && value === twofold.value && (
        <p className={css.understood} role="status">
          {t('entry.understood', { value: figure(twofold.value) })}
          <Button small look="plain" onClick={() => takeOther(twofold.other!)}>
            {t('entry.other', { value: figure(twofold.other) })}
          </Button>
        </p>
      )}
    </>
  );
}

function faultIn(input: InputView, entry: Entry): Fault | null {
  if (entry.state === 'unclear') return 'unclear';
  return entry.state === 'number' ? faultOf(input, entry.value) : null;
}
