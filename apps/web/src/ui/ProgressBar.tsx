import css from './ProgressBar.module.css';

/** How far something is, 0 to 100. `label` names it; `words` stand beside it. */
export function ProgressBar({
  percent,
  label,
  words,
  thin,
}: {
  percent: number;
  label: string;
  words?: string;
  thin?: boolean;
}) {
  return (
    <div className={css.progress}>
      <div
        className={css.track}
        data-thin={thin || undefined}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(percent)}
        aria-valuetext={words}
      >
        <div className={css.fill} style={{ inlineSize: `${percent}%` }} />
      </div>
      {words && <span className={css.words}>{words}</span>}
    </div>
  );
}
