import type { AnswerView, InputView } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.js';
import { Notice } from '../../ui/Notice.js';
import css from './Question.module.css';
import type { Shown } from './answerBook.js';
import { answerText } from './units.js';
import { useSheet } from './useSheet.js';

/** A colleague changed the same answer meanwhile: both stand side by side, one is chosen. */
export function ConflictChoice({ input, theirs }: { input: InputView; theirs: AnswerView }) {
  const { t, i18n } = useTranslation('assessment');
  const { sheet, saver, answerOf } = useSheet();
  const words = ({ value, skipped }: Shown) => {
    if (value !== null) return answerText(t, input, value, sheet, i18n.language);
    return t(skipped ? 'skip.mark' : 'conflict.empty');
  };
  const who = theirs.updatedByName ?? t('conflict.somebody');
  return (
    <div className={css.conflict}>
      <Notice look title={t('conflict.title', { who })}>
        {t('conflict.help')}
      </Notice>
      <div className={css.two}>
        {(['mine', 'theirs'] as const).map((whose) => (
          <div key={whose} className={css.side}>
            <span className={css.whose}>{whose === 'mine' ? t('conflict.yours') : t('conflict.theirs', { who })}</span>
            <strong>{words(whose === 'mine' ? answerOf(input.code) : theirs)}</strong>
            <Button small onClick={() => saver.settle(input.code, whose)}>
              {t(whose === 'mine' ? 'conflict.keepMine' : 'conflict.takeTheirs')}
            </Button>
          </div>
        ))}
      </div>
    </div>
  );
}
