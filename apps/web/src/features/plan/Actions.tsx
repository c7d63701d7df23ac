import type { ActionView, PlanView } from '@gauge/contracts';
import { figureWords, followWords, worthWords } from '@gauge/figures';
import { IconPencil } from '@tabler/icons-react';
import { formatDay } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Row } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { EditAction } from './EditAction.js';
import css from './Plan.module.css';
import type { PlanDoing } from './doing.js';
import { useChangeAction } from './source.js';
import { usePlanTelling } from './usePlanTelling.js';

const isOpen = ({ status }: ActionView) => status === 'planned' || status === 'doing';

/** The actions: those at work first, then what the closed ones came to. */
export function Actions({ plan, doing }: { plan: PlanView; doing: PlanDoing }) {
  const { t } = usePlanTelling();
  const open = plan.actions.filter(isOpen);
  // what was dropped came to nothing, and says nothing
  const closed = plan.actions.filter(({ status }) => status === 'done');
  const edited = plan.actions.find(({ id }) => id === doing.editing);
  return (
    <>
      {open.length > 0 && (
        <Panel title={t('plan:open.title', { count: open.length })} note={t('plan:open.note')}>
          <ul className={css.actions}>
            {open.map((action) => (
              <Card key={action.id} action={action} plan={plan} doing={doing} />
            ))}
          </ul>
        </Panel>
      )}
      {closed.length > 0 && (
        <Panel title={t('plan:closed.title')} note={t('plan:closed.note')}>
          <ul className={css.actions}>
            {closed.map((action) => (
              <Card key={action.id} action={action} plan={plan} doing={doing} />
            ))}
          </ul>
        </Panel>
      )}
      {edited && doing.mayWrite && (
        <EditAction key={edited.id} source={doing.source} action={edited} onClose={() => doing.edit(null)} />
      )}
    </>
  );
}

function Card({ action, plan, doing }: { action: ActionView; plan: PlanView; doing: PlanDoing }) {
  const telling = usePlanTelling();
  const { t, language } = telling;
  const { id, name, title, owner, dueOn, status, version, worth, followUp } = action;
  const changing = useChangeAction(doing.source);
  const open = isOpen(action);
  const late = open && dueOn < new Date().toISOString().slice(0, 10);
  const figure = (value: number) => figureWords(telling, value, action);
  return (
    <li className={css.action} aria-label={name}>
      <div className={css.what}>
        <p className={css.about}>{doing.indicatorLink(action.indicator, name)}</p>
        <h3>{title}</h3>
        <p className={css.who}>
          {owner} · {t('plan:action.due', { day: formatDay(dueOn, language) })}
          {late && <Badge tone="look">{t('plan:action.late')}</Badge>}
          {!open && <Badge>{t(`plan:status.${status}`)}</Badge>}
        </p>
      </div>
      <dl className={css.figures}>
        <div>
          <dt>{t('plan:action.from', { round: action.baseRound })}</dt>
          <dd>{figure(action.base)}</dd>
        </div>
        <div>
          <dt>{t('plan:action.expected')}</dt>
          <dd data-you>{figure(action.expected)}</dd>
        </div>
        {followUp.state === 'observed' && (
          <div>
            <dt>{t('plan:action.reached', { round: followUp.roundName })}</dt>
            <dd data-you>{figure(followUp.reached)}</dd>
          </div>
        )}
      </dl>
      <div className={css.more}>
        {worth && plan.currency && (
          <p>
            {t('plan:action.worth', { worth: worthWords(telling, worth, plan.currency) })}{' '}
            <span className={css.dim}>{worth.why}</span>
          </p>
        )}
        <p className={css.follow}>
          {followUp.state === 'observed' && <Badge tone="you">{t('plan:follow.label')}</Badge>}
          <span>{followWords(telling, action)}</span>
        </p>
        {changing.error && <Notice look>{problemText(t, changing.error)}</Notice>}
        {doing.mayWrite && (
          <Row gap={2}>
            {open && (
              <Button small icon={<IconPencil size={16} aria-hidden />} onClick={() => doing.edit(id)}>
                {t('plan:action.edit')}
              </Button>
            )}
            {status === 'planned' && (
              <Button small busy={changing.isPending} onClick={() => changing.mutate({ id, version, status: 'doing' })}>
                {t('plan:action.begin')}
              </Button>
            )}
            {status === 'doing' && (
              <Button small busy={changing.isPending} onClick={() => changing.mutate({ id, version, status: 'done' })}>
                {t('plan:action.done')}
              </Button>
            )}
          </Row>
        )}
      </div>
    </li>
  );
}
