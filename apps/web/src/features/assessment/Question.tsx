import type { InputView } from '@gauge/contracts';
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { CheckNote } from './CheckNote.js';
import { RatingAnswer, YesNoAnswer } from './ChoiceAnswer.js';
import { ConflictChoice } from './ConflictChoice.js';
import { NumberAnswer } from './NumberAnswer.js';
import css from './Question.module.css';
import { QueryBox } from './QueryBox.js';
import { checksAt, priorValue } from './sheet.js';
import { answerText } from './units.js';
import { useSheet } from './useSheet.js';

/** One question with all that belongs to it: help, last round's answer, doubts, what the association asks. */
export function Question({ input }: { input: InputView }) {
  const { t } = useTranslation('assessment');
  const { sheet, asked, book, answerOf, editable } = useSheet();
  const { value, skipped } = answerOf(input.code);
  const conflict = book.conflicts[input.code];
  const queries = sheet.queries.filter(
    (query) => query.inputs.find((code) => asked.has(code)) === input.code && query.status !== 'corrected',
  );
  const undecided = queries.some(({ status }) => status === 'open' || status === 'answered');
  return (
    <li className={css.question} id={`question-${input.code}`} data-look={undecided || undefined}>
      <div className={css.head}>
        <h3 className={css.name} id={`n-${input.code}`}>
          {input.name}
        </h3>
        {value !== null && !conflict && (
          <span className={css.done}>
            <IconCheck size={16} stroke={2.5} aria-hidden />
            <span className="visually-hidden">{t('answered')}</span>
          </span>
        )}
        {skipped && <Badge>{t('skip.mark')}</Badge>}
      </div>
      {input.help && (
        <p className={css.help} id={`h-${input.code}`}>
          {input.help}
        </p>
      )}
      {conflict ? (
        <ConflictChoice input={input} theirs={conflict} />
      ) : skipped ? (
        <Skipped input={input} />
      ) : (
        <>
          <Answer input={input} />
          {editable(input.code) && <Below input={input} />}
        </>
      )}
      {!conflict &&
        value !== null &&
        !undecided &&
        checksAt(sheet.checks, input.code, asked).map((check) => (
          <CheckNote key={check.code + check.inputs.join()} check={check} input={input} />
        ))}
      {queries.map((query) => (
        <QueryBox key={query.id} query={query} />
      ))}
    </li>
  );
}

function Answer({ input }: { input: InputView }) {
  if (input.type === 'boolean') return <YesNoAnswer input={input} />;
  if (input.type === 'rating5') return <RatingAnswer input={input} />;
  return <NumberAnswer input={input} />;
}

/** Last round's answer, and the ways to leave the question. */
function Below({ input }: { input: InputView }) {
  const { t, i18n } = useTranslation('assessment');
  const { sheet, saver, answerOf, setDraft } = useSheet();
  const { value } = answerOf(input.code);
  const before = priorValue(sheet, input);
  const put = (next: number | null, skipped = false) => {
    setDraft(input.code, null);
    saver.edit(input.code, { value: next, skipped }, 0);
  };
  return (
    <div className={css.below}>
      {before !== null && (
        <span className={css.prior}>
          {t('prior.was', {
            round: sheet.prior?.roundName,
            answer: answerText(t, input, before, sheet, i18n.language),
          })}
          {value !== before && (
            <Button small look="plain" icon={<IconArrowBackUp size={16} aria-hidden />} onClick={() => put(before)}>
              {t('prior.use')}
              <span className="visually-hidden"> {t('prior.useFor', { name: input.name })}</span>
            </Button>
          )}
        </span>
      )}
      {value === null ? (
        <Button small look="plain" onClick={() => put(null, true)}>
          {t('skip.do')}
          <span className="visually-hidden">: {input.name}</span>
        </Button>
      ) : (
        input.type !== 'decimal' &&
        input.type !== 'money' &&
        input.type !== 'integer' && (
          <Button small look="plain" onClick={() => put(null)}>
            {t('clear')}
            <span className="visually-hidden">: {input.name}</span>
          </Button>
        )
      )}
    </div>
  );
}

function Skipped({ input }: { input: InputView }) {
  const { t } = useTranslation('assessment');
  const { saver, editable } = useSheet();
  return (
    <p className={css.skipped}>
      {t('skip.done')}
      {editable(input.code) && (
        <Button
          small
          look="plain"
          id={`q-${input.code}`}
          data-field
          onClick={() => saver.edit(input.code, { value: null, skipped: false }, 0)}
        >
          {t('skip.undo')}
          <span className="visually-hidden">: {input.name}</span>
        </Button>
      )}
    </p>
  );
}
