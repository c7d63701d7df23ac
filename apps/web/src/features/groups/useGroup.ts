import type { FirmGroup, HeldGroup } from '@gauge/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { routes } from '../../lib/api.js';
import { ask, showNow } from '../../lib/queries.js';

export type HeldPlace = { associationId: string; exchangeGroupId: string };
export type FirmPlace = { firmId: string; exchangeGroupId: string };

/** A step of the counsellor; the page shows the group as the server has it then, and after a step that failed. */
export function useHeldGroup<V = void>(place: HeldPlace, step: (value: V) => Promise<HeldGroup>, onDone?: () => void) {
  const queries = useQueryClient();
  const { queryKey } = ask(routes.heldGroup, { params: place });
  return useMutation({
    mutationFn: step,
    onSuccess: (fresh) => {
      showNow(queries, queryKey, fresh);
      void queries.invalidateQueries({ queryKey: [routes.heldGroups.id] });
      onDone?.();
    },
    onError: () => void queries.invalidateQueries({ queryKey }),
  });
}

/** The same for a firm. */
export function useFirmGroup<V = void>(place: FirmPlace, step: (value: V) => Promise<FirmGroup>) {
  const queries = useQueryClient();
  const { queryKey } = ask(routes.firmGroup, { params: place });
  return useMutation({
    mutationFn: step,
    onSuccess: (fresh) => {
      showNow(queries, queryKey, fresh);
      void queries.invalidateQueries({ queryKey: [routes.firmGroups.id] });
    },
    onError: () => void queries.invalidateQueries({ queryKey }),
  });
}
