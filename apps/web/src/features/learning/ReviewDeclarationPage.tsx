import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Badge } from '../../ui/Badge.js';
import { Row, Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import { Decide } from '../partnering/Decide.js';
import css from '../partnering/Partnering.module.css';
import { DeclarationPreview } from './DeclarationPreview.js';

/** A member's declaration beside what strangers would see of it, and the decision. */
export function ReviewDeclarationPage({
  associationId,
  declarationId,
  mayReview,
}: {
  associationId: string;
  declarationId: string;
  mayReview: boolean;
}) {
  const { t } = useTranslation('learning');
  const params = { associationId, declarationId };
  const { data: found } = useSuspenseQuery(ask(routes.memberDeclaration, { params }));
  const queries = useQueryClient();
  const navigate = useNavigate();
  const title = t(`title.${found.kind}`, { area: found.area.name });
  useTitle(title);
  const { draft } = found;
  const seen = found.submittedAt ?? undefined;
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={
          <Link
            to="/associations/$associationId/partnering/learning"
            params={{ associationId }}
            className={tabCss.back}
          >
            <BackArrow />
            {t('members.back')}
          </Link>
        }
        title={title}
        lead={
          <Row gap={2}>
            <span>{found.firmName}</span>
            <Badge tone={found.status === 'review' ? 'look' : 'plain'}>{t(`partners:status.${found.status}`)}</Badge>
          </Row>
        }
        action={
          mayReview &&
          found.status === 'review' && (
            <Decide
              decide={(move, comment) => call(routes.reviewDeclaration, { params, body: { move, comment, seen } })}
              onRefused={() => void queries.invalidateQueries({ queryKey: [routes.memberDeclaration.id] })}
              onDecided={async () => {
                await navigate({ to: '/associations/$associationId/partnering/learning', params: { associationId } });
                for (const route of [routes.memberDeclarations, routes.memberDeclaration])
                  void queries.invalidateQueries({ queryKey: [route.id] });
              }}
            />
          )
        }
      />
      <div className={css.columns}>
        <Panel title={t('partnering:review.asWritten')}>
          <Stack gap={3}>
            <p className={css.said}>{draft.text}</p>
            {draft.hideFromRivals && <p className={css.dim}>{t('edit.hideFromRivals')}</p>}
            <p className={css.dim}>
              {t('partners:written.contact', { name: draft.contactName, email: draft.contactEmail })}
            </p>
          </Stack>
        </Panel>
        <DeclarationPreview found={found} />
      </div>
    </Stack>
  );
}
