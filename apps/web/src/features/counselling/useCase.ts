import { useMutation, useQueryClient } from '@tanstack/react-query';
import { routes, type Reply } from '../../lib/api.js';
import { ask, showNow } from '../../lib/queries.js';

export type CasePlace = { associationId: string; caseId: string };
export type Case = Reply<'counselCase'>;

/** A command on a case: what it answers is the case as it now is, and the caseload has to look again. */
export function useCaseCommand<T>(place: CasePlace, send: (input: T) => Promise<Case>, onDone?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (found) => {
      showNow(queries, ask(routes.counselCase, { params: place }).queryKey, found);
      void queries.invalidateQueries({ queryKey: [routes.caseload.id] });
      onDone?.();
    },
    // a refusal may mean that a colleague was faster
    onError: () => queries.invalidateQueries({ queryKey: [routes.counselCase.id] }),
  });
}
