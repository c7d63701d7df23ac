import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, problemText } from '../../lib/problems.js';
import { Button } from '../../ui/Button.js';
import { Confirm } from '../../ui/Confirm.js';
import { TextArea } from '../../ui/TextArea.js';

type Move = 'publish' | 'give_back';

/** Whether what a member handed in is published, or given back and why. */
export function Decide({
  decide,
  onRefused,
  onDecided,
}: {
  decide: (move: Move, comment: string) => Promise<unknown>;
  /** The member may have handed in another version: it has to be read. */ onRefused: () => void;
  onDecided: () => Promise<void>;
}) {
  const { t } = useTranslation('partnering');
  const [doing, setDoing] = useState<Move | null>(null);
  const [comment, setComment] = useState('');
  const deciding = useMutation({
    mutationFn: (move: Move) => decide(move, comment.trim()),
    onSuccess: onDecided,
    onError: onRefused,
  });
  const publishing = doing === 'publish';
  return (
    <>
      <Button onClick={() => setDoing('give_back')}>{t('review.giveBack')}</Button>
      <Button look="main" onClick={() => setDoing('publish')}>
        {t('review.publish')}
      </Button>
      {doing && (
        <Confirm
          title={t(publishing ? 'review.publishTitle' : 'review.giveBackTitle')}
          close={t('common:action.close')}
          cancel={t('common:action.cancel')}
          yes={t(publishing ? 'review.publish' : 'review.giveBack')}
          busy={deciding.isPending}
          disabled={!publishing && comment.trim().length < 3}
          problem={
            deciding.error &&
            (isProblem(deciding.error, 'conflict') ? t('review.newer') : problemText(t, deciding.error))
          }
          onYes={() => deciding.mutate(doing)}
          onClose={() => setDoing(null)}
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
        </Confirm>
      )}
    </>
  );
}
