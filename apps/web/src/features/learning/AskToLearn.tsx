import type { LearningTeaser } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { AskDialog } from '../partners/AskDialog.js';

/** Asks to meet: what the firm declared goes with it, and a message. */
export function AskToLearn({
  firmId,
  teaser,
  declarationId,
  onClose,
}: {
  firmId: string;
  teaser: LearningTeaser;
  declarationId: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('learning');
  return (
    <AskDialog
      firmId={firmId}
      asked={t(`title.${teaser.kind}`, { area: teaser.area.name })}
      text={t('ask.text')}
      messageHelp={t('ask.messageHelp')}
      ask={(message, idempotencyKey) =>
        call(routes.askToLearn, {
          params: { firmId },
          body: { declarationId, teaserId: teaser.id, message },
          idempotencyKey,
        })
      }
      stale={[routes.findLearning]}
      onClose={onClose}
    />
  );
}
