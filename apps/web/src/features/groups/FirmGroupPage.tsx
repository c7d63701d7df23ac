import type { FirmGroup, GroupMeeting } from '@gauge/contracts';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { ask, showNow } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Button } from '../../ui/Button.js';
import { Confirm } from '../../ui/Confirm.js';
import { Row, Stack } from '../../ui/Layout.js';
import { Line, Lines } from '../../ui/Lines.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import css from './Groups.module.css';
import { ClosedNotice } from './HeldGroupPage.js';
import { Meeting } from './Meeting.js';
import { useFirmGroup, type FirmPlace } from './useGroup.js';

type Props = { place: FirmPlace; group: FirmGroup; mayDecide: boolean };

/** A group as a firm sees it: what joining shows, and after that the others, the dates and the notes. */
export function FirmGroupPage({ place, mayDecide }: { place: FirmPlace; mayDecide: boolean }) {
  const { t } = useTranslation('learning');
  const { data: group } = useSuspenseQuery(ask(routes.firmGroup, { params: place }));
  useTitle(group.title);
  const { firmId } = place;
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={
          <Link to="/firms/$firmId/partners/learning" params={{ firmId }} className={tabCss.back}>
            <BackArrow />
            {t('edit.back')}
          </Link>
        }
        title={group.title}
        lead={`${group.area.name} · ${t('group.heldBy', { name: group.association.name })}`}
      />
      <ClosedNotice group={group} />
      {group.about && (
        <Panel title={t('group.about')} sunk>
          <p className={css.said}>{group.about}</p>
        </Panel>
      )}
      {group.part === 'invited' ? (
        <Invitation place={place} group={group} mayDecide={mayDecide} />
      ) : (
        <>
          <Meetings place={place} group={group} mayDecide={mayDecide} />
          <Panel title={t('group.firms')} note={t('group.firmsSeen')}>
            <Stack gap={4}>
              <Lines>
                {group.members.map(({ id, firm }) => (
                  <Line key={id}>{firm}</Line>
                ))}
              </Lines>
              {mayDecide && <Leave place={place} />}
            </Stack>
          </Panel>
        </>
      )}
    </Stack>
  );
}

/** What joining shows is said before the firm decides. */
function Invitation({ place, group, mayDecide }: Props) {
  const { t } = useTranslation('learning');
  const part = usePart(place);
  return (
    <Panel title={t('group.invited.title')}>
      <Stack gap={4}>
        <ul className={css.tells}>
          <li>{t('group.invited.names', { count: group.joined })}</li>
          <li>{t('group.invited.figures')}</li>
          <li>{t('group.invited.leave')}</li>
        </ul>
        {part.error && <Notice look>{problemText(t, part.error)}</Notice>}
        {!mayDecide && <p className={css.dim}>{t('partners:onlyAdministrator')}</p>}
        {mayDecide && group.status === 'open' && (
          <Row gap={2}>
            <Button look="main" busy={part.isPending && part.variables === 'join'} onClick={() => part.mutate('join')}>
              {t('group.invited.join')}
            </Button>
            <Button busy={part.isPending && part.variables === 'decline'} onClick={() => part.mutate('decline')}>
              {t('group.invited.decline')}
            </Button>
          </Row>
        )}
      </Stack>
    </Panel>
  );
}

function Meetings({ place, group, mayDecide }: Props) {
  const { t } = useTranslation('learning');
  return (
    <Panel title={t('group.meetings')}>
      {group.meetings.length === 0 && <p className={css.dim}>{t('group.meetingsNone')}</p>}
      <ul className={css.meetings}>
        {group.meetings.map((meeting) => (
          <Meeting key={meeting.id} meeting={meeting}>
            {mayDecide && <Steps place={place} meeting={meeting} />}
          </Meeting>
        ))}
      </ul>
    </Panel>
  );
}

/** The host agrees or not; the others sign up while there is room. */
function Steps({ place, meeting }: { place: FirmPlace; meeting: GroupMeeting }) {
  const { t } = useTranslation('learning');
  const params = { ...place, groupMeetingId: meeting.id };
  const answering = useFirmGroup(place, (answer: 'agreed' | 'refused') =>
    call(routes.answerVisit, { params, body: { answer } }),
  );
  const coming = useFirmGroup(place, (comes: boolean) =>
    comes ? call(routes.signUpForVisit, { params }) : call(routes.leaveVisit, { params }),
  );
  const error = answering.error ?? coming.error;
  const { mayAnswer, maySignUp, mayLeave, hostAnswer } = meeting;
  if (!mayAnswer && !maySignUp && !mayLeave) return null;
  return (
    <>
      {error && <Notice look>{problemText(t, error)}</Notice>}
      {mayAnswer && hostAnswer === null && <p>{t('group.hostAsk', { count: meeting.guests ?? 0 })}</p>}
      <Row gap={2}>
        {mayAnswer && hostAnswer !== 'agreed' && (
          <Button look="main" small busy={answering.isPending} onClick={() => answering.mutate('agreed')}>
            {t('group.hostYes')}
          </Button>
        )}
        {mayAnswer && hostAnswer !== 'refused' && (
          <Button small busy={answering.isPending} onClick={() => answering.mutate('refused')}>
            {t(hostAnswer ? 'group.hostNoMore' : 'group.hostNo')}
          </Button>
        )}
        {maySignUp && (
          <Button look="main" small busy={coming.isPending} onClick={() => coming.mutate(true)}>
            {t('group.signUp')}
          </Button>
        )}
        {mayLeave && (
          <Button small busy={coming.isPending} onClick={() => coming.mutate(false)}>
            {t('group.stayAway')}
          </Button>
        )}
      </Row>
    </>
  );
}

function Leave({ place }: { place: FirmPlace }) {
  const { t } = useTranslation('learning');
  const [asking, setAsking] = useState(false);
  const part = usePart(place);
  return (
    <Row>
      <Button small onClick={() => setAsking(true)}>
        {t('group.leave.go')}
      </Button>
      {asking && (
        <Confirm
          title={t('group.leave.title')}
          close={t('common:action.close')}
          cancel={t('common:action.cancel')}
          yes={t('group.leave.go')}
          busy={part.isPending}
          problem={part.error && problemText(t, part.error)}
          onYes={() => part.mutate('leave')}
          onClose={() => setAsking(false)}
        >
          <p>{t('group.leave.text')}</p>
        </Confirm>
      )}
    </Row>
  );
}

/** Joins, or goes: whoever declined or left is led back, since the group is closed to it. */
function usePart(place: FirmPlace) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { queryKey } = ask(routes.firmGroup, { params: place });
  return useMutation({
    mutationFn: (move: 'join' | 'decline' | 'leave') => call(routes.answerGroup, { params: place, body: { move } }),
    onSuccess: async ({ group }) => {
      if (group) showNow(queries, queryKey, group);
      else {
        await navigate({ to: '/firms/$firmId/partners/learning', params: { firmId: place.firmId } });
        queries.removeQueries({ queryKey });
      }
      void queries.invalidateQueries({ queryKey: [routes.firmGroups.id] });
    },
  });
}
