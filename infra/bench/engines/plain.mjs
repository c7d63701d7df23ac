import { numericSort, quantileSorted } from 'simple-statistics';

/** As one writes it first: an object a value, sorted by a comparator. */
export function byComparator({ values, groups, groupCount }, probabilities) {
  const members = Array.from({ length: groupCount }, () => []);
  for (let i = 0; i < values.length; i++) members[groups[i]].push({ value: values[i], i });
  const midRanks = new Float64Array(values.length);
  const quantiles = new Float64Array(groupCount * probabilities.length);
  members.forEach((group, g) => {
    const sorted = group.sort((a, b) => a.value - b.value);
    for (let start = 0; start < sorted.length;) {
      let end = start + 1;
      while (end < sorted.length && sorted[end].value === sorted[start].value) end++;
      const rank = (100 * (start + end)) / 2 / sorted.length;
      for (; start < end; start++) midRanks[sorted[start].i] = rank;
    }
    probabilities.forEach((p, place) => {
      const position = (sorted.length - 1) * p;
      const low = Math.floor(position);
      const next = sorted[Math.min(low + 1, sorted.length - 1)].value;
      quantiles[g * probabilities.length + place] = sorted[low].value + (position - low) * (next - sorted[low].value);
    });
  });
  return { midRanks, quantiles };
}

/** With the library's sort and quantile; it has no mid-rank, so that each value is looked up in its sorted group. */
export function bySimpleStatistics({ values, groups, groupCount }, probabilities) {
  const members = Array.from({ length: groupCount }, () => []);
  for (let i = 0; i < values.length; i++) members[groups[i]].push(values[i]);
  const sorted = members.map((group) => numericSort(group));
  const midRanks = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const group = sorted[groups[i]];
    const below = firstWhere(group, (value) => value >= values[i]);
    const end = firstWhere(group, (value) => value > values[i]);
    midRanks[i] = (100 * (below + end)) / 2 / group.length;
  }
  const quantiles = sorted.flatMap((group) => probabilities.map((p) => quantileSorted(group, p)));
  return { midRanks, quantiles };
}

function firstWhere(sorted, holds) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}
