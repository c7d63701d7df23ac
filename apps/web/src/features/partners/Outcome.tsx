import {
  introductionResults,
  partnershipTypes,
  valueBands,
  type IntroductionKind,
  type IntroductionResult,
  type IntroductionView,
  type OutcomeView,
} from '@gauge/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { ask, showNow } from '../../lib/queries.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Choices } from '../../ui/Choices.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Form } from '../../ui/Form.js';
import { Row, Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { TextArea } from '../../ui/TextArea.js';
import css from './Introduction.module.css';

const resultsOf = (kind: IntroductionKind) =>
  (Object.keys(introductionResults) as IntroductionResult[]).filter((one) => introductionResults[one].kind === kind);
const resultText = (t: TFunction<'partners'>, result: IntroductionResult): string =>
  introductionResults[result].kind === 'learning' ? t(`learning:result.${result}`) : t(`intro.result.${result}`);
/** Where nothing came of it the own association may be told why. */
const came = (result: IntroductionResult | null) => result !== 'no_deal' && result !== 'nothing';
type Report = {
  result: IntroductionResult | null;
  type: (typeof partnershipTypes)[number];
  valueBand: (typeof valueBands)[number] | null;
  agreedOn: string;
  why: string;
};

/** What came of it, as either firm told; an agreement is the record of the partnership. */
export function Outcome({ firmId, one, mayReport }: { firmId: string; one: IntroductionView; mayReport: boolean }) {
  const { t } = useTranslation('partners');
  const [telling, setTelling] = useState(one.outcomes.length === 0);
  return (
    <Panel title={t('intro.outcome')} note={t('intro.outcomeNote')}>
      {one.outcomes.length > 0 && (
        <ul className={css.outcomes}>
          {one.outcomes.map((outcome) => (
            <Told key={outcome.id} outcome={outcome} />
          ))}
        </ul>
      )}
      {mayReport && telling && <Tell firmId={firmId} one={one} onTold={() => setTelling(false)} />}
      {mayReport && !telling && <Button onClick={() => setTelling(true)}>{t('intro.report')}</Button>}
    </Panel>
  );
}

function Told({ outcome }: { outcome: OutcomeView }) {
  const { t, i18n } = useTranslation('partners');
  const agreement = outcome.result === 'agreement';
  const facts = [
    outcome.type && t(`type.${outcome.type}`),
    outcome.agreedOn && formatDay(outcome.agreedOn, i18n.language),
    outcome.valueBand && t(`intro.valueBand.${outcome.valueBand}`),
    outcome.why,
  ].filter(Boolean);
  return (
    <li data-agreement={agreement || undefined}>
      <Row gap={2}>
        {agreement && <Badge tone="you">{t('intro.agreed')}</Badge>}
        <span>
          {t(`intro.resultOf.${outcome.own ? 'own' : 'other'}`, {
            day: formatDay(outcome.at, i18n.language),
            result: resultText(t, outcome.result),
          })}
        </span>
      </Row>
      {facts.length > 0 && <span className={css.dim}>{facts.join(' · ')}</span>}
    </li>
  );
}

function commonType({ own, other }: IntroductionView) {
  if ('area' in own || 'area' in other) return undefined;
  return other.types.find((type) => own.types.includes(type));
}

function Tell({ firmId, one, onTold }: { firmId: string; one: IntroductionView; onTold: () => void }) {
  const { t } = useTranslation('partners');
  const today = new Date().toISOString().slice(0, 10);
  const [report, setReport] = useState<Report>({
    result: null,
    type: commonType(one) ?? 'technical',
    valueBand: null,
    agreedOn: today,
    why: '',
  });
  const set = (change: Partial<Report>) => setReport({ ...report, ...change });
  const queries = useQueryClient();
  const params = { firmId, introductionId: one.id };
  const telling = useMutation({
    mutationFn: (result: IntroductionResult) =>
      call(routes.reportOutcome, {
        params,
        body: {
          result,
          ...(result === 'agreement'
            ? { type: report.type, valueBand: report.valueBand, agreedOn: report.agreedOn || null }
            : {}),
          why: came(result) ? null : report.why.trim() || null,
        },
      }),
    onSuccess: (fresh) => {
      showNow(queries, ask(routes.introduction, { params }).queryKey, fresh);
      void queries.invalidateQueries({ queryKey: [routes.introductions.id] });
      onTold();
    },
  });
  return (
    <Form
      busy={telling.isPending}
      onSend={() => {
        if (report.result) telling.mutate(report.result);
      }}
    >
      <Stack gap={4}>
        <Choices
          label={t('intro.outcome')}
          labelHidden
          value={report.result}
          options={resultsOf(one.kind).map((value) => ({ value, label: resultText(t, value) }))}
          onChange={(result) => set({ result })}
        />
        {report.result === 'agreement' && (
          <div className={css.fields}>
            <SelectField
              label={t('intro.agreementType')}
              value={report.type}
              options={partnershipTypes.map((value) => ({ value, label: t(`type.${value}`) }))}
              onChange={(event) => set({ type: event.target.value as Report['type'] })}
            />
            <TextField
              label={t('intro.agreedOn')}
              type="date"
              max={today}
              value={report.agreedOn}
              onChange={(event) => set({ agreedOn: event.target.value })}
            />
            <SelectField
              label={t('intro.value')}
              value={report.valueBand ?? ''}
              options={[
                { value: '', label: t('intro.valueNone') },
                ...valueBands.map((value) => ({ value, label: t(`intro.valueBand.${value}`) })),
              ]}
              onChange={(event) => set({ valueBand: (event.target.value || null) as Report['valueBand'] })}
            />
          </div>
        )}
        {!came(report.result) && (
          <TextArea
            label={t('intro.why')}
            maxLength={1000}
            value={report.why}
            onChange={(event) => set({ why: event.target.value })}
          />
        )}
        {telling.error && <Notice look>{problemText(t, telling.error)}</Notice>}
        <Row>
          <Button look="main" type="submit" busy={telling.isPending} disabled={report.result === null}>
            {t('intro.report')}
          </Button>
        </Row>
      </Stack>
    </Form>
  );
}
