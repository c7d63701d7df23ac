import { z } from 'zod';
import { ReasonView, TeaserView } from './partners.js';
import { firmParams, id, instant, nothing, route } from './route.js';

/** Suggestions that are kept for each published profile. */
export const suggestionsEach = 5;

export const SuggestionView = z
  .object({
    id,
    /** The own profile that it fits. */ profileId: id,
    teaser: TeaserView,
    /** The weightiest, as of now. */ reasons: z.array(ReasonView),
    /** Nobody of the firm has seen it. */ isNew: z.boolean(),
    isPutAside: z.boolean(),
  })
  .meta({ id: 'Suggestion' });
export type SuggestionView = z.infer<typeof SuggestionView>;

export const suggestionRoutes = {
  partnerSuggestions: route({
    id: 'partnerSuggestions',
    method: 'GET',
    path: '/api/firms/:firmId/suggestions',
    scope: 'firm',
    permission: 'partners:read',
    summary: 'Anonymous profiles suggested for the firm’s published profiles, the best of each first, with reasons',
    params: firmParams,
    reply: z.object({
      /** The published ones. `lookedAt`: when partners were last looked for; null: not yet. */
      profiles: z.array(z.object({ id, title: z.string(), lookedAt: instant.nullable() })),
      items: z.array(SuggestionView),
    }),
  }),
  seeSuggestions: route({
    id: 'seeSuggestions',
    method: 'POST',
    path: '/api/firms/:firmId/suggestions/seen',
    scope: 'firm',
    permission: 'partners:read',
    summary: 'Say that suggestions were seen: they are no longer new',
    params: firmParams,
    body: z.strictObject({ ids: z.array(id).max(200) }),
    reply: nothing,
  }),
  changeSuggestion: route({
    id: 'changeSuggestion',
    method: 'PATCH',
    path: '/api/firms/:firmId/suggestions/:suggestionId',
    scope: 'firm',
    permission: 'partners:write',
    summary: 'Put a suggestion aside, so that this profile is not suggested to the firm again; or take it back',
    params: firmParams.extend({ suggestionId: id }),
    body: z.strictObject({ putAside: z.boolean() }),
    reply: nothing,
  }),
};
