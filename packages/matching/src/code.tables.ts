import { pathOf, schemeOf, sectionOf, type Code } from './codes.js';
import { FIELD, LEVELS, type ProfileColumns } from './columns.js';
import { SCHEME_WEIGHT } from './fit.js';
import type { Information } from './information.js';
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
  /** To the own needs of its scheme, on average. */
  private readonly toMeanNeed: Float64Array;
  private readonly toBestOffer: Float64Array;
  private readonly isHs: readonly boolean[];
  private readonly offersHs: boolean;
  private readonly offersIsic: boolean;
  private readonly needSections: number;
  private readonly offerSections: number;
  private readonly best: Float64Array;

  constructor(
    private readonly columns: ProfileColumns,
    one: MatchProfile,
    information: Information,
  ) {
    const { codes } = columns;
    const count = codes.values.length;
    this.needs = [...one.needs].sort((a, b) => Number(isHs(b)) - Number(isHs(a)));
    this.hsNeeds = one.needs.filter(isHs).length;
    this.offersHs = one.offers.some(isHs);
    this.offersIsic = !one.offers.every(isHs);
    this.isHs = codes.isHs;
    this.needSections = codes.sectionBits(one.needs);
    this.offerSections = codes.sectionBits(one.offers);
    this.best = new Float64Array(this.needs.length);
    this.toNeeds = columns.spare.filled('toNeeds', count * this.needs.length, 0);
    this.toBestNeed = columns.spare.filled('toBestNeed', count, 0);
    this.toMeanNeed = columns.spare.filled('toMeanNeed', count, 0);
    this.toBestOffer = columns.spare.filled('toBestOffer', count, 0);
    for (const [place, need] of this.needs.entries())
      similarities(columns, need, information, (code, near) => {
        this.toNeeds[code * this.needs.length + place] = near;
        if (near > this.toBestNeed[code]!) this.toBestNeed[code] = near;
        this.toMeanNeed[code]! += near / (isHs(need) ? this.hsNeeds : this.needs.length - this.hsNeeds);
      });
    for (const offer of one.offers)
      similarities(columns, offer, information, (code, near) => {
        if (near > this.toBestOffer[code]!) this.toBestOffer[code] = near;
      });
  }

  /** Whether a row has codes in the sections that it needs for both directions to count; where not, one of them is 0. */
  meets(row: number): boolean {
    const theirNeeds = this.columns.needSections[row]!;
    const needMet = (this.columns.offerSections[row]! & this.needSections) !== 0;
    const offerMet = (theirNeeds & this.offerSections) !== 0;
    return this.needSections === 0 ? offerMet : needMet && (offerMet || theirNeeds === 0);
  }

  /** The most that `there` can be, and 0 where it is: what each of their offers counts for, added up. */
  thereAtMost(at: number): number {
    const { rows, codesOf } = this.columns;
    if (this.needs.length === 0) return this.there(at);
    const { toMeanNeed, isHs: hs } = this;
    const first = rows[at + FIELD.codesAt]! + rows[at + FIELD.needs]!;
    const end = rows[at + FIELD.codesAt]! + rows[at + FIELD.codes]!;
    let [sumHs, sumIsic, countHs] = [0, 0, 0];
    for (let place = first; place < end; place++) {
      const code = codesOf.numbers[place]!;
      if (hs[code]) {
        sumHs += toMeanNeed[code]!;
        countHs++;
      } else sumIsic += toMeanNeed[code]!;
    }
    if (sumHs + sumIsic === 0) return 0;
    return weighed(
      countHs > 0 && this.hsNeeds > 0 ? Math.min(1, sumHs) : NONE,
      countHs < end - first && this.hsNeeds < this.needs.length ? Math.min(1, sumIsic) : NONE,
    );
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
      if (this.isHs[code]) hs = true;
      else isic = true;
      if (this.toBestNeed[code] === 0) continue;
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
      if (this.isHs[code]) {
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
      if (this.isHs[code]) {
        if (ownHs && near > hs) hs = near;
      } else if (ownIsic && near > isic) isic = near;
    }
    return weighed(hs, isic);
  }
}

const isHs = (code: Code): boolean => schemeOf(code) === 'HS2022';

/** As `similarity`, for each code of the network that meets a code. */
function similarities(
  { codes }: ProfileColumns,
  own: Code,
  information: Information,
  tell: (code: number, near: number) => void,
): void {
  const path = codes.pathNumbers(own);
  const told = [...pathOf(own)].reverse().map(information);
  const ownInformation = information(own);
  for (const code of codes.inSection.get(sectionOf(own)) ?? []) {
    let level = 0;
    while (level + 1 < LEVELS && path[level + 1] !== -1 && codes.paths[code * LEVELS + level + 1] === path[level + 1])
      level++;
    const other = codes.values[code]!;
    tell(code, other === own ? 1 : (2 * told[level]!) / (ownInformation + information(other)));
  }
}

function weighed(hs: number, isic: number): number {
  if (hs === NONE) return isic === NONE ? 0 : isic;
  if (isic === NONE) return hs;
  return (SCHEME_WEIGHT.HS2022 * hs + SCHEME_WEIGHT.ISIC4 * isic) / (SCHEME_WEIGHT.HS2022 + SCHEME_WEIGHT.ISIC4);
}
