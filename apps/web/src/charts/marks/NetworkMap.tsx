import type { MapPoint } from '../prepare/network.js';
import css from './NetworkMap.module.css';
import { LAND } from './world.js';

/** Associations on the land of the earth, and lines from the reader's own to those it has agreements with. */
export function NetworkMap({ points, label }: { points: readonly MapPoint[]; label: string }) {
  const home = points.find(({ tie }) => tie === 'own');
  return (
    <div className={css.map}>
      <svg viewBox="130 0 830 425" role="img" aria-label={label}>
        <path className={css.land} d={LAND} />
        {home &&
          points
            .filter(({ tie }) => tie === 'allied')
            .map((point) => <path key={point.id} className={css.tie} d={arc(home, point)} />)}
        {points.map(({ id, x, y, radius, tie, words, name, nameAt }) => (
          <g key={id} className={css.place} data-tie={tie}>
            <title>{words}</title>
            {tie === 'own' && <circle className={css.ring} cx={x} cy={y} r={radius + 5} />}
            <circle cx={x} cy={y} r={radius} />
            <text className={css.name} x={x + nameAt.dx} y={y + nameAt.dy} textAnchor={nameAt.anchor}>
              {name}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** Bent upwards, as flights are drawn. */
function arc(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const lift = Math.hypot(dx, dy) * 0.18;
  const [mx, my] = [(from.x + to.x) / 2, (from.y + to.y) / 2 - lift];
  return `M${from.x} ${from.y}Q${mx} ${my} ${to.x} ${to.y}`;
}
