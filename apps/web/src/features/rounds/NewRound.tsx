import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { countryName } from '../../lib/countries.js';
import { fieldProblem, problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Button, buttonClass } from '../../ui/Button.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import css from './NewRound.module.css';
import { faultsOf, firstPlan, type Plan } from './plan.js';

/** Plans a round: what is asked, about which period, when, and with whom. */
export function NewRound({ associationId }: { associationId: string }) {
  const { t, i18n } = useTranslation('rounds');
  useTitle(t('plan.title'));
  const params = { associationId };
  const { data: instruments } = useSuspenseQuery(ask(routes.instruments));
  const { data: association } = useSuspenseQuery(ask(routes.association, { params }));
  const { data: rounds } = useSuspenseQuery(ask(routes.rounds, { params }));
  const [plan, setPlan] = useState(() => firstPlan(new Date(), instruments.items[0]?.id ?? ''));
  const [tried, setTried] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const making = useMutation({
    mutationFn: () => call(routes.makeRound, { params, body: plan }),
    onSuccess: (round) => {
      void queries.invalidateQueries({ queryKey: [routes.rounds.id] });
      return navigate({
        to: '/associations/$associationId/rounds/$roundId',
        params: { associationId, roundId: round.id },
      });
    },
  });
  const faults = faultsOf(plan);
  const errorOf = (field: keyof Plan) => {
    const fault = tried && faults[field];
    return fault ? t(`plan.fault.${fault}`) : fieldProblem(making.error, field);
  };
  const set = (change: Partial<Plan>) => setPlan({ ...plan, ...change });
  const text = (field: 'name' | 'periodStart' | 'periodEnd' | 'opensOn' | 'closesOn') => ({
    label: t(`plan.${field}`),
    value: plan[field],
    error: errorOf(field),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set({ [field]: event.target.value }),
  });
  return (
    <Stack gap={5}>
      <PageHead title={t('plan.title')} lead={t('plan.lead')} />
      <form
        className={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (Object.keys(faults).length === 0) making.mutate();
        }}
      >
        <Panel title={t('plan.what')}>
          <Stack gap={4}>
            <SelectField
              label={t('plan.instrument')}
              value={plan.instrumentVersionId}
              error={errorOf('instrumentVersionId')}
              hint={
                <Link to="/associations/$associationId/instruments" params={params}>
                  {t('plan.instrumentChange')}
                </Link>
              }
              options={instruments.items.map(({ id, title, version, indicators, inputs }) => ({
                value: id,
                label: t('plan.instrumentOption', { title, version, indicators, inputs }),
              }))}
              onChange={(event) => set({ instrumentVersionId: event.target.value })}
            />
            <TextField {...text('name')} maxLength={120} hint={t('plan.nameHelp')} />
            <SelectField
              label={t('plan.previous')}
              hint={t('plan.previousHelp')}
              value={plan.previousRoundId ?? ''}
              error={errorOf('previousRoundId')}
              options={[
                { value: '', label: t('plan.noPrevious') },
                ...rounds.items.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(event) => set({ previousRoundId: event.target.value || null })}
            />
          </Stack>
        </Panel>
        <Panel title={t('plan.when')}>
          <div className={css.days}>
            <TextField {...text('periodStart')} type="date" hint={t('plan.periodHelp')} />
            <TextField {...text('periodEnd')} type="date" />
            <TextField {...text('opensOn')} type="date" />
            <TextField {...text('closesOn')} type="date" />
          </div>
        </Panel>
        <Panel title={t('plan.who')} note={t('plan.whoHelp')}>
          {association.allies.length === 0 ? (
            <p className={css.note}>{t('plan.noAllies')}</p>
          ) : (
            <fieldset className={css.allies}>
              <legend className="visually-hidden">{t('plan.who')}</legend>
              {association.allies.map(({ id, name, country }) => (
                <label key={id} className={css.ally}>
                  <input
                    type="checkbox"
                    checked={plan.participants.includes(id)}
                    onChange={(event) =>
                      set({
                        participants: event.target.checked
                          ? [...plan.participants, id]
                          : plan.participants.filter((taken) => taken !== id),
                      })
                    }
                  />
                  <span>
                    {name}
                    <small>{countryName(country, i18n.language)}</small>
                  </span>
                </label>
              ))}
            </fieldset>
          )}
        </Panel>
        {tried && Object.keys(faults).length > 0 && <Notice look>{t('common:problem.invalid_input')}</Notice>}
        {making.error && <Notice look>{problemText(t, making.error)}</Notice>}
        <div className={css.actions}>
          <Button look="main" type="submit" busy={making.isPending}>
            {t('plan.make')}
          </Button>
          <Link to="/associations/$associationId/rounds" params={params} className={buttonClass('quiet')}>
            {t('common:action.cancel')}
          </Link>
        </div>
        <p className={css.note}>{t('plan.then')}</p>
      </form>
    </Stack>
  );
}
