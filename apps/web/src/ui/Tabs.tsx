import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './Tabs.module.css';

/** The pages of one place side by side; the links come from the feature, dressed with `tabCss.tab`. */
export const Tabs = ({ label, children }: { label: string; children: ReactNode }) => (
  <nav className={css.tabs} aria-label={label}>
    {children}
  </nav>
);

/** How many things wait behind a tab; nothing for none. */
export const TabCount = ({ count }: { count: number }) =>
  count > 0 ? <span className={css.count}>{count}</span> : null;

export const BackArrow = () => <IconArrowLeft size={16} className={css.arrow} aria-hidden />;

export { css as tabCss };
