import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Button } from './Button.js';
import css from './Pager.module.css';

/** Where one is in a list that comes page by page. Nothing is drawn when all of it fits on one page. */
export function Pager({
  page,
  pages,
  words,
  label,
  previous,
  next,
  onPage,
}: {
  page: number;
  pages: number;
  /** `1-25 of 210` */ words: string;
  label: string;
  previous: string;
  next: string;
  onPage: (page: number) => void;
}) {
  return (
    <nav className={css.pager} aria-label={label}>
      <span>{words}</span>
      {pages > 1 && (
        <span className={css.steps}>
          <Button small aria-label={previous} disabled={page <= 1} onClick={() => onPage(page - 1)}>
            <IconChevronLeft size={18} className={css.turn} aria-hidden />
          </Button>
          <Button small aria-label={next} disabled={page >= pages} onClick={() => onPage(page + 1)}>
            <IconChevronRight size={18} className={css.turn} aria-hidden />
          </Button>
        </span>
      )}
    </nav>
  );
}
