import type { StandingView } from '@gauge/contracts';
import { bandWords, cohortWords } from '@gauge/figures';
import { useNavigate } from '@tanstack/react-router';
import { SelectField } from '../../ui/Field.js';
import type { StandingSearch } from './search.js';
import css from './StandingTools.module.css';
import { useTelling } from './useTelling.js';

/** Which release, and against whom. Both live in the address, so a page can be sent to a colleague. */
export function StandingTools({ view, search }: { view: StandingView; search: StandingSearch }) {
  const telling = useTelling();
  const { t } = telling;
  const navigate = useNavigate();
  const choose = (chosen: StandingSearch) =>
    void navigate({ to: '.', search: () => chosen, replace: true, resetScroll: false });
  const withoutAuto = (peers: string) => (peers === 'auto' ? {} : { peers });
  return (
    <div className={css.tools}>
      <SelectField
        small
        label={t('standing:tools.round')}
        value={view.release.roundId}
        disabled={view.rounds.length < 2}
        // peer groups are of one release: another round starts with its own
        onChange={({ target }) => choose({ round: target.value })}
        options={view.rounds.map(({ roundId, name, instrumentTitle, answered }) => ({
          value: roundId,
          label: [name, instrumentTitle, answered ? '' : t('standing:tools.notAnswered')].filter(Boolean).join(' · '),
        }))}
      />
      <SelectField
        small
        label={t('standing:tools.peers')}
        value={view.peers}
        onChange={({ target }) =>
          choose({ ...(search.round ? { round: search.round } : {}), ...withoutAuto(target.value) })
        }
        options={[
          { value: 'auto', label: t('standing:tools.auto') },
          ...view.cohorts.map((cohort) => ({
            value: cohort.key,
            label: `${cohortWords(telling, cohort)} (${bandWords(cohort.nBand)})`,
          })),
        ]}
      />
    </div>
  );
}
