import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { countries, countryName } from '../../lib/countries.js';
import { SelectField } from '../../ui/Field.js';
import css from './CountryPicker.module.css';

/** Some countries, added one by one. */
export function CountryPicker({
  label,
  hint,
  taken,
  onChange,
}: {
  label: string;
  hint?: string;
  taken: readonly string[];
  onChange: (taken: string[]) => void;
}) {
  const { t, i18n } = useTranslation('partners');
  return (
    <div className={css.picker}>
      <SelectField
        label={label}
        hint={hint}
        value=""
        options={[
          { value: '', label: t('edit.addCountry') },
          ...countries(i18n.language).filter(({ value }) => !taken.includes(value)),
        ]}
        onChange={(event) => event.target.value && onChange([...taken, event.target.value])}
      />
      {taken.length > 0 && (
        <ul className={css.taken}>
          {taken.map((code) => (
            <li key={code}>
              {countryName(code, i18n.language)}
              <button
                type="button"
                aria-label={t('edit.codeRemove', { name: countryName(code, i18n.language) })}
                onClick={() => onChange(taken.filter((one) => one !== code))}
              >
                <IconX size={15} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
