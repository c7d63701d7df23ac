import { shortNames, ticksOf, type TrendModel } from '@gauge/figures';
import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import css from './Trend.module.css';

/** The firm's line over rounds on the released middle half. `better` says which end of the axis is up. */
export default function Trend({
  model,
  upsideDown,
  target,
  unit,
  format,
}: {
  model: TrendModel;
  upsideDown: boolean;
  target: { min: number; max: number } | null;
  unit: string;
  format: (value: number) => string;
}) {
  const ticks = ticksOf(...(model.range ?? [0, 1]));
  const names = shortNames(model.points.map(({ round }) => round));
  const still = { isAnimationActive: false, connectNulls: false } as const;
  return (
    <div className={css.trend} dir="ltr" aria-hidden="true">
      <div className={css.unit}>{unit}</div>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={model.points}
          margin={{ top: 12, right: 24, bottom: 4, left: 4 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} />
          <XAxis
            dataKey="round"
            tickFormatter={(_, at) => names[at] ?? ''}
            tickLine={false}
            axisLine={false}
            tickMargin={10}
            padding={{ left: 32, right: 32 }}
          />
          <YAxis
            domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
            ticks={ticks}
            interval={0}
            reversed={upsideDown}
            tickFormatter={format}
            tickLine={false}
            axisLine={false}
            width={72}
          />
          <Area dataKey="middle" className={css.middle} stroke="none" dot={false} activeDot={false} {...still} />
          <Bar dataKey="alone" className={css.middle} barSize={36} isAnimationActive={false} />
          <Line dataKey="centre" className={css.centre} dot={{ r: 3, className: css.centreDot }} {...still} />
          {target &&
            [target.min, target.max].map((edge) => <ReferenceLine key={edge} y={edge} className={css.target} />)}
          <Line dataKey="own" className={css.own} dot={{ r: 5.5, className: css.ownDot }} {...still} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
