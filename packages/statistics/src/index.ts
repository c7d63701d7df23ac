export { binomialCdf } from './binomial.js';
export { requireFinite, requireSome } from './finite.js';
export { gridCount, gridMultiple, isGridStep, isOnGrid, MOST_GRIDS, nextGrid, roundToGrid } from './grid.js';
export { rankGroups, type GroupedColumn } from './grouped.js';
export { hidiroglouBerthelot, type Change, type HidiroglouBerthelotParameters } from './hidiroglou-berthelot.js';
export { meanOfRange, trimmedMean } from './mean.js';
export { ascending, ascendingOrder, columnSorter } from './order.js';
export { holm, signTest, wilcoxonTest } from './paired-tests.js';
export { quantile, type QuantileType } from './quantile.js';
export {
  quantileIntervalRanks,
  quantileLowerRank,
  quantileUpperRank,
  type IntervalRanks,
} from './quantile-interval.js';
export { countsAround, leaveOneOutRank, ntile, percentileRank, ranksOf, type RankKind, type Ranks } from './ranks.js';
export { median, medianAbsoluteDeviation, robustZ } from './robust.js';
export { sorterOf, type Sorter } from './sort.js';
export { weightedMean, weightedQuantile, type WeightedQuantileKind } from './weighted-quantile.js';
export { rankWindow, windowMean, type RankWindow } from './window.js';
