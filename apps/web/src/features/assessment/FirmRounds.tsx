import { mayMoveAssessment, type FirmRound } from '@gauge/contracts';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Badge } from '../../ui/Badge.js';
import { Button, buttonClass } from '../../ui/Button.js';
import { Choices } from '../../ui/Choices.js';
import { Empty } from '../../ui/Empty.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { ProgressBar } from '../../ui/ProgressBar.js';
import { ReportsButton } from '../reports/ReportsButton.js';
import css from './FirmRounds.module.css';

/** The rounds a firm can answer or has answered; what waits for it stands first. */
export function FirmRounds({ firmId, mayAnswer }: { firmId: string; mayAnswer: boolean }) {
  const { t } = useTranslation('assessment');
  useTitle(t('rounds.title'));
  const { data } = useSuspenseQuery(ask(routes.firmRounds, { params: { firmId } }));
  const open = data.items.filter(({ status }) => status === 'open' || status === 'review');
  const past = data.items.filter((round) => !open.includes(round));
  return (
    <Stack gap={5}>
      <PageHead
        title={t('rounds.title')}
        lead={t('rounds.lead')}
        action={
          data.items.some(({ assessment }) => assessment) && (
            <ReportsButton
              place={{ firmId }}
              words="openExports"
              afterRelease={
                data.items.some(({ status }) => status === 'released') ? [] : ['firm_report', 'firm_standing']
              }
            />
          )
        }
      />
      {data.items.length === 0 && (
        <Empty title={t('rounds.none')}>
          <p>{t('rounds.noneHelp')}</p>
        </Empty>
      )}
      {open.map((round) => (
        <OpenRound key={round.roundId} firmId={firmId} round={round} mayAnswer={mayAnswer} />
      ))}
      {data.items.length > 0 && open.length === 0 && (
        <Notice title={t('rounds.nothingOpen')}>{t('rounds.nothingOpenHelp')}</Notice>
      )}
      {past.length > 0 && (
        <Panel title={t('rounds.past')}>
          <ul className={css.past}>
            {past.map((round) => (
              <PastRound key={round.roundId} firmId={firmId} round={round} />
            ))}
          </ul>
        </Panel>
      )}
    </Stack>
  );
}

type RoundProps = { firmId: string; round: FirmRound };

function OpenRound({ firmId, round, mayAnswer }: RoundProps & { mayAnswer: boolean }) {
  const { t, i18n } = useTranslation('assessment');
  const { assessment } = round;
  const day = (iso: string) => formatDay(iso, i18n.language);
  const state = assessment ? assessment.status : round.status === 'open' ? 'notStarted' : 'missed';
  return (
    <Panel
      title={round.name}
      note={t('rounds.about', {
        instrument: round.instrumentTitle,
        from: day(round.periodStart),
        to: day(round.periodEnd),
      })}
      action={
        <Badge tone={state === 'queried' ? 'look' : state === 'notStarted' || state === 'draft' ? 'you' : 'plain'}>
          {t(`status.${state}`)}
        </Badge>
      }
    >
      <div className={css.open}>
        {assessment && (
          <ProgressBar
            percent={(100 * assessment.answered) / Math.max(1, assessment.applicable)}
            label={t('progressLabel')}
            words={t('progress', { answered: assessment.answered, total: assessment.applicable })}
          />
        )}
        {assessment && assessment.openQueries > 0 && (
          <Notice look title={t('query.waiting', { count: assessment.openQueries })}>
            {t('rounds.queriedHelp')}
          </Notice>
        )}
        <p className={css.note}>
          {round.status === 'open' ? t('rounds.until', { day: day(round.closesOn) }) : t('rounds.inReview')}{' '}
          {assessment && t(`rounds.next.${assessment.status}`)}
        </p>
        {assessment ? (
          <Go firmId={firmId} round={round} assessment={assessment} />
        ) : (
          round.status === 'open' && (mayAnswer ? <Start firmId={firmId} round={round} /> : null)
        )}
      </div>
    </Panel>
  );
}

function Go({ firmId, round, assessment }: RoundProps & { assessment: NonNullable<FirmRound['assessment']> }) {
  const { t } = useTranslation('assessment');
  const editable =
    mayMoveAssessment('answer', assessment.status, round.status) ||
    mayMoveAssessment('correct', assessment.status, round.status);
  return (
    <Link
      to="/firms/$firmId/assessments/$assessmentId"
      params={{ firmId, assessmentId: assessment.id }}
      className={`${buttonClass(editable ? 'main' : 'quiet')} ${css.go}`}
    >
      {t(editable ? (assessment.status === 'queried' ? 'rounds.reply' : 'rounds.continue') : 'rounds.see')}
    </Link>
  );
}

function Start({ firmId, round }: RoundProps) {
  const { t } = useTranslation('assessment');
  const [form, setForm] = useState<'short' | 'full'>(round.hasShortForm ? 'short' : 'full');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: () => call(routes.startAssessment, { params: { firmId, roundId: round.roundId }, body: { form } }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: [routes.firmRounds.id] });
      return navigate({ to: '/firms/$firmId/assessments/$assessmentId', params: { firmId, assessmentId: id } });
    },
  });
  return (
    <>
      {round.hasShortForm && (
        <Choices
          label={t('form.label')}
          value={form}
          options={[
            { value: 'short', label: t('form.short'), note: t('form.shortNote') },
            { value: 'full', label: t('form.full'), note: t('form.fullNote') },
          ]}
          onChange={setForm}
        />
      )}
      {start.error && <Notice look>{problemText(t, start.error)}</Notice>}
      <Button look="main" className={css.go} busy={start.isPending} onClick={() => start.mutate()}>
        {t('rounds.start')}
      </Button>
    </>
  );
}

function PastRound({ firmId, round }: RoundProps) {
  const { t, i18n } = useTranslation('assessment');
  const { assessment } = round;
  return (
    <li>
      <span className={css.words}>
        {assessment ? (
          <Link to="/firms/$firmId/assessments/$assessmentId" params={{ firmId, assessmentId: assessment.id }}>
            {round.name}
          </Link>
        ) : (
          <strong>{round.name}</strong>
        )}
        <span>
          {round.publishedAt
            ? t('rounds.released', { day: formatDay(round.publishedAt, i18n.language) })
            : t('rounds.frozen')}
        </span>
      </span>
      <Badge>{t(assessment ? `statusPast.${assessment.status}` : 'statusPast.none')}</Badge>
    </li>
  );
}
