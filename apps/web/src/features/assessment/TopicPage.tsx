import { IconArrowBackUp, IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../../ui/Button.js';
import { Notice } from '../../ui/Notice.js';
import { Question } from './Question.js';
import css from './TopicPage.module.css';
import { TopicLink } from './TopicLink.js';
import { HAND_IN } from './TopicSteps.js';
import { faultOf, priorValue, progressOf, type Topic } from './sheet.js';
import { useSheet } from './useSheet.js';

/** One topic's questions, one below the other. */
export function TopicPage({ topic }: { topic: Topic }) {
  const { t } = useTranslation('assessment');
  const { topics, answerOf } = useSheet();
  const at = topics.indexOf(topic);
  const before = topics[at - 1];
  const next = topics[at + 1];
  const { answered, total } = progressOf(topic.inputs, answerOf);
  return (
    <>
      <header className={css.head}>
        <p className={css.where}>{t('topicOf', { at: at + 1, total: topics.length, answered, questions: total })}</p>
        <h2 id="topic" tabIndex={-1}>
          {topic.name}
        </h2>
        <p className={css.about}>{topic.description}</p>
      </header>
      <UsePrior topic={topic} />
      <ol className={css.questions}>
        {topic.inputs.map((input) => (
          <Question key={input.code} input={input} />
        ))}
      </ol>
      <footer className={css.turn}>
        {before ? (
          <TopicLink topic={before.code} className={buttonClass('quiet')}>
            <IconArrowLeft size={18} className={css.arrow} aria-hidden />
            {before.name}
          </TopicLink>
        ) : (
          <span />
        )}
        <TopicLink topic={next?.code ?? HAND_IN} className={buttonClass('main')}>
          {next ? t('next', { topic: next.name }) : t('handIn.step')}
          <IconArrowRight size={18} className={css.arrow} aria-hidden />
        </TopicLink>
      </footer>
    </>
  );
}

/** Takes over all of last round's answers for what is still empty here. */
function UsePrior({ topic }: { topic: Topic }) {
  const { t } = useTranslation('assessment');
  const { sheet, saver, answerOf, editable } = useSheet();
  if (!sheet.prior) return null;
  const usable = topic.inputs.flatMap((input) => {
    const value = priorValue(sheet, input);
    const { value: now, skipped } = answerOf(input.code);
    const free = now === null && !skipped && editable(input.code);
    return value !== null && free && faultOf(input, value) === null ? [{ input, value }] : [];
  });
  if (usable.length === 0) return null;
  const takeAll = () => {
    for (const { input, value } of usable) saver.edit(input.code, { value, skipped: false }, 0);
  };
  return (
    <Notice
      action={
        <Button small icon={<IconArrowBackUp size={16} aria-hidden />} onClick={takeAll}>
          {t('prior.useAll', { count: usable.length })}
        </Button>
      }
    >
      {t('prior.offer', { count: usable.length, round: sheet.prior.roundName })}
    </Notice>
  );
}
