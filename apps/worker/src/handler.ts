import { applyDecorators, SetMetadata } from '@nestjs/common';
import { Processor } from '@nestjs/bullmq';
import { jobs, type JobName, type JobPayload } from '@gauge/contracts';
import { UnrecoverableError, type Job } from 'bullmq';
import { timing } from './settings.js';

export const HANDLES = 'gauge:job';

/** Binds a processor to its job; the process boots only when every job has exactly one. */
export function Handles(name: JobName, concurrency: number): ClassDecorator {
  const { lock: lockDuration, stalledCheck: stalledInterval } = timing;
  return applyDecorators(
    SetMetadata(HANDLES, name),
    // a worker may be killed more than once under the same job; the run itself counts its claims
    Processor(name, { concurrency, lockDuration, stalledInterval, maxStalledCount: 20, drainDelay: 2 }),
  );
}

/** The ids a job carries. What does not read as the contract says never will, so it is not tried again. */
export function payloadOf<N extends JobName>(name: N, job: Job): JobPayload<N> {
  const payload = jobs[name].safeParse(job.data);
  if (!payload.success) throw new UnrecoverableError(`job ${job.id} carries something else than its contract says`);
  return payload.data as JobPayload<N>;
}

/** One sentence for each job without a handler or with several, and each handler of no job. */
export function handlerFaults(handled: readonly string[], declared: readonly string[]): string[] {
  return [
    ...declared.flatMap((name) => {
      const found = handled.filter((other) => other === name).length;
      return found === 1 ? [] : [`${name} has ${found === 0 ? 'no handler' : `${found} handlers`}`];
    }),
    ...handled.filter((name) => !declared.includes(name)).map((name) => `${name} is no job of the contracts`),
  ];
}
