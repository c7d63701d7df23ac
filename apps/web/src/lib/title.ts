import { useEffect } from 'react';

/** The document's title while a page stands: what it shows, then the product. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · Gauge` : 'Gauge';
  }, [title]);
}
