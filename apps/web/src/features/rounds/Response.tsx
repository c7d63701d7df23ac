import type { RoundView } from '@gauge/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '../../charts/ChartFrame.js';
import { formatCount } from '../../lib/format.js';
import { Columns } from '../../ui/Layout.js';
import { Panel } from '../../ui/Panel.js';
import { Table } from '../../ui/Table.js';
import css from './Response.module.css';
import { ResponseRate } from './ResponseRate.js';

/** How many have answered: the figure large, then where they stand, then by sector and size. */
export function Response({ round, action }: { round: RoundView; action?: ReactNode }) {
  const { t } = useTranslation('rounds');
  const { response } = round;
  const named = (by: 'sector' | 'size') => (row: Row) => ({
    ...row,
    label: t(`${by}.${row.key}`, { defaultValue: row.label }),
  });
  return (
    <>
      <Panel title={t('response.title')} note={t('response.note')} action={action}>
        <ResponseRate round={round} />
      </Panel>
      <Columns min={320}>
        <Bars by="sector" rows={response.bySector.map(named('sector'))} />
        <Bars by="size" rows={bySize(response.bySize).map(named('size'))} />
      </Columns>
    </>
  );
}

const sizes = ['micro', 'small', 'medium', 'large', 'unknown'];
const bySize = (rows: Row[]): Row[] => [...rows].sort((a, b) => sizes.indexOf(a.key) - sizes.indexOf(b.key));

type Row = RoundView['response']['bySector'][number];
const rateOf = ({ members, answered }: Row): number => (members === 0 ? 0 : Math.round((100 * answered) / members));

/** Of fewer, one firm more or less turns the share round. */
const TELLING = 5;

/** The title says the finding: which group lags most, if one clearly does. */
function finding(t: ReturnType<typeof useTranslation<'rounds'>>['t'], by: 'sector' | 'size', rows: Row[]): string {
  const known = rows.filter(({ members }) => members >= TELLING).sort((one, other) => rateOf(one) - rateOf(other));
  const [least] = known;
  const most = known.at(-1);
  if (rows.every(({ answered }) => answered === 0)) return t(`response.none.${by}`);
  if (!least || !most || rateOf(most) - rateOf(least) < 15) return t(`response.even.${by}`);
  return t('response.lags', { group: least.label, percent: rateOf(least) });
}

/** How far each group is, as bars: submitted, then begun, of all that were asked. The table has the counts. */
function Bars({ by, rows }: { by: 'sector' | 'size'; rows: Row[] }) {
  const { t, i18n } = useTranslation('rounds');
  const count = (value: number) => formatCount(value, i18n.language);
  const share = (part: number, whole: number) => `${whole === 0 ? 0 : (100 * part) / whole}%`;
  return (
    <ChartFrame
      finding={finding(t, by, rows)}
      basis={t('response.basis')}
      legend={
        <ul className={css.parts}>
          {(['handedIn', 'inWork'] as const).map((part) => (
            <li key={part}>
              <span className={css.sign} data-part={part} aria-hidden />
              {t(part === 'inWork' ? 'response.begun' : 'response.handedIn')}
            </li>
          ))}
        </ul>
      }
      table={<CountTable caption={t(`response.by.${by}`)} name={t(`response.${by}`)} rows={rows} />}
    >
      <ul className={css.bars}>
        {rows.map((row) => (
          <li key={row.key}>
            <span>{row.label}</span>
            <span className={css.count}>
              {t('response.row', { answered: count(row.answered), members: count(row.members), percent: rateOf(row) })}
            </span>
            <span className={css.track} aria-hidden>
              <span data-part="handedIn" style={{ inlineSize: share(row.answered, row.members) }} />
              <span data-part="inWork" style={{ inlineSize: share(row.started - row.answered, row.members) }} />
            </span>
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}

function CountTable({ caption, name, rows }: { caption: string; name: string; rows: Row[] }) {
  const { t, i18n } = useTranslation('rounds');
  const columns = ['members', 'started', 'answered', 'accepted'] as const;
  return (
    <Table caption={caption} captionHidden head={[name, ...columns.map((column) => t(`response.column.${column}`))]}>
      {rows.map((row) => (
        <tr key={row.key}>
          <th scope="row">{row.label}</th>
          {columns.map((column) => (
            <td key={column}>{formatCount(row[column], i18n.language)}</td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
