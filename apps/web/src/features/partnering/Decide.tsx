import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../lib/problems.js';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { Notice } from '../../ui/Notice.js';
import { TextArea } from '../../ui/TextArea.js';

type Move = 'publish' | 'give_back';

/** Whether what a member handed in is published, or given back and why. */
export function Decide({
  decide,
  onDecided,
}: {
  decide: (move: Move, comment: string) => Promise<unknown>;
  onDecided: () => Promise<void>;
}) {
  const { t } = useTranslation('partnering');
  const [doing, setDoing] = useState<Move | null>(null);
  const [comment, setComment] = useState('');
  const deciding = useMutation({
    mutationFn: (move: Move) => decide(move, comment.trim()),
    onSuccess: onDecided,
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
