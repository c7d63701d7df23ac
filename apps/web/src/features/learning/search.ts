import type { LearningKind } from '@gauge/contracts';

/** What the address of the learning page keeps: who is looked for, and in which area. */
export type LearningSearch = { kind?: LearningKind; area?: string; page?: number };

export function learningSearch(asked: Record<string, unknown>): LearningSearch {
  const page = Number(asked.page);
  const { kind, area } = asked;
  return {
    ...(kind === 'share' || kind === 'learn' ? { kind } : {}),
    ...(typeof area === 'string' && /^[\w-]{1,60}:[\w-]{1,60}$/.test(area) ? { area } : {}),
    ...(Number.isInteger(page) && page > 1 ? { page } : {}),
  };
}
