import type { ActionChange, NewAction } from '@gauge/contracts';
import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { call, routes } from '../../lib/api.js';

/** Whose plan: the reader's own firm's, or a member's that agreed to work on it with its counsellor. */
export type PlanSource = { firmId: string; associationId?: string };
type OfMember = Required<PlanSource>;
const isMember = (source: PlanSource): source is OfMember => source.associationId !== undefined;

export const planOf = (source: PlanSource) =>
  queryOptions({
    queryKey: [isMember(source) ? routes.memberPlan.id : routes.plan.id, source],
    queryFn: ({ signal }) =>
      isMember(source)
        ? call(routes.memberPlan, { params: source, signal })
        : call(routes.plan, { params: { firmId: source.firmId }, signal }),
    // two people work on it: whoever opens it wants what the other just wrote
    staleTime: 0,
  });

const add = (source: PlanSource, body: NewAction) =>
  isMember(source)
    ? call(routes.addMemberAction, { params: source, body })
    : call(routes.addAction, { params: { firmId: source.firmId }, body });

const change = (source: PlanSource, actionId: string, body: ActionChange) =>
  isMember(source)
    ? call(routes.changeMemberAction, { params: { ...source, actionId }, body })
    : call(routes.changeAction, { params: { firmId: source.firmId, actionId }, body });

/** The plan in every place that shows it: the firm's page, its counsellor's, the caseload. */
const refresh = (queries: QueryClient) =>
  Promise.all(
    [routes.plan.id, routes.memberPlan.id, routes.caseload.id].map((id) =>
      queries.invalidateQueries({ queryKey: [id] }),
    ),
  );

export function useAddAction(source: PlanSource, onAdded: (id: string) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: NewAction) => add(source, action),
    onSuccess: async ({ id }) => {
      await refresh(queries);
      onAdded(id);
    },
  });
}

export function useChangeAction(source: PlanSource, onChanged?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: ActionChange & { id: string }) => change(source, id, body),
    onSuccess: () => onChanged?.(),
    // after a refusal, too: somebody else's change is what the reader has to see
    onSettled: () => refresh(queries),
  });
}
