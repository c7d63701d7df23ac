import type { PlanView } from '@gauge/contracts';
import { formatMoney, type GainGroup, prepareGains, worthWords } from '@gauge/figures';
import { ChartFrame } from '../../charts/ChartFrame.js';
import { GainBars } from '../../charts/marks/GainBars.js';
import { Table } from '../../ui/Table.js';
import css from './Plan.module.css';
import { usePlanTelling } from './usePlanTelling.js';

/** What the open actions are expected to bring, yearly and once apart, as ranges. Nothing where no money is put on them. */
export function GainsPanel({ plan }: { plan: PlanView }) {
  const telling = usePlanTelling();
  const { t, language } = telling;
  const { groups, unpriced } = prepareGains(plan);
  const { currency, worth } = plan;
  if (groups.length === 0 || !currency) return null;
  const amount = (range: { low: number; high: number }) => formatMoney(range, currency, language);
  const finding = [
    worth.yearly && t('plan:gains.yearly', { amount: amount(worth.yearly) }),
    worth.oneOff && t(worth.yearly ? 'plan:gains.andOnce' : 'plan:gains.once', { amount: amount(worth.oneOff) }),
  ];
  const barsOf = ({ kind, bars, together }: GainGroup) => [
    ...bars.map((bar) => ({ ...bar, key: bar.id, words: worthWords(telling, { ...bar, kind }, currency) })),
    ...(together
      ? [
          {
            ...together,
            key: 'all',
            name: t('plan:gains.together'),
            words: worthWords(telling, { ...together, kind }, currency),
            total: true,
          },
        ]
      : []),
  ];
  return (
    <ChartFrame
      finding={finding.filter(Boolean).join(' ')}
      basis={
        <>
          {t('plan:gains.basis')} {groups.some(({ together }) => together?.overlap) && t('plan:gains.overlap')}
          {unpriced.length > 0 &&
            ` ${t('plan:gains.unpriced', { names: unpriced.map(({ name }) => name).join(', ') })}`}
        </>
      }
      legend={
        <ul className={css.legend}>
          <li data-sign="low">{t('plan:gains.low')}</li>
          <li data-sign="high">{t('plan:gains.high')}</li>
        </ul>
      }
      table={
        <Table
          caption={t('plan:gains.table')}
          captionHidden
          head={[t('plan:gains.action'), t('plan:gains.comes'), t('plan:gains.from'), t('plan:gains.to')]}
        >
          {groups.flatMap((group) =>
            barsOf(group).map((bar) => (
              <tr key={`${group.kind} ${bar.key}`}>
                <th scope="row">{bar.name}</th>
                <td>{t(`plan:gains.kind.${group.kind}`)}</td>
                <td>{amount({ low: bar.low, high: bar.low })}</td>
                <td>{amount({ low: bar.high, high: bar.high })}</td>
              </tr>
            )),
          )}
        </Table>
      }
    >
      <div className={css.groups}>
        {groups.map((group) => (
          <div key={group.kind}>
            <h3>{t(`plan:gains.kind.${group.kind}`)}</h3>
            <GainBars bars={barsOf(group)} />
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}
