import { schemeOf, sectionOf, type Code } from './codes.js';
import { FIELD, type ProfileColumns } from './columns.js';
import { SCHEME_WEIGHT } from './fit.js';
import { similarity, type Information } from './information.js';
import type { MatchProfile } from './profile.js';

/** A scheme in which one of the two has no code. */
const NONE = -1;

/**
 * What codes count for between one profile and each of the network, in both directions, as `fitOf` has it: similarities to
 * the own codes are worked out once for each code of the network and then looked up.
 */
export class CodeTables {
  private readonly needs: readonly Code[];
  private readonly hsNeeds: number;
  /** To each own need, HS before ISIC, for each code of the network. */
  private readonly toNeeds: Float64Array;
  private readonly toBestNeed: Float64Array;
  private readonly toBestOffer: Float64Array;
  private readonly isHs: Uint8Array;
  private readonly offersHs: boolean;
  private readonly offersIsic: boolean;
  private readonly best: Float64Array;

  constructor(
    private readonly columns: ProfileColumns,
    one: MatchProfile,
    information: Information,
  ) {
    const codes = columns.codes.values;
    this.needs = [...one.needs].sort((a, b) => Number(isHs(b)) - Number(isHs(a)));
    this.hsNeeds = one.needs.filter(isHs).length;
    this.offersHs = one.offers.some(isHs);
    this.offersIsic = !one.offers.every(isHs);
    this.toNeeds = new Float64Array(codes.length * this.needs.length);
    this.toBestNeed = new Float64Array(codes.length);
    this.toBestOffer = new Float64Array(codes.length);
    this.isHs = new Uint8Array(codes.length);
    this.best = new Float64Array(this.needs.length);
    const sections = new Set([...one.needs, ...one.offers].map(sectionOf));
    for (const [number, code] of codes.entries()) {
      this.isHs[number] = isHs(code) ? 1 : 0;
      if (!sections.has(sectionOf(code))) continue;
      const near = this.needs.map((need) => similarity(information, need, code));
      this.toNeeds.set(near, number * this.needs.length);
      this.toBestNeed[number] = Math.max(0, ...near);
      this.toBestOffer[number] = Math.max(0, ...one.offers.map((offer) => similarity(information, offer, code)));
    }
  }

  /** How well the profile whose row begins `at` serves the own one. */
  there(at: number): number {
    const { rows } = this.columns;
    const from = rows[at + FIELD.codesAt]!;
    const offers = from + rows[at + FIELD.needs]!;
    return this.needs.length > 0
      ? this.meanOfBest(offers, from + rows[at + FIELD.codes]!)
      : this.bestOf(this.toBestOffer, from, offers, this.offersHs, this.offersIsic);
  }

  /** How well the own profile serves that one. */
  back(at: number): number {
    const { rows } = this.columns;
    const from = rows[at + FIELD.codesAt]!;
    const offers = from + rows[at + FIELD.needs]!;
    if (offers > from) return this.meanOf(this.toBestOffer, from, offers);
    const [hs, isic] = [this.hsNeeds > 0, this.needs.length > this.hsNeeds];
    return this.bestOf(this.toBestNeed, offers, from + rows[at + FIELD.codes]!, hs, isic);
  }

  /** The best of their offers for each own need, on average. */
  private meanOfBest(from: number, to: number): number {
    const { best, toNeeds } = this;
    const { length } = best;
    const codes = this.columns.codesOf.numbers;
    let [hs, isic] = [false, false];
    best.fill(0);
    for (let place = from; place < to; place++) {
      const code = codes[place]!;
      if (this.isHs[code] === 1) hs = true;
      else isic = true;
      for (let need = 0, near = code * length; need < length; need++, near++)
        if (toNeeds[near]! > best[need]!) best[need] = toNeeds[near]!;
    }
    let [sumHs, sumIsic] = [0, 0];
    for (let need = 0; need < this.hsNeeds; need++) sumHs += best[need]!;
    for (let need = this.hsNeeds; need < length; need++) sumIsic += best[need]!;
    const isicNeeds = length - this.hsNeeds;
    return weighed(
      hs && this.hsNeeds > 0 ? sumHs / this.hsNeeds : NONE,
      isic && isicNeeds > 0 ? sumIsic / isicNeeds : NONE,
    );
  }

  /** What their needs find among the own offers, on average. */
  private meanOf(table: Float64Array, from: number, to: number): number {
    const codes = this.columns.codesOf.numbers;
    let [sumHs, countHs, sumIsic] = [0, 0, 0];
    for (let place = from; place < to; place++) {
      const code = codes[place]!;
      if (this.isHs[code] === 1) {
        sumHs += table[code]!;
        countHs++;
      } else sumIsic += table[code]!;
    }
    const countIsic = to - from - countHs;
    return weighed(
      this.offersHs && countHs > 0 ? sumHs / countHs : NONE,
      this.offersIsic && countIsic > 0 ? sumIsic / countIsic : NONE,
    );
  }

  /** The best pair of codes alone: for a side that needs nothing in return. */
  private bestOf(table: Float64Array, from: number, to: number, ownHs: boolean, ownIsic: boolean): number {
    const codes = this.columns.codesOf.numbers;
    let [hs, isic] = [NONE, NONE];
    for (let place = from; place < to; place++) {
      const code = codes[place]!;
      const near = table[code]!;
      if (this.isHs[code] === 1) {
        if (ownHs && near > hs) hs = near;
      } else if (ownIsic && near > isic) isic = near;
    }
    return weighed(hs, isic);
  }
}

const isHs = (code: Code): boolean => schemeOf(code) === 'HS2022';

function weighed(hs: number, isic: number): number {
  if (hs === NONE) return isic === NONE ? 0 : isic;
  if (isic === NONE) return hs;
  return (SCHEME_WEIGHT.HS2022 * hs + SCHEME_WEIGHT.ISIC4 * isic) / (SCHEME_WEIGHT.HS2022 + SCHEME_WEIGHT.ISIC4);
}
