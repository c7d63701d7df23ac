import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import css from './Tabs.module.css';

/**
 * The pages of one place side by side; the links come from the feature, dressed with `tabCss.tab`. Where not all of them
 * fit, the one that is open is moved into view.
 */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  const row = useRef<HTMLElement>(null);
  const moved = useRef('');
  // a count that arrives later widens the row: then once more, but never against the reader's own scrolling
  useEffect(() => {
    const open = row.current?.querySelector<HTMLAnchorElement>('[aria-current=page]');
    if (!row.current || !open) return;
    const state = `${open.href} ${row.current.scrollWidth}`;
    if (moved.current === state) return;
    moved.current = state;
    row.current.scrollLeft = open.offsetLeft - (row.current.clientWidth - open.offsetWidth) / 2;
  });
  return (
    <nav className={css.tabs} aria-label={label} ref={row}>
      {children}
    </nav>
  );
}

/** How many things wait behind a tab; nothing for none. */
export const TabCount = ({ count }: { count: number }) =>
  count > 0 ? <span className={css.count}>{count}</span> : null;

export const BackArrow = () => <IconArrowLeft size={16} className={css.arrow} aria-hidden />;

export { css as tabCss };
