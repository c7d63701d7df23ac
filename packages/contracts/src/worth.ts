import { z } from 'zod';

/** Whole units of the firm's currency, rounded to what is known of them. */
export const WorthRange = z.object({ low: z.number(), high: z.number() }).meta({ id: 'WorthRange' });
export type WorthRange = z.infer<typeof WorthRange>;
/** What closing a quarter to half of a gap within a year is worth: every year, or once. */
export const Worth = WorthRange.extend({ kind: z.enum(['yearly', 'oneOff']), why: z.string() }).meta({ id: 'Worth' });
export type Worth = z.infer<typeof Worth>;
