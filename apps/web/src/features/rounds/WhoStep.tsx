import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { countryName } from '../../lib/countries.js';
import { ask } from '../../lib/queries.js';
import { Checks } from '../../ui/Checks.js';
import { Stack } from '../../ui/Layout.js';
import css from './NewRound.module.css';
import { Words } from './WizardSteps.js';
import type { StepProps } from './Wizard.js';
import { audienceWords, sectorGroups } from './audience.js';
import type { Size } from './plan.js';

const sizes: readonly Size[] = ['micro', 'small', 'medium', 'large'];

/** Who is asked: everybody, or the sectors and sizes that are ticked; and who takes part beside. */
export function WhoStep({ associationId, plan, set }: StepProps) {
  const { t, i18n } = useTranslation('rounds');
  const { data: association } = useSuspenseQuery(ask(routes.association, { params: { associationId } }));
  return (
    <Stack gap={5}>
      <Checks
        label={t('plan.sectors')}
        taken={plan.sectors}
        options={sectorGroups.map((value) => ({ value, label: t(`sector.${value}`) }))}
        onChange={(sectors) => set({ sectors: sectors.length === sectorGroups.length ? [] : sectors })}
      />
      <Checks
        label={t('plan.sizes')}
        taken={plan.sizes}
        options={sizes.map((value) => ({ value, label: t(`size.${value}`) }))}
        onChange={(taken) => set({ sizes: taken })}
      />
      {association.allies.length === 0 ? (
        <p className={css.note}>{t('plan.noAllies')}</p>
      ) : (
        <Checks
          label={t('plan.allies')}
          taken={plan.participants}
          options={association.allies.map(({ id, name, country }) => ({
            value: id,
            label: t('plan.ally', { name, country: countryName(country, i18n.language) }),
          }))}
          onChange={(participants) => set({ participants })}
        />
      )}
      <Words
        words={[
          audienceWords(t, i18n.language, plan),
          ...(plan.sectors.length + plan.sizes.length > 0 ? [t('plan.words.narrow')] : []),
          plan.participants.length > 0
            ? t('plan.words.allies', { count: plan.participants.length })
            : t('plan.words.alone'),
        ]}
      />
    </Stack>
  );
}
