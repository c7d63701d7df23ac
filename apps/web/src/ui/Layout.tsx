import type { CSSProperties, ElementType, ReactNode } from 'react';
import css from './Layout.module.css';

type Gap = 1 | 2 | 3 | 4 | 5 | 6 | 7;
type Props = { gap?: Gap; as?: ElementType; children: ReactNode; className?: string; style?: CSSProperties };

/** Things below one another. */
export const Stack = ({ gap = 4, as: As = 'div', className, style, ...rest }: Props) => (
  <As {...rest} className={`${css.stack} ${className ?? ''}`} style={{ gap: `var(--gap-${gap})`, ...style }} />
);

/** Things beside one another; they wrap. */
export const Row = ({ gap = 3, as: As = 'div', className, style, ...rest }: Props) => (
  <As {...rest} className={`${css.row} ${className ?? ''}`} style={{ gap: `var(--gap-${gap})`, ...style }} />
);

/** Columns of equal width, as many as fit. */
export const Columns = ({ gap = 5, min = 280, children }: { gap?: Gap; min?: number; children: ReactNode }) => (
  <div className={css.columns} style={{ gap: `var(--gap-${gap})`, '--min': `${min}px` } as CSSProperties}>
    {children}
  </div>
);

/** Fields beside one another where there is room for them: short ones that belong together. */
export const Fields = ({ min = 200, children }: { min?: number; children: ReactNode }) => (
  <div className={css.fields} style={{ '--min': `${min}px` } as CSSProperties}>
    {children}
  </div>
);
