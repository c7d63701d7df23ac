import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Badge } from '../../ui/Badge.js';
import { Row, Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import { AsWritten } from '../partners/AsWritten.js';
import { Fits, NamesFound } from '../partners/Preview.js';
import { TeaserCard } from '../partners/Teaser.js';
import { Decide } from './Decide.js';
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
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { teaser, names } = profile.preview;
  const seen = profile.submittedAt ?? undefined;
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
        action={
          mayReview &&
          profile.status === 'review' && (
            <Decide
              decide={(move, comment) =>
                call(routes.reviewProfile, { params: { associationId, profileId }, body: { move, comment, seen } })
              }
              onRefused={() => void queries.invalidateQueries({ queryKey: [routes.memberProfile.id] })}
              onDecided={async () => {
                await navigate({ to: '/associations/$associationId/partnering', params: { associationId } });
                for (const route of [routes.memberProfiles, routes.memberProfile, routes.partneringFunnel])
                  void queries.invalidateQueries({ queryKey: [route.id] });
              }}
            />
          )
        }
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
