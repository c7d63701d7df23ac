import type { IntroductionView } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { formatDay, formatMoment } from '../../lib/format.js';
import { StepLine } from '../../ui/StepLine.js';
import css from './Course.module.css';
import { stationOf, stations, type Station } from './course.js';

type Names = (station: Station) => string;

/** The stations with the one it has reached, and by when that one is due. */
export function CourseLine({ one, nameOf }: { one: IntroductionView; nameOf: Names }) {
  const { t, i18n } = useTranslation('partners');
  const reached = stationOf(one);
  const steps = stations.map((key) => ({
    key,
    name: nameOf(key),
    note:
      key === reached && one.dueAt ? t('introductions.by', { day: formatDay(one.dueAt, i18n.language) }) : undefined,
  }));
  return (
    <StepLine
      label={t('intro.timeline')}
      steps={steps}
      at={stations.indexOf(reached)}
      finished={one.status === 'closed'}
    />
  );
}

/** What happened, oldest first, and what the own side noted with it. */
export function CourseHistory({ one, whoOf }: { one: IntroductionView; whoOf: (by: string) => string }) {
  const { t, i18n } = useTranslation('partners');
  return (
    <ol className={css.history}>
      {one.steps.map((step) => (
        <li key={`${step.at} ${step.move} ${step.by}`}>
          <time dateTime={step.at}>{formatMoment(step.at, i18n.language)}</time>
          <span>
            {step.by === 'deadline' ? t('intro.did.lapse') : `${whoOf(step.by)} ${t(`intro.did.${step.move}`)}`}
            {step.note && <q>{step.note}</q>}
          </span>
        </li>
      ))}
    </ol>
  );
}
