import type { RoundView } from '@gauge/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, showNow } from '../../lib/queries.js';
import { call, routes } from '../../lib/api.js';
import { fieldProblem, problemText } from '../../lib/problems.js';
import { Button, buttonClass } from '../../ui/Button.js';
import { Form } from '../../ui/Form.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { StepLine } from '../../ui/StepLine.js';
import css from './NewRound.module.css';
import { RemindersStep, WhatStep, WhenStep } from './WizardSteps.js';
import { WhoStep } from './WhoStep.js';
import { CheckStep } from './CheckStep.js';
import { faultsIn, faultsOf, steps, type Plan, type Step, type StepProps } from './plan.js';

/** The plan of a round, one thing at a time; each step says in words what it means. A draft can be saved on the way. */
export function Wizard({
  associationId,
  roundId,
  first,
  save,
}: {
  associationId: string;
  roundId?: string;
  first: Plan;
  save: (plan: Plan) => Promise<RoundView>;
}) {
  const { t } = useTranslation('rounds');
  const [plan, setPlan] = useState(first);
  const [at, setAt] = useState(0);
  const [tried, setTried] = useState<readonly Step[]>([]);
  const { saving, keep } = useSaving(associationId, save);
  const step = steps[at] ?? 'what';
  const heading = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    // a step is a page to whoever does not see it change
    if (moved.current) heading.current?.focus();
  }, [at]);

  const faults = faultsIn(step, plan);
  const errorOf = (field: keyof Plan) => {
    const fault = tried.includes(step) && faults[field];
    return fault ? t(`plan.fault.${fault}`) : fieldProblem(saving.error, field);
  };
  const goTo = (next: number) => {
    moved.current = true;
    setAt(next);
  };
  const onward = () => {
    setTried([...tried, step]);
    if (Object.keys(faults).length === 0) goTo(at + 1);
  };
  const keepIfSound = (open: boolean) => {
    const faulty = steps.findIndex((one) => Object.keys(faultsIn(one, plan)).length > 0);
    if (faulty < 0) return keep(plan, open);
    setTried([...steps]);
    goTo(faulty);
  };
  const props: StepProps = { associationId, roundId, plan, errorOf, set: (change) => setPlan({ ...plan, ...change }) };
  const last = step === 'check';
  return (
    <Form
      className={css.form}
      noValidate
      busy={saving.isPending}
      onSend={() => {
        if (last) keepIfSound(false);
        else onward();
      }}
    >
      <div className={css.line}>
        <StepLine label={t('plan.steps')} at={at} steps={steps.map((key) => ({ key, name: t(`plan.step.${key}`) }))} />
      </div>
      <p className={css.where}>{t('plan.stepOf', { at: at + 1, of: steps.length, name: t(`plan.step.${step}`) })}</p>
      <div ref={heading} tabIndex={-1} className={css.step} aria-label={t(`plan.step.${step}`)} role="group">
        <Panel title={t(`plan.${step}`)} note={t(`plan.${step}Help`)}>
          {step === 'what' && <WhatStep {...props} />}
          {step === 'when' && <WhenStep {...props} />}
          {step === 'who' && <WhoStep {...props} />}
          {step === 'reminders' && <RemindersStep {...props} />}
          {last && <CheckStep {...props} goTo={(one) => goTo(steps.indexOf(one))} />}
        </Panel>
      </div>
      {tried.includes(step) && Object.keys(faults).length > 0 && (
        <Notice look>{t('common:problem.invalid_input')}</Notice>
      )}
      {saving.error && <Notice look>{problemText(t, saving.error)}</Notice>}
      <div className={css.actions}>
        {last ? (
          <Button look="main" busy={saving.isPending} onClick={() => keepIfSound(true)}>
            {t('plan.open')}
          </Button>
        ) : (
          <Button look="main" type="submit">
            {t('plan.next')}
          </Button>
        )}
        {(last || Object.keys(faultsOf(plan)).length === 0) && (
          <Button busy={saving.isPending} onClick={() => keepIfSound(false)}>
            {t('plan.draft')}
          </Button>
        )}
        {at > 0 && (
          <Button look="quiet" onClick={() => goTo(at - 1)}>
            {t('plan.backStep')}
          </Button>
        )}
        <Link to="/associations/$associationId/rounds" params={{ associationId }} className={buttonClass('quiet')}>
          {t('common:action.cancel')}
        </Link>
      </div>
      {last && <p className={css.note}>{t('plan.then')}</p>}
    </Form>
  );
}

/** Saves the plan, opens the round if wanted, and goes to its page. */
function useSaving(associationId: string, save: (plan: Plan) => Promise<RoundView>) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const saving = useMutation({
    mutationFn: async ({ plan, open }: { plan: Plan; open: boolean }) => {
      const round = await save(plan);
      const params = { associationId, roundId: round.id };
      return open ? call(routes.moveRound, { params, body: { move: 'open' } }) : round;
    },
    onSuccess: (round) => {
      const params = { associationId, roundId: round.id };
      showNow(queries, ask(routes.round, { params }).queryKey, round);
      void queries.invalidateQueries({ queryKey: [routes.rounds.id] });
      void queries.invalidateQueries({ queryKey: [routes.reminders.id] });
      return navigate({ to: '/associations/$associationId/rounds/$roundId', params });
    },
  });
  return { saving, keep: (plan: Plan, open: boolean) => saving.mutate({ plan, open }) };
}
