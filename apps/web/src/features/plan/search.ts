/** The action that a dialog of the plan is open for. */
export type PlanSearch = { action?: string };

export const planSearch = (asked: Record<string, unknown>): PlanSearch =>
  typeof asked.action === 'string' && /^[0-9a-f-]{36}$/.test(asked.action) ? { action: asked.action } : {};
