import { z } from 'zod';

/** Stable codes of everything that can go wrong, with the HTTP status they travel under. */
export const problemStatus = {
  invalid_input: 400,
  unauthenticated: 401,
  wrong_credentials: 401,
  forbidden: 403,
  cross_origin: 403,
  not_found: 404,
  conflict: 409,
  round_wrong_state: 409,
  round_frozen: 409,
  round_not_yours: 403,
  assessment_wrong_state: 409,
  assessment_incomplete: 422,
  assessment_impossible: 422,
  answer_invalid: 422,
  answer_not_applicable: 422,
  import_refused: 422,
  import_already_committed: 409,
  import_unreadable: 422,
  file_too_large: 413,
  file_type: 415,
  member_number_taken: 409,
  membership_needs_firm: 409,
  email_taken: 409,
  invitation_invalid: 410,
  reset_invalid: 410,
  password_too_weak: 422,
  too_many_tries: 429,
  release_running: 409,
  nothing_to_release: 422,
  release_too_fresh: 422,
  instrument_in_use: 409,
  no_standing_yet: 404,
  consent_needed: 403,
  profile_wrong_state: 409,
  profile_incomplete: 422,
  names_in_text: 422,
  teaser_refused: 422,
  introduction_wrong_state: 409,
  introduction_halted: 409,
  introduction_exists: 409,
  too_many_introductions: 409,
  plan_full: 409,
  action_impossible: 422,
  case_wrong_state: 409,
  idempotency_mismatch: 422,
  too_large: 413,
  unsupported_media_type: 415,
  busy: 503,
  internal: 500,
} as const;
export type ProblemCode = keyof typeof problemStatus;

/** RFC 9457 problem details. `detail` is one sentence a person understands; `errors` names each faulty field. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string().optional(),
    requestId: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
