import { roundStatuses, type RoundView } from '@gauge/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { countryName } from '../../lib/countries.js';
import { formatDay } from '../../lib/format.js';
import { ask } from '../../lib/queries.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { StepLine } from '../../ui/StepLine.js';
import { MoveButton } from './MoveButton.js';
import { ReleasePanel } from './ReleasePanel.js';
import { Response } from './Response.js';
import { RoundHead, type RoundMay, type RoundPlace } from './RoundHead.js';
import { ReportsButton } from '../reports/ReportsButton.js';
import css from './RoundOverview.module.css';
import { RunPanel } from './RunPanel.js';
import { backMove, isRunning, nextMove } from './moves.js';
import { useReleaseEvents } from './useReleaseEvents.js';

/** A round at a glance: how far it is, who has answered, and the one thing to do next. */
export function RoundOverview({ place, may }: { place: RoundPlace; may: RoundMay }) {
  const { data: round } = useSuspenseQuery(ask(routes.round, { params: place }));
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
        <Todo place={place} round={round} may={may} />
        <Response round={round} />
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
  return (
    <Notice
      title={t(`todo.${round.status}.title`)}
      action={may.manage && back && round.mine && <MoveButton place={place} round={round} move={back} look="plain" />}
    >
      {t(`todo.${round.status}.text`)}
    </Notice>
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
