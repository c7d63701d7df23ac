import { useLayoutEffect, type CSSProperties, type RefObject } from 'react';

/** `name` is the part's own on its page; `about` is how tall it will be, in pixels. */
export type Late = { name: string; about: number };

/** How tall each part was when it was last seen, by page and name. */
const seen = new Map<string, number>();

/**
 * A part of a long page that the browser lays out and paints when it comes near the screen. It is in the page all the same:
 * found, read out and printed like any other. Until then its height stands for it; once seen, its true one, so that who
 * comes back to the page finds it scrolled to where it was.
 */
export function useLate(element: RefObject<HTMLElement | null>, late: Late | undefined): CSSProperties | undefined {
  const key = late && `${location.pathname} ${late.name}`;
  useLayoutEffect(() => {
    if (key === undefined || !element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.contentRect.height ?? 0;
      if (height > 0) seen.set(key, height);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [key, element]);
  return late && { containIntrinsicBlockSize: `auto ${seen.get(key ?? '') ?? late.about}px` };
}
