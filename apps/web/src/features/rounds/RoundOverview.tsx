import { roundStatuses, type RoundView } from '@gauge/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { countryName } from '../../lib/countries.js';
import { formatDay } from '../../lib/format.js';
import { ask } from '../../lib/queries.js';
import { buttonClass } from '../../ui/Button.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { StepLine } from '../../ui/StepLine.js';
import { ExtendButton } from './ExtendButton.js';
import { MoveButton } from './MoveButton.js';
import { ReleasePanel } from './ReleasePanel.js';
import { Response } from './Response.js';
import { RoundHead, type RoundMay, type RoundPlace } from './RoundHead.js';
import { ReportsButton } from '../reports/ReportsButton.js';
import css from './RoundOverview.module.css';
import { RunPanel } from './RunPanel.js';
import { audienceWords } from './audience.js';
import { backMove, isRunning, nextMove } from './moves.js';
import { useReleaseEvents } from './useReleaseEvents.js';

/** Milliseconds. */
const LOOK_AGAIN = 15_000;

/** A round at a glance: how far it is, who has answered, and the one thing to do next. */
export function RoundOverview({ place, may }: { place: RoundPlace; may: RoundMay }) {
  const { data: round } = useSuspenseQuery({
    ...ask(routes.round, { params: place }),
    // who looks on while members answer sees them come in
    refetchInterval: ({ state }) => (state.data?.status === 'open' ? LOOK_AGAIN : false),
  });
  useReleaseEvents(place, round.run);
  const move = nextMove(round.status);
  const running = isRunning(round.run);
  return (
    <>
      <RoundHead
        place={place}
        round={round}
        may={may}
        action={
          <>
            <ReportsButton
              place={place}
              words={round.status === 'released' ? 'open' : 'openExports'}
              afterRelease={round.status === 'released' ? [] : ['round_report', 'round_figures']}
            />
            {may.manage && move && !running && <MoveButton place={place} round={round} move={move} />}
          </>
        }
      />
      <Stack gap={5}>
        <Stations round={round} />
        {round.run && round.status === 'frozen' && <RunPanel run={round.run} />}
        {round.release && <ReleasePanel release={round.release} />}
        {!running && <Todo place={place} round={round} may={may} />}
        <About round={round} />
        <Response
          round={round}
          action={may.manage && round.status === 'open' && <Ways place={place} round={round} />}
        />
        <Participants round={round} />
      </Stack>
    </>
  );
}

function Stations({ round }: { round: RoundView }) {
  const { t, i18n } = useTranslation('rounds');
  const day = (iso: string) => formatDay(iso, i18n.language);
  const notes: Partial<Record<(typeof roundStatuses)[number], string>> = {
    open: t('station.open', { from: day(round.opensOn), to: day(round.closesOn) }),
    ...(round.publishedAt ? { released: day(round.publishedAt) } : {}),
  };
  return (
    <StepLine
      label={t('station.label')}
      at={roundStatuses.indexOf(round.status)}
      finished={round.status === 'released'}
      steps={roundStatuses.map((status) => ({ key: status, name: t(`status.${status}`), note: notes[status] }))}
    />
  );
}

/** What waits for the association in this state, in a sentence with the way there. */
function Todo({ place, round, may }: { place: RoundPlace; round: RoundView; may: RoundMay }) {
  const { t } = useTranslation('rounds');
  const { openQueries } = round.own;
  const live = round.status === 'open' || round.status === 'review';
  const back = backMove(round.status);
  if (live && may.review && openQueries > 0)
    return (
      <Notice
        look
        title={t('todo.queries', { count: openQueries })}
        action={
          <Link to="/associations/$associationId/rounds/$roundId/queries" params={place}>
            {t('todo.queriesGo')}
          </Link>
        }
      >
        {t('todo.queriesHelp')}
      </Notice>
    );
  const state = round.release?.cohorts === 0 ? 'nothing' : round.status;
  return (
    <Notice
      title={t(`todo.${state}.title`)}
      action={
        may.manage && (
          <span className={css.ways}>
            {round.status === 'draft' && round.mine && (
              <Link
                to="/associations/$associationId/rounds/$roundId/plan"
                params={place}
                className={buttonClass('plain')}
              >
                {t('todo.changePlan')}
              </Link>
            )}
            {back && round.mine && <MoveButton place={place} round={round} move={back} look="plain" />}
          </span>
        )
      }
    >
      {t(`todo.${state}.text`)}
    </Notice>
  );
}

/** What brings more answers: a reminder, more time. */
function Ways({ place, round }: { place: RoundPlace; round: RoundView }) {
  const { t } = useTranslation('rounds');
  return (
    <span className={css.ways}>
      <Link
        to="/associations/$associationId/rounds/$roundId/reminders"
        params={place}
        className={buttonClass('quiet', { small: true })}
      >
        {t('response.remind')}
      </Link>
      {round.mine && <ExtendButton place={place} round={round} />}
    </span>
  );
}

/** What is not as usual: who is asked, and another closing day. */
function About({ round: { audience, extension, closesOn } }: { round: RoundView }) {
  const { t, i18n } = useTranslation('rounds');
  const narrow = audience.sectors.length + audience.sizes.length > 0;
  if (!narrow && !extension) return null;
  return (
    <ul className={css.about}>
      {narrow && <li>{audienceWords(t, i18n.language, audience)}</li>}
      {extension && (
        <li>
          {t('extend.done', {
            day: formatDay(closesOn, i18n.language),
            on: formatDay(extension.at, i18n.language),
            reason: extension.reason,
          })}
        </li>
      )}
    </ul>
  );
}

function Participants({ round }: { round: RoundView }) {
  const { t, i18n } = useTranslation('rounds');
  if (round.participants.length < 2) return null;
  return (
    <Panel title={t('participants.title', { count: round.participants.length })} note={t('participants.note')}>
      <ul className={css.participants}>
        {round.participants.map(({ id, name, country }) => (
          <li key={id}>
            <strong>{name}</strong>
            <span>
              {countryName(country, i18n.language)}
              {id === round.lead.id && ` · ${t('participants.leads')}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
