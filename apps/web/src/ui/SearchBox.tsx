import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import field from './Field.module.css';
import css from './SearchBox.module.css';

/** Searches a moment after the typing stops. The owner's value wins when it changes by itself (going back). */
export function SearchBox({
  label,
  value,
  onSearch,
}: {
  label: string;
  value: string;
  onSearch: (text: string) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState({ text: value, from: value });
  const text = typed.from === value ? typed.text : value;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (next: string) => {
    setTyped({ text: next, from: value });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(next), 300);
  };
  const search = (wanted: string) => {
    clearTimeout(timer.current);
    timer.current = undefined;
    onSearch(wanted.trim());
  };
  return (
    <div className={`${field.box} ${css.box}`}>
      <IconSearch size={18} className={css.icon} aria-hidden />
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="search"
        className={field.input}
        placeholder={label}
        maxLength={80}
        value={text}
        onChange={(event) => type(event.target.value)}
        // whoever leaves for a row of the list must not be called back by a search that was still waiting
        onBlur={() => timer.current && search(text)}
      />
    </div>
  );
}
