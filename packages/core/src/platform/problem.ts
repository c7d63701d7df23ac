import { problemStatus, type ProblemCode } from '@gauge/contracts';

/** An expected failure: a stable code and one sentence that a person understands. Becomes problem details at the API. */
export class Problem extends Error {
  readonly status: number;
  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly errors: readonly { path: string; message: string }[] = [],
    /** Seconds to wait before another try. */
    readonly retryAfter?: number,
  ) {
    super(detail);
    this.name = 'Problem';
    this.status = problemStatus[code];
  }
}

export const notFound = (what: string): Problem => new Problem('not_found', `${what} was not found.`);
