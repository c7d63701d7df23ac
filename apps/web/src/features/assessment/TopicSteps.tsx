import { IconCheck, IconListCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../ui/Field.js';
import css from './TopicSteps.module.css';
import { TopicLink } from './TopicLink.js';
import { isDone, progressOf } from './sheet.js';
import { useSheet } from './useSheet.js';

/** The address of the page where answers are looked through and handed in; every other name is a topic's. */
export const HAND_IN = 'hand-in';

/** The topics with how far each has come: a list beside the form, one choice above it on a phone. */
export function TopicSteps({ topic, onTopic }: { topic: string; onTopic: (topic: string) => void }) {
  const { t } = useTranslation('assessment');
  const { topics, answerOf } = useSheet();
  const steps = topics.map(({ code, name, inputs }) => ({ code, name, progress: progressOf(inputs, answerOf) }));
  return (
    <>
      <nav className={css.steps} aria-label={t('topics')}>
        <ol>
          {steps.map(({ code, name, progress }) => (
            <li key={code}>
              <TopicLink topic={code} className={css.step} aria-current={code === topic ? 'step' : undefined}>
                <span className={css.dot} data-done={isDone(progress) || undefined}>
                  {isDone(progress) && <IconCheck size={13} stroke={3} aria-hidden />}
                </span>
                <span className={css.name}>{name}</span>
                <span className={css.count}>{t('count', { answered: progress.answered, total: progress.total })}</span>
              </TopicLink>
            </li>
          ))}
          <li className={css.last}>
            <TopicLink topic={HAND_IN} className={css.step} aria-current={topic === HAND_IN ? 'step' : undefined}>
              <IconListCheck size={20} stroke={1.8} aria-hidden />
              <span className={css.name}>{t('handIn.step')}</span>
            </TopicLink>
          </li>
        </ol>
        <p className={css.keys}>{t('keys')}</p>
      </nav>
      <div className={css.choice}>
        <SelectField
          label={t('topics')}
          labelHidden
          value={topic}
          onChange={(event) => onTopic(event.target.value)}
          options={[
            ...steps.map(({ code, name, progress }) => ({
              value: code,
              label: `${isDone(progress) ? '✓ ' : ''}${name} (${t('count', { answered: progress.answered, total: progress.total })})`,
            })),
            { value: HAND_IN, label: t('handIn.step') },
          ]}
        />
      </div>
    </>
  );
}
