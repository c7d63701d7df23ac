import type { Segment, StripMarks, StripsModel } from '@gauge/figures';
import { useId, type CSSProperties, type ReactNode } from 'react';
import css from './StripPair.module.css';

/** One peer group: its name, what its strip says in words (shown where the strip has no figures), its marks. */
export type StripText = { name: ReactNode; note: ReactNode; spoken: string };

/**
 * The firm's own value on the peer groups of home and network, on one scale. Better is to the right in every language,
 * so the drawing does not turn round with the text.
 */
export function StripPair({
  model,
  own,
  better,
  home,
  network,
}: {
  model: StripsModel;
  own: string | null;
  better: string;
  home: StripText;
  network: StripText | null;
}) {
  const guided = model.own && [model.home, network && model.network].every((marks) => !marks || onScale(marks));
  return (
    <div className={css.pair}>
      {guided && model.own && <Guide at={model.own.at} />}
      <StripRow marks={model.home} text={home} model={model} own={onScale(model.home) ? own : null} />
      {network && (
        <StripRow marks={model.network} text={network} model={model} own={onScale(model.home) ? null : own} />
      )}
      {model.better && (
        <div className={css.better} aria-hidden="true">
          <span dir="ltr">
            <bdi>{better}</bdi>&thinsp;→
          </span>
        </div>
      )}
    </div>
  );
}

function StripRow({
  marks,
  text,
  model,
  own,
}: {
  marks: StripMarks;
  text: StripText;
  model: StripsModel;
  /** The figure above the marker; only the first strip it lies on carries it. */
  own: string | null;
}) {
  const label = own && model.own && onScale(marks) ? { text: own, at: model.own.at } : null;
  return (
    <div className={css.row} data-own={label ? true : undefined}>
      <div className={css.name}>{text.name}</div>
      <div className={css.scale} dir="ltr">
        {label && (
          <span className={css.own} style={anchor(label.at)} aria-hidden="true">
            {label.text}
          </span>
        )}
        <svg className={css.svg} width="100%" height="28" role="img" aria-label={text.spoken}>
          <Marks marks={marks} />
          {onScale(marks) && <Target target={model.target} />}
          {onScale(marks) && model.own && <Own at={model.own.at} />}
        </svg>
      </div>
      <div className={css.note}>{text.note}</div>
    </div>
  );
}

function Marks({ marks }: { marks: StripMarks }) {
  switch (marks.kind) {
    case 'points':
      return (
        <>
          <Bar segment={{ from: 0, to: 100 }} className={css.track} thin />
          {marks.tails && <Bar segment={marks.tails} className={css.tails} />}
          {marks.middle && <Bar segment={marks.middle} className={css.middle} />}
          {marks.centre !== null && (
            <line x1={`${marks.centre}%`} x2={`${marks.centre}%`} y1="4" y2="24" className={css.centre} />
          )}
        </>
      );
    case 'wide':
    case 'share':
      return (
        <>
          <Bar segment={{ from: 0, to: 100 }} className={css.track} thin />
          <Bar segment={marks.band} className={css.middle} />
        </>
      );
    case 'hatched':
      return <Hatched />;
    case 'empty':
      return <rect x="0.5" y="7" width="99%" height="14" rx="7" className={css.empty} />;
  }
}

/** With a pattern of its own: one that lies in a part that is not laid out would fill nothing. */
function Hatched() {
  const id = useId();
  return (
    <>
      <defs>
        <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" x2="0" y1="0" y2="7" className={css.hatch} />
        </pattern>
      </defs>
      <rect x="0.5" y="7" width="99%" height="14" rx="7" fill={`url(#${id})`} className={css.outline} />
    </>
  );
}

const Bar = ({ segment: { from, to }, className, thin }: { segment: Segment; className?: string; thin?: boolean }) => (
  <rect
    x={`${from}%`}
    width={`${to - from}%`}
    y={thin ? 12 : 7}
    height={thin ? 4 : 14}
    rx={thin ? 2 : 4}
    className={className}
  />
);

const onScale = ({ kind }: StripMarks): boolean => kind === 'points' || kind === 'wide';

/** From the figure down through every strip it lies on. */
const Guide = ({ at }: { at: number }) => (
  <div className={css.guide} aria-hidden="true">
    <div className={css.scale} dir="ltr">
      <span style={{ insetInlineStart: `${at}%` }} />
    </div>
  </div>
);

const Own = ({ at }: { at: number }) => <circle cx={`${at}%`} cy="14" r="7" className={css.ownDot} />;

const Target = ({ target }: { target: Segment | null }) =>
  target && (
    <rect x={`${target.from}%`} width={`${target.to - target.from}%`} y="3" height="22" rx="3" className={css.target} />
  );

/** Keeps the figure inside the strip near its ends; on a narrow strip a long one is kept inside wherever it stands. */
const anchor = (at: number) =>
  ({
    insetInlineStart: `${at}%`,
    '--pull': `${at < 12 ? -12 : at > 88 ? -88 : -50}%`,
    '--narrow-pull': `${-at}%`,
  }) as CSSProperties;
