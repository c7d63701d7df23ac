import { applicableTo } from '@gauge/contracts/instrument';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PreviewSheet } from '../../features/assessment/PreviewSheet.js';
import type { QuestionLanguage } from '../../lib/questionsIn.js';
import { nameOfLanguage } from '../../features/instruments/Languages.js';
import { routes } from '../../lib/api.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Empty } from '../../ui/Empty.js';
import { Row, Stack } from '../../ui/Layout.js';
import { Loading } from '../../ui/Loading.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import { Segmented } from '../../ui/Segmented.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';

const route = getRouteApi('/shell/associations/$associationId/instruments/$versionId/preview');

/** A version as a firm meets it; nothing that is typed here is kept. */
export function InstrumentPreview() {
  const { associationId, versionId } = route.useParams();
  const { t, i18n } = useTranslation('instruments');
  const { data: source } = useSuspenseQuery(ask(routes.instrumentSource, { params: { associationId, versionId } }));
  const languages: QuestionLanguage[] = ['en', ...source.languages.map((one) => one.language)];
  const [language, setLanguage] = useState<QuestionLanguage>(
    () => languages.find((one) => one === i18n.language) ?? 'en',
  );
  const [form, setForm] = useState<'full' | 'short'>('full');
  const [firm, setFirm] = useState<'maker' | 'service'>('maker');
  const { data: version } = useQuery({
    ...ask(routes.instrumentVersion, { params: { versionId }, query: { language } }),
    ...keepShowing,
  });
  useTitle(t('preview.title', { title: source.title }));
  const { inputs } = applicableTo(source.definition, { form, serviceFirm: firm === 'service' });
  const applicable = source.definition.inputs.map(({ code }) => code).filter((code) => inputs.has(code));
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={
          <Link
            to="/associations/$associationId/instruments/$versionId"
            params={{ associationId, versionId }}
            className={tabCss.back}
          >
            <BackArrow />
            {t('preview.back')}
          </Link>
        }
        title={version?.title || t('list.unnamed')}
        lead={version?.description}
      />
      <Notice>{t('preview.help')}</Notice>
      <Row gap={3}>
        {languages.length > 1 && (
          <Segmented
            label={t('preview.language')}
            value={language}
            options={languages.map((value) => ({ value, label: nameOfLanguage(value, i18n.language) }))}
            onChange={setLanguage}
          />
        )}
        <Segmented
          label={t('preview.form')}
          value={form}
          options={(['full', 'short'] as const).map((value) => ({ value, label: t(`preview.forms.${value}`) }))}
          onChange={setForm}
        />
        <Segmented
          label={t('preview.firm')}
          value={firm}
          options={(['maker', 'service'] as const).map((value) => ({ value, label: t(`preview.firms.${value}`) }))}
          onChange={setFirm}
        />
      </Row>
      {!version ? (
        <Loading label={t('common:state.loading')} />
      ) : applicable.length === 0 ? (
        <Empty title={t('preview.none')} />
      ) : (
        <div lang={language}>
          <PreviewSheet
            version={version}
            applicable={applicable}
            form={form}
            ending={
              <Empty title={t('preview.end')}>
                <p>{t('preview.endHelp')}</p>
              </Empty>
            }
          />
        </div>
      )}
    </Stack>
  );
}
