import { useTranslation } from 'react-i18next';
import { SelectField } from '../../ui/Field.js';
import css from './Editor.module.css';
import { faultCounts, useDraft } from './draft.js';
import { sections, type EditorSearch, type Section } from './search.js';

/** The parts of the instrument: a list beside the form, one choice above it on a phone. */
export function SectionNav({ section, onGo }: { section: Section; onGo: (place: EditorSearch) => void }) {
  const { t } = useTranslation('instruments');
  const entries = useEntries();
  return (
    <>
      <nav className={css.sections} aria-label={t('sections')}>
        <ul>
          {entries.map(({ name, count, wrong }) => (
            <li key={name}>
              <button
                type="button"
                aria-current={name === section ? 'page' : undefined}
                onClick={() => onGo({ section: name })}
              >
                <span>{t(`section.${name}`)}</span>
                {wrong > 0 ? (
                  <span className={css.wrong}>
                    {wrong}
                    <span className="visually-hidden"> {t('list.toMend')}</span>
                  </span>
                ) : (
                  count !== null && <span className={css.dim}>{count}</span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div className={css.choice}>
        <SelectField
          label={t('sections')}
          labelHidden
          value={section}
          options={entries.map(({ name, count, wrong }) => {
            const counted = count === null ? '' : ` (${count})`;
            const marked = wrong > 0 ? ` – ${t('list.toMendCount', { count: wrong })}` : '';
            return { value: name, label: t(`section.${name}`) + counted + marked };
          })}
          onChange={(event) => onGo({ section: event.target.value as Section })}
        />
      </div>
    </>
  );
}

function useEntries() {
  const { definition, faults, locked } = useDraft();
  const { bySection } = faultCounts(faults, definition);
  const counts: Partial<Record<Section, number>> = {
    pillars: definition.pillars.length,
    inputs: definition.inputs.length,
    indicators: definition.indicators.length,
    rules: definition.rules.length,
  };
  return sections
    .filter((name) => name !== 'problems' || !locked)
    .map((name) => ({
      name,
      count: counts[name] ?? null,
      wrong: name === 'problems' ? faults.length : (bySection.get(name) ?? 0),
    }));
}
