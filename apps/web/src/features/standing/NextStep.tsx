import type { OverviewModel } from '@gauge/figures';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { routes } from '../../lib/api.js';
import { ask } from '../../lib/queries.js';
import { buttonClass } from '../../ui/Button.js';
import css from './NextStep.module.css';
import { useTelling } from './useTelling.js';

/** The one thing to do next: answer, then share with the counsellor, then talk about the biggest gap. */
export function NextStep({ firmId, model, answered }: { firmId: string; model: OverviewModel; answered: boolean }) {
  const { t } = useTelling();
  const consents = useQuery(ask(routes.consents, { params: { firmId } }));
  if (!answered || model.compared === 0)
    return (
      <Step title={t('standing:next.answer')} help={t('standing:next.answerHelp')}>
        <Link to="/firms/$firmId/assessment" params={{ firmId }} className={buttonClass('main')}>
          {t('standing:next.answerGo')}
        </Link>
      </Step>
    );
  if (!consents.data) return <div className={css.waiting} />;
  const shared = consents.data.items.find(({ level }) => level !== 'none');
  const association = (shared ?? consents.data.items[0])?.associationName ?? '';
  const about = model.gaps[0]?.name ?? model.gap?.name ?? '';
  if (!shared)
    return (
      <Step title={t('standing:next.share', { association })} help={t('standing:next.shareHelp')}>
        <Link to="/firms/$firmId/privacy" params={{ firmId }} className={buttonClass('main')}>
          {t('standing:next.shareGo')}
        </Link>
      </Step>
    );
  return (
    <Step
      title={about ? t('standing:next.talk', { association, about }) : t('standing:next.hold')}
      help={about ? t('standing:next.talkHelp') : t('standing:next.holdHelp')}
    >
      {model.gaps[0] && (
        <Link
          to="/firms/$firmId/indicators/$code"
          params={{ firmId, code: model.gaps[0].code }}
          className={buttonClass('main')}
        >
          {t('standing:next.talkGo')}
        </Link>
      )}
    </Step>
  );
}

function Step({ title, help, children }: { title: string; help: string; children: ReactNode }) {
  const { t } = useTelling();
  return (
    <section className={css.step} aria-labelledby="next-step">
      <div className={css.words}>
        <p className={css.eyebrow}>{t('standing:next.title')}</p>
        <h2 id="next-step">{title}</h2>
        <p>{help}</p>
      </div>
      {children}
    </section>
  );
}
