const minutes = (n: number) => n * 60_000;

/** Milliseconds. */
export const sessionLimits = { idle: minutes(30), absolute: minutes(12 * 60), touch: minutes(1) } as const;

export const sessionLives = (lastSeenAt: Date, expiresAt: Date, now: Date): boolean =>
  now < expiresAt && now.getTime() - lastSeenAt.getTime() < sessionLimits.idle;

/** A page makes many requests at once; once a minute is enough to know that somebody is there. */
export const shouldTouch = (lastSeenAt: Date, now: Date): boolean =>
  now.getTime() - lastSeenAt.getTime() >= sessionLimits.touch;
