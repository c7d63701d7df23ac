import type { FirmEvent } from '@gauge/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { ask, showNow } from '../../lib/queries.js';
import { Button, buttonClass } from '../../ui/Button.js';
import { Confirm } from '../../ui/Confirm.js';
import { SelectField } from '../../ui/Field.js';
import { Row, Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { TeaserHead } from '../partners/Teaser.js';
import css from './Events.module.css';

type Props = { firmId: string; event: FirmEvent; mayDecide: boolean };

/** Whether the firm takes part, with which profile, and what it agrees to by taking part. */
export function SignUp({ firmId, event, mayDecide }: Props) {
  const { t } = useTranslation('events');
  return (
    <Panel title={t(event.signUp ? 'signUp.titleIn' : 'signUp.title')}>
      <Stack gap={4}>
        {event.signUp ? (
          <>
            <p>{t('signUp.with')}</p>
            <div className={css.own}>
              <TeaserHead teaser={event.signUp.teaser} as="h3" />
            </div>
          </>
        ) : (
          <p>{t(event.maySignUp ? 'signUp.how' : 'signUp.over')}</p>
        )}
        {(event.maySignUp || event.signUp) && <Agreement event={event} />}
        {event.maySignUp && !event.signUp && <Choose firmId={firmId} event={event} mayDecide={mayDecide} />}
        {event.mayLeave && mayDecide && <Leave firmId={firmId} event={event} />}
      </Stack>
    </Panel>
  );
}

/** Who sees what, in words, before a firm signs up and while it takes part. */
function Agreement({ event }: { event: FirmEvent }) {
  const { t } = useTranslation('events');
  return (
    <ul className={css.agreed}>
      <li>{t('agree.teaser')}</li>
      <li>{t('agree.both')}</li>
      <li>{t('agree.holder', { holder: event.holder.name })}</li>
      <li>{t('agree.hall')}</li>
    </ul>
  );
}

function Choose({ firmId, event, mayDecide }: Props) {
  const { t } = useTranslation('events');
  const [profileId, setProfileId] = useState(event.profiles[0]?.id ?? '');
  const fresh = useFreshEvent(firmId, event.id);
  const signing = useMutation({
    mutationFn: () => call(routes.signUpToEvent, { params: { firmId, eventId: event.id }, body: { profileId } }),
    ...fresh,
  });
  if (event.profiles.length === 0)
    return (
      <Notice
        action={
          <Link
            to="/firms/$firmId/partners/profiles"
            params={{ firmId }}
            className={buttonClass('quiet', { small: true })}
          >
            {t('signUp.toProfiles')}
          </Link>
        }
      >
        {t('signUp.noProfile')}
      </Notice>
    );
  return (
    <>
      <SelectField
        label={t('signUp.profile')}
        value={profileId}
        options={event.profiles.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={({ target }) => setProfileId(target.value)}
      />
      {signing.error && <Notice look>{problemText(t, signing.error)}</Notice>}
      {!mayDecide && <p className={css.dim}>{t('signUp.onlyAdministrator')}</p>}
      <Row>
        <Button
          look="main"
          busy={signing.isPending}
          disabled={!mayDecide || !profileId}
          onClick={() => signing.mutate()}
        >
          {t('signUp.go')}
        </Button>
      </Row>
    </>
  );
}

function Leave({ firmId, event }: { firmId: string; event: FirmEvent }) {
  const { t } = useTranslation('events');
  const [asking, setAsking] = useState(false);
  const { onSuccess, onError } = useFreshEvent(firmId, event.id);
  const leaving = useMutation({
    mutationFn: () => call(routes.leaveEvent, { params: { firmId, eventId: event.id } }),
    onSuccess: (fresh) => {
      onSuccess(fresh);
      setAsking(false);
    },
    onError,
  });
  return (
    <Row>
      <Button small onClick={() => setAsking(true)}>
        {t('leave.go')}
      </Button>
      {asking && (
        <Confirm
          title={t('leave.title')}
          close={t('common:action.close')}
          cancel={t('common:action.cancel')}
          yes={t('leave.go')}
          busy={leaving.isPending}
          problem={leaving.error && problemText(t, leaving.error)}
          onYes={() => leaving.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>{t(event.meetings.length > 0 ? 'leave.textMeetings' : 'leave.text')}</p>
        </Confirm>
      )}
    </Row>
  );
}

/** Shows the event as the server has it after a step, and after one that failed. */
export function useFreshEvent(firmId: string, eventId: string) {
  const queries = useQueryClient();
  const { queryKey } = ask(routes.firmEvent, { params: { firmId, eventId } });
  return {
    onSuccess: (fresh: FirmEvent) => {
      showNow(queries, queryKey, fresh);
      for (const route of [routes.firmEvents, routes.eventProfiles])
        void queries.invalidateQueries({ queryKey: [route.id] });
    },
    onError: () => void queries.invalidateQueries({ queryKey }),
  };
}
