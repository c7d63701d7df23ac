import type { AssessmentView } from '@gauge/contracts';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { SelectField } from '../../ui/Field.js';
import { Notice } from '../../ui/Notice.js';
import { Segmented } from '../../ui/Segmented.js';
import css from './Settings.module.css';
import type { QuestionLanguage } from '../../lib/questionsIn.js';
import { useSheet } from './useSheet.js';

type Change = Partial<Pick<AssessmentView, 'form' | 'currency' | 'moneyScale'>>;

/** How the form is answered: which questions, in which currency, in which unit of money. */
export function Settings() {
  const { t, i18n } = useTranslation('assessment');
  const { firmId, sheet, version, save, saver, take, language, setLanguage } = useSheet();
  const change = useMutation({
    mutationFn: async (body: Change) => {
      await saver.save();
      return call(routes.changeAssessment, { params: { firmId, assessmentId: sheet.id }, body });
    },
    onSuccess: take,
  });
  const currencies = useCurrencies(i18n.language, sheet.currency);
  const hasMoney = version.inputs.some(({ type, code }) => type === 'money' && sheet.applicable.includes(code));
  const busy = change.isPending || save.kind === 'kept' || save.kind === 'stopped';
  const summary = hasMoney ? t(`money.in.${sheet.moneyScale}`, { currency: sheet.currency }) : t('settings.title');
  return (
    <details className={css.settings}>
      <summary>
        <span>{summary}</span>
        {version.hasShortForm && <span className={css.form}>{t(`form.${sheet.form}`)}</span>}
        <span className={css.change}>{t('settings.change')}</span>
      </summary>
      <fieldset className={css.body} disabled={busy}>
        <legend className="visually-hidden">{t('settings.title')}</legend>
        {hasMoney && (
          <div className={css.money}>
            <SelectField
              label={t('money.currency')}
              value={sheet.currency}
              options={currencies}
              onChange={(event) => change.mutate({ currency: event.target.value })}
            />
            <SelectField
              label={t('money.scale')}
              value={String(sheet.moneyScale)}
              options={(['1', '1000', '1000000'] as const).map((scale) => ({
                value: scale,
                label: t(`money.name.${scale}`),
              }))}
              onChange={(event) =>
                change.mutate({ moneyScale: Number(event.target.value) as AssessmentView['moneyScale'] })
              }
            />
            <p className={css.note}>{t('money.note')}</p>
          </div>
        )}
        {version.hasShortForm && (
          <div className={css.choice}>
            <Segmented
              label={t('form.label')}
              value={sheet.form}
              options={[
                { value: 'short', label: t('form.short') },
                { value: 'full', label: t('form.full') },
              ]}
              onChange={(form) => change.mutate({ form })}
            />
            <p className={css.note}>{t('form.note')}</p>
          </div>
        )}
        {version.languages.length > 0 && (
          <SelectField
            label={t('settings.language')}
            value={language}
            options={(['en', ...version.languages] as const).map((value) => ({
              value,
              label: new Intl.DisplayNames([value], { type: 'language' }).of(value) ?? value,
            }))}
            onChange={(event) => setLanguage(event.target.value as QuestionLanguage)}
          />
        )}
        {change.error && <Notice look>{problemText(t, change.error)}</Notice>}
      </fieldset>
    </details>
  );
}

/** All currencies the browser knows, by code, with their names. */
function useCurrencies(language: string, taken: string): { value: string; label: string }[] {
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'currency' });
    const codes = new Set([...Intl.supportedValuesOf('currency'), taken]);
    return [...codes].sort().map((code) => ({ value: code, label: `${code} – ${names.of(code) ?? code}` }));
  }, [language, taken]);
}
