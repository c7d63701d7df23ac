import { IconChartBar, IconTable } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.js';
import css from './ChartFrame.module.css';
import { useLate, type Late } from './late.js';

/**
 * Around every chart: the finding as its title, the basis as its caption, its table one key away. `t` turns the chart
 * that holds the focus; with the focus elsewhere on the page it turns them all.
 */
export function ChartFrame({
  finding,
  basis,
  legend,
  table,
  late,
  children,
}: {
  finding: ReactNode;
  basis: ReactNode;
  legend?: ReactNode;
  table: ReactNode;
  /** One of many on a long page. */ late?: Late | undefined;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const id = useId();
  const frame = useRef<HTMLElement>(null);
  const standIn = useLate(frame, late);
  const [asTable, setAsTable] = useState(false);
  useKey('t', () => {
    const focus = document.activeElement;
    const inside = frame.current?.contains(focus);
    if (inside || !focus?.closest('figure')) setAsTable((shown) => !shown);
  });
  return (
    <figure
      className={css.frame}
      data-late={late && (children ? 'there' : 'coming')}
      style={standIn}
      ref={frame}
      aria-labelledby={id}
    >
      <header className={css.head}>
        <h2 id={id}>{finding}</h2>
        <Button
          small
          look="quiet"
          aria-pressed={asTable}
          aria-keyshortcuts="t"
          title={t('chart.key')}
          icon={asTable ? <IconChartBar size={16} aria-hidden /> : <IconTable size={16} aria-hidden />}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? t('chart.asChart') : t('chart.asTable')}
        </Button>
      </header>
      {asTable ? table : children}
      {!asTable && legend}
      <figcaption className={css.basis}>{basis}</figcaption>
    </figure>
  );
}

function useKey(key: string, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey) return;
      if ((event.target as HTMLElement).closest('input, select, textarea, [contenteditable]')) return;
      latest.current();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [key]);
}
