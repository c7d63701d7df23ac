import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/Field.js';
import { Stack } from '../../ui/Layout.js';
import { TextArea } from '../../ui/TextArea.js';
import css from './Editor.module.css';
import { faultAt, useDraft } from './draft.js';
import { edited } from './edit.js';

/** What the instrument is, and what was taken over from the version it was made from. */
export function AboutForm() {
  const { t } = useTranslation('instruments');
  const { definition, faults, locked, set } = useDraft();
  const text = (field: 'title' | 'description') => ({
    label: t(`field.${field}`),
    value: definition[field],
    disabled: locked,
    error: faultAt(faults, [field]),
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      set(edited(definition, (copy) => void (copy[field] = event.target.value))),
  });
  const { release, value, credit, code, version } = definition;
  const layoutFault = faultAt(faults, ['release']) ?? faultAt(faults, ['value']);
  return (
    <Stack gap={5}>
      <Stack gap={4}>
        <TextField {...text('title')} maxLength={300} />
        <TextArea {...text('description')} maxLength={2000} />
      </Stack>
      <dl className={css.facts}>
        <div>
          <dt>{t('about.line')}</dt>
          <dd>
            <code dir="ltr">{code}</code> · {t('version', { version })}
          </dd>
        </div>
        <div>
          <dt>{t('about.groups')}</dt>
          <dd>
            {release.cohorts
              .map(
                (key) =>
                  key.map((name) => t(`dimension.${name}`, { defaultValue: name })).join(' × ') || t('dimension.all'),
              )
              .join(' · ')}
          </dd>
        </div>
        <div>
          <dt>{t('about.worth')}</dt>
          <dd>{value ? t('about.worthOf', { count: value.worth.length }) : t('about.noWorth')}</dd>
        </div>
        {credit && (
          <div>
            <dt>{t('about.credit')}</dt>
            <dd>
              {credit.text} ({credit.licence})
            </dd>
          </div>
        )}
      </dl>
      {layoutFault && <p className={css.error}>{layoutFault}</p>}
      <p className={css.dim}>{t('about.takenOver')}</p>
    </Stack>
  );
}
