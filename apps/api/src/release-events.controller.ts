import { Controller } from '@nestjs/common';
import { routes, type ReleaseRunView } from '@gauge/contracts';
import { releaseRun } from '@gauge/core/benchmarks';
import { Problem, type Within } from '@gauge/core/platform';
import {
  defer,
  distinctUntilChanged,
  exhaustMap,
  finalize,
  map,
  takeUntil,
  takeWhile,
  timer,
  type Observable,
} from 'rxjs';
import { Endpoint, Input, WithinPlace, type InputOf } from './http/endpoint.js';

const everyMs = 500;
/** A release takes seconds; who still watches after this long may ask again. */
const longestMs = 30 * 60_000;
const mostStreams = 200;

@Controller()
export class ReleaseEventsController {
  private open = 0;

  /** Tells each change of the run until it is settled or the reader leaves; each look is a short transaction of its own. */
  @Endpoint(routes.releaseEvents)
  releaseEvents(
    @Input() { params }: InputOf<typeof routes.releaseEvents>,
    @WithinPlace() within: Within,
  ): Observable<{ data: ReleaseRunView }> {
    if (this.open >= mostStreams) throw new Problem('busy', 'Too many readers watch releases; look again in a moment.');
    return defer(() => {
      this.open++;
      return timer(0, everyMs);
    }).pipe(
      exhaustMap(() => within((ctx) => releaseRun(ctx, params.roundId))),
      distinctUntilChanged((before, now) => JSON.stringify(before) === JSON.stringify(now)),
      takeWhile(({ status }) => status === 'queued' || status === 'running', true),
      takeUntil(timer(longestMs)),
      map((data) => ({ data })),
      finalize(() => this.open--),
    );
  }
}
