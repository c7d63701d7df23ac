import type { CodeView } from '@gauge/contracts';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { ask, keepShowing } from '../../lib/queries.js';
import field from '../../ui/Field.module.css';
import css from './CodePicker.module.css';
import { codeNumber } from './words.js';

const MOST = 8;

/** Products and industries by typing: the list below the field is walked with the arrows and taken with Enter. */
export function CodePicker({
  label,
  hint,
  codes,
  onChange,
}: {
  label: string;
  hint?: string;
  codes: readonly CodeView[];
  onChange: (codes: CodeView[]) => void;
}) {
  const { t } = useTranslation('partners');
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const search = useSettled(typed.trim());
  const found = useQuery({
    ...ask(routes.codes, { query: { search } }),
    ...keepShowing,
    enabled: search.length >= 2,
    staleTime: Infinity,
  });
  const open = typed.trim().length >= 2;
  const options = open ? (found.data?.items ?? []).filter(({ code }) => !codes.some((one) => one.code === code)) : [];
  const take = (option: CodeView | undefined) => {
    if (!option) return;
    onChange([...codes, { code: option.code, name: option.name }]);
    setTyped('');
    setAt(0);
  };
  const keys = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') setTyped('');
    if (event.key === 'Enter' && open) {
      event.preventDefault();
      take(options[at]);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || options.length === 0) return;
    event.preventDefault();
    setAt((at + step + options.length) % options.length);
  };
  return (
    <div className={field.field}>
      <label htmlFor={id} className={field.label}>
        {label}
      </label>
      {codes.length > 0 && (
        <ul className={css.taken}>
          {codes.map((code) => (
            <li key={code.code}>
              <span>
                {code.name} <small>{codeNumber(code.code)}</small>
              </span>
              <button
                type="button"
                aria-label={t('edit.codeRemove', { name: code.name })}
                onClick={() => onChange(codes.filter((one) => one.code !== code.code))}
              >
                <IconX size={16} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      {codes.length < MOST && (
        <div className={css.combo}>
          <div className={field.box}>
            <input
              id={id}
              className={field.input}
              role="combobox"
              aria-expanded={open}
              aria-controls={`${id}-list`}
              aria-activedescendant={options[at] ? `${id}-${at}` : undefined}
              aria-autocomplete="list"
              aria-describedby={hint ? `${id}-hint` : undefined}
              autoComplete="off"
              placeholder={t('edit.codeSearch')}
              maxLength={80}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setAt(0);
              }}
              onKeyDown={keys}
              onBlur={() => setTyped('')}
            />
          </div>
          {open && (
            <ul id={`${id}-list`} className={css.list} role="listbox" aria-label={label}>
              {options.map((option, place) => (
                <li
                  key={option.code}
                  id={`${id}-${place}`}
                  role="option"
                  aria-selected={place === at}
                  // before the field loses the focus and the list with it
                  onMouseDown={(event) => {
                    event.preventDefault();
                    take(option);
                  }}
                >
                  <span>{option.name}</span>
                  <small>
                    {t(option.code.startsWith('HS') ? 'product' : 'industry', { code: codeNumber(option.code) })}
                    {option.above && ` · ${option.above}`}
                  </small>
                </li>
              ))}
              {found.data && options.length === 0 && search === typed.trim() && (
                <li className={css.none}>{t('edit.codeNone')}</li>
              )}
            </ul>
          )}
        </div>
      )}
      {hint && (
        <p id={`${id}-hint`} className={field.hint}>
          {codes.length >= MOST ? t('edit.codeFull') : hint}
        </p>
      )}
    </div>
  );
}

/** The text once the typing has paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 150);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
