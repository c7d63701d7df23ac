import { createHash } from 'node:crypto';

/** Uniform numbers in [0, 1) from a text: equal texts give equal sequences on every machine (mulberry32 seeded by SHA-256). */
export class Dice {
  private state: number;

  constructor(...key: (string | number)[]) {
    this.state = createHash('sha256').update(key.join('|')).digest().readUInt32LE(0);
  }

  uniform(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** Standard normal by Box-Muller, cut at three deviations: no firm of the demo is a freak by accident. */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return Math.max(-3, Math.min(3, radius * Math.cos(2 * Math.PI * this.uniform())));
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.uniform() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** One of the keys, as likely as its weight says; weights sum to 1. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const keys = Object.keys(weights) as K[];
    let left = this.uniform();
    for (const key of keys) {
      left -= weights[key];
      if (left < 0) return key;
    }
    return keys[keys.length - 1]!;
  }
}

/** A UUID made from a text (SHA-256, marked version 8): the demo's rows keep their addresses from one seed to the next. */
export function stableId(...key: (string | number)[]): string {
  const hex = createHash('sha256').update(key.join('|')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
