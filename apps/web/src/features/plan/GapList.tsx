import { planLimits, type GapView, type PlanView } from '@gauge/contracts';
import { gapSentence, gapWorthWords } from '@gauge/figures';
import { useState } from 'react';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Panel } from '../../ui/Panel.js';
import css from './Plan.module.css';
import type { PlanDoing } from './doing.js';
import { usePlanTelling } from './usePlanTelling.js';
import { TakeUp } from './WorkOn.js';

const atFirst = 5;

/** What could be taken up, the most rewarding first. */
export function GapList({ plan, doing }: { plan: PlanView; doing: PlanDoing }) {
  const { t } = usePlanTelling();
  const [all, setAll] = useState(false);
  const free = plan.gaps.filter(({ inPlan }) => !inPlan);
  const open = plan.actions.filter(({ status }) => status === 'planned' || status === 'doing').length;
  const full = open >= planLimits.openActions;
  if (free.length === 0) return null;
  return (
    <Panel title={t('plan:gaps.title')} note={full ? t('plan:gap.full') : t('plan:gaps.note')}>
      <ul className={css.gaps}>
        {free.slice(0, all ? undefined : atFirst).map((gap) => (
          <Gap key={gap.code} gap={gap} plan={plan} doing={doing} full={full} />
        ))}
      </ul>
      {free.length > atFirst && !all && (
        <Button look="plain" onClick={() => setAll(true)}>
          {t('plan:gaps.all', { count: free.length })}
        </Button>
      )}
    </Panel>
  );
}

function Gap({ gap, plan, doing, full }: { gap: GapView; plan: PlanView; doing: PlanDoing; full: boolean }) {
  const telling = usePlanTelling();
  const { t } = telling;
  const weak = gap.drivers.filter((driver) => driver.weak);
  return (
    <li className={css.gap}>
      <div>
        <h3>{doing.indicatorLink(gap.code, gap.name)}</h3>
        <p>{gapSentence(telling, gap)}</p>
        {gap.worth && (
          <p>
            <strong>{gapWorthWords(telling, gap, plan.currency)}</strong>{' '}
            <span className={css.dim}>{gap.worth.why}</span>
          </p>
        )}
        {weak.length > 0 && (
          <p className={css.drivers}>
            <span>{t('plan:gap.drivers')}</span>
            {weak.map((driver) => (
              <Badge key={driver.code} tone="look">
                {driver.name}
              </Badge>
            ))}
          </p>
        )}
      </div>
      {doing.mayWrite && !full && <TakeUp source={doing.source} gap={gap} owner={doing.owner} onAdded={doing.edit} />}
    </li>
  );
}
