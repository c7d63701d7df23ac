import { labelled, labelledNow, type Labelled } from './cases/labelled.js';
import { informationOf } from './information.js';
import { byScore, scoreOf, type Candidate } from './top.js';

// What has to stay true when somebody turns a weight: better than finding equal codes, for every request and on average.

const information = informationOf(
  labelled.flatMap(({ request, offers }) =>
    [...request.needs, ...offers.flatMap(({ offer }) => offer.offers)].map((code): [string, number] => [code, 1]),
  ),
);

type Ranker = (of: Labelled, offers: Candidate[]) => Candidate[];
const ours: Ranker = ({ request }, offers) =>
  ranked(offers, (offer) => scoreOf(request, offer, information, labelledNow));
const sameCode: Ranker = ({ request }, offers) =>
  ranked(offers, (offer) => (offer.offers.some((code) => request.needs.includes(code)) ? 1 : 0));
const ranked = (offers: Candidate[], score: (offer: Candidate) => number) =>
  offers
    .map((offer) => ({ id: offer.id, score: score(offer), offer }))
    .sort(byScore)
    .map(({ offer }) => offer);

const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** A grade of 2 or more is a hit; a request with fewer hits than five can reach as many as it has. */
function precisionAt5(rank: Ranker): number {
  return mean(
    labelled.map((one) => {
      const grade = gradesOf(one);
      const possible = Math.min(5, [...grade.values()].filter((value) => value >= 2).length);
      const top = rank(one, offersOf(one)).slice(0, possible);
      return top.filter((offer) => (grade.get(offer.id) ?? 0) >= 2).length / possible;
    }),
  );
}

function ndcgAt10(rank: Ranker): number {
  const gain = (grades: number[]) =>
    grades.slice(0, 10).reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
  return mean(
    labelled.map((one) => {
      const grade = gradesOf(one);
      const found = rank(one, offersOf(one)).map((offer) => grade.get(offer.id) ?? 0);
      return gain(found) / gain([...grade.values()].sort((a, b) => b - a));
    }),
  );
}

/** 0: each offer is shown as often as any other; 1: all requests see the same one. */
function exposureGini(rank: Ranker): number {
  const everybody = labelled.flatMap(offersOf);
  const shown = new Map(everybody.map(({ id }) => [id, 0]));
  for (const one of labelled)
    for (const offer of rank(one, everybody).slice(0, 5)) shown.set(offer.id, (shown.get(offer.id) ?? 0) + 1);
  const counts = [...shown.values()].sort((a, b) => a - b);
  const total = counts.reduce((a, b) => a + b, 0);
  return (
    counts.reduce((sum, count, at) => sum + (2 * (at + 1) - counts.length - 1) * count, 0) / (counts.length * total)
  );
}

const offersOf = (one: Labelled) => one.offers.map(({ offer }) => offer);
const gradesOf = (one: Labelled) => new Map(one.offers.map(({ offer, grade }) => [offer.id, grade]));
const pairs = labelled.reduce((sum, { offers }) => sum + offers.length, 0);

test('the set: more than 200 pairs, four grades, each id once', () => {
  expect(pairs).toBeGreaterThanOrEqual(200);
  const all = labelled.flatMap((one) => one.offers);
  expect(new Set(all.map(({ grade }) => grade)).size).toBe(4);
  expect(new Set(all.map(({ offer }) => offer.id)).size).toBe(pairs);
});

test('precision at 5, of what is possible: above equal codes', () => {
  const [found, baseline] = [precisionAt5(ours), precisionAt5(sameCode)];
  expect(found).toBeGreaterThan(baseline + 0.2);
  expect(found).toBeGreaterThanOrEqual(0.95);
});

test('nDCG at 10: above equal codes', () => {
  const [found, baseline] = [ndcgAt10(ours), ndcgAt10(sameCode)];
  expect(found).toBeGreaterThan(baseline + 0.08);
  expect(found).toBeGreaterThanOrEqual(0.97);
});

test('exposure is spread more evenly than by equal codes', () => {
  const [found, baseline] = [exposureGini(ours), exposureGini(sameCode)];
  expect(found).toBeLessThan(baseline - 0.05);
  expect(found).toBeLessThanOrEqual(0.7);
});
