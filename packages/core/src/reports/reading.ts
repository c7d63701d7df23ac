import type { Telling } from '@gauge/figures';
import type { Ctx } from '../platform/index.js';
import type { Place } from './reports.store.js';

/** With what a report is written: in whose words, when, and the hash of what it rests on. */
export type Making = { telling: Telling; now: Date; basis: string };
/** Told now and then how far the writing is, 0 to 100. @throws when it is to stop */
export type Progress = (percent: number) => Promise<void>;
/** Writes what was read. The title becomes the file's name. */
export type Write = (making: Making, progress: Progress) => Promise<{ title: string; bytes: Uint8Array }>;
/** Reads everything that stands in a report, in one transaction; what it gives back reads nothing more. */
export type Read = (ctx: Ctx, place: Place) => Promise<Write>;
