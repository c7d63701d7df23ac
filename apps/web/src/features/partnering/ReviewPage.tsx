import type { ProfileView } from '@gauge/contracts';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { Row, Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import { TextArea } from '../../ui/TextArea.js';
import { AsWritten } from '../partners/AsWritten.js';
import { Fits, NamesFound } from '../partners/Preview.js';
import { TeaserCard } from '../partners/Teaser.js';
import css from './Partnering.module.css';

/** A member's profile beside what strangers would see of it, and the decision. */
export function ReviewPage({
  associationId,
  profileId,
  mayReview,
}: {
  associationId: string;
  profileId: string;
  mayReview: boolean;
}) {
  const { t } = useTranslation('partnering');
  const { data: profile } = useSuspenseQuery(ask(routes.memberProfile, { params: { associationId, profileId } }));
  useTitle(profile.title);
  const { teaser, names } = profile.preview;
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={
          <Link to="/associations/$associationId/partnering" params={{ associationId }} className={tabCss.back}>
            <BackArrow />
            {t('review.back')}
          </Link>
        }
        title={profile.title}
        lead={
          <Row gap={2}>
            <span>{profile.firmName}</span>
            <Badge tone={profile.status === 'review' ? 'look' : 'plain'}>
              {t(`partners:status.${profile.status}`)}
            </Badge>
          </Row>
        }
        action={mayReview && profile.status === 'review' && <Decide associationId={associationId} profile={profile} />}
      />
      <NamesFound names={names} />
      <div className={css.columns}>
        <Panel title={t('review.asWritten')}>
          <AsWritten profile={profile} />
        </Panel>
        <Panel title={t('review.shown')} sunk>
          <Stack gap={4}>
            {teaser ? <TeaserCard teaser={teaser} /> : <Notice look>{t('partners:preview.none')}</Notice>}
            <Fits preview={profile.preview} />
          </Stack>
        </Panel>
      </div>
    </Stack>
  );
}

function Decide({ associationId, profile }: { associationId: string; profile: ProfileView }) {
  const { t } = useTranslation('partnering');
  const [doing, setDoing] = useState<'publish' | 'give_back' | null>(null);
  const [comment, setComment] = useState('');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const params = { associationId, profileId: profile.id };
  const deciding = useMutation({
    mutationFn: (move: 'publish' | 'give_back') =>
      call(routes.reviewProfile, { params, body: { move, comment: comment.trim() } }),
    onSuccess: async () => {
      await navigate({ to: '/associations/$associationId/partnering', params: { associationId } });
      for (const route of [routes.memberProfiles, routes.memberProfile, routes.partneringFunnel])
        void queries.invalidateQueries({ queryKey: [route.id] });
    },
  });
  const publishing = doing === 'publish';
  return (
    <>
      <Button onClick={() => setDoing('give_back')}>{t('review.giveBack')}</Button>
      <Button look="main" onClick={() => setDoing('publish')}>
        {t('review.publish')}
      </Button>
      {doing && (
        <Dialog
          title={t(publishing ? 'review.publishTitle' : 'review.giveBackTitle')}
          close={t('common:action.close')}
          onClose={() => setDoing(null)}
          actions={
            <>
              <Button onClick={() => setDoing(null)}>{t('common:action.cancel')}</Button>
              <Button
                look="main"
                busy={deciding.isPending}
                disabled={!publishing && comment.trim().length < 3}
                onClick={() => deciding.mutate(doing)}
              >
                {t(publishing ? 'review.publish' : 'review.giveBack')}
              </Button>
            </>
          }
        >
          {publishing ? (
            <p>{t('review.publishText')}</p>
          ) : (
            <TextArea
              label={t('review.comment')}
              hint={t('review.commentHelp')}
              maxLength={1000}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
          )}
          {deciding.error && <Notice look>{problemText(t, deciding.error)}</Notice>}
        </Dialog>
      )}
    </>
  );
}
