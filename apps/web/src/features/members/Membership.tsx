import type { MemberMove } from '@gauge/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { fieldProblem, problemText } from '../../lib/problems.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { Row, Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { TextArea } from '../../ui/TextArea.js';
import css from './Members.module.css';
import type { Detail, MemberPlace } from './draft.js';

/** The state of the membership and what can be done with it; ending it and taking it up again ask for a reason. */
export function Membership({ place, member, mayWrite }: { place: MemberPlace; member: Detail; mayWrite: boolean }) {
  const { t, i18n } = useTranslation('members');
  const [asking, setAsking] = useState<'end' | 'resume' | null>(null);
  const moving = useMove(place, () => setAsking(null));
  const day = (iso: string) => formatDay(iso, i18n.language);
  return (
    <Panel
      title={t('membership.title')}
      action={
        <Badge tone={member.status === 'pending' || member.status === 'unverified' ? 'look' : 'plain'}>
          {t(`status.${member.status}`)}
        </Badge>
      }
    >
      <Stack gap={4}>
        <p>{t(`membership.help.${member.status}`)}</p>
        <dl className={css.facts}>
          <div>
            <dt>{t('membership.since')}</dt>
            <dd>{day(member.since)}</dd>
          </div>
          {member.endedAt && (
            <div>
              <dt>{t('membership.ended')}</dt>
              <dd>
                {day(member.endedAt)}
                {member.endReason && <span className={css.reason}>{member.endReason}</span>}
              </dd>
            </div>
          )}
        </dl>
        {moving.error && !asking && <Notice look>{problemText(t, moving.error)}</Notice>}
        {mayWrite && (
          <Row gap={2}>
            {member.status === 'unverified' && (
              <Button look="main" busy={moving.isPending} onClick={() => moving.mutate({ move: 'verify' })}>
                {t('membership.verify')}
              </Button>
            )}
            {member.status === 'ended' ? (
              <Button onClick={() => setAsking('resume')}>{t('membership.resume')}</Button>
            ) : (
              <Button onClick={() => setAsking('end')}>{t('membership.end')}</Button>
            )}
          </Row>
        )}
      </Stack>
      {asking && (
        <Why
          move={asking}
          name={member.name}
          moving={moving}
          onClose={() => {
            moving.reset();
            setAsking(null);
          }}
        />
      )}
    </Panel>
  );
}

function useMove(place: MemberPlace, done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { move: MemberMove; reason?: string }) => call(routes.moveMember, { params: place, body }),
    onSuccess: () => {
      for (const { id } of [routes.member, routes.members, routes.memberSummary])
        void queries.invalidateQueries({ queryKey: [id] });
      done();
    },
  });
}

function Why({
  move,
  name,
  moving,
  onClose,
}: {
  move: 'end' | 'resume';
  name: string;
  moving: ReturnType<typeof useMove>;
  onClose: () => void;
}) {
  const { t } = useTranslation('members');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim().length < 3;
  return (
    <FormDialog
      title={t(`why.${move}.title`, { name })}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      send={t(`why.${move}.yes`)}
      busy={moving.isPending}
      problem={moving.error && !fieldProblem(moving.error, 'reason') && problemText(t, moving.error)}
      ownChecks
      onSend={() => {
        setTried(true);
        if (!missing) moving.mutate({ move, reason });
      }}
      onClose={onClose}
    >
      <p>{t(`why.${move}.help`)}</p>
      <TextArea
        label={t('why.reason')}
        required
        maxLength={500}
        value={reason}
        error={tried && missing ? t('why.missing') : fieldProblem(moving.error, 'reason')}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
