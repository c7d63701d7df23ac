import type { ReleaseRunView, RoundView } from '@gauge/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { pathOf, routes } from '../../lib/api.js';
import { ask } from '../../lib/queries.js';
import type { RoundPlace } from './RoundHead.js';
import { isRunning } from './moves.js';

/** While a release is being made, its progress arrives by itself; when it is settled the whole round is read anew. */
export function useReleaseEvents({ associationId, roundId }: RoundPlace, run: RoundView['run']): void {
  const queries = useQueryClient();
  const running = isRunning(run);
  useEffect(() => {
    if (!running) return;
    const params = { associationId, roundId };
    const { queryKey } = ask(routes.round, { params });
    const events = new EventSource(pathOf(routes.releaseEvents.path, params));
    const readAnew = () => void queries.invalidateQueries({ queryKey });
    events.onmessage = ({ data }: MessageEvent<string>) => {
      const told = JSON.parse(data) as ReleaseRunView;
      if (isRunning(told)) return void queries.setQueryData(queryKey, (round) => round && { ...round, run: told });
      events.close();
      readAnew();
    };
    // the browser connects again by itself; what was missed meanwhile is read
    events.onerror = readAnew;
    return () => events.close();
  }, [associationId, roundId, running, queries]);
}
