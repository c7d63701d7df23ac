import type { CheckView, InputView } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.js';
import { Notice } from '../../ui/Notice.js';
import { checkWords } from './checkWords.js';
import { suggestedFix } from './sheet.js';
import { answerText } from './units.js';
import { useSheet } from './useSheet.js';

/** A doubt or an impossibility, beside the answer it is about, with the likely answer one press away. */
export function CheckNote({ check, input }: { check: CheckView; input: InputView }) {
  const { t, i18n } = useTranslation('assessment');
  const { sheet, version, saver, setDraft, editable } = useSheet();
  const fix = suggestedFix(check, input, sheet.moneyScale);
  const take = (value: number) => {
    setDraft(input.code, null);
    saver.edit(input.code, { value, skipped: false }, 0);
  };
  return (
    <Notice
      look
      title={t(check.severity === 'hard' ? 'check.hard' : 'check.soft')}
      action={
        fix !== null && editable(input.code) ? (
          <Button small onClick={() => take(fix)}>
            {t('check.fix', { answer: answerText(t, input, fix, sheet, i18n.language) })}
          </Button>
        ) : undefined
      }
    >
      {checkWords(check, { sheet, version, t, language: i18n.language })}
      {check.severity === 'soft' && ` ${t('check.softHelp')}`}
    </Notice>
  );
}
