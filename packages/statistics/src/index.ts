export { requireFinite, requireSome } from './finite.js';
export { gridCount, gridMultiple, isGridStep, nextGrid, roundToGrid } from './grid.js';
export { meanOfRange, trimmedMean } from './mean.js';
export { ascending, ascendingOrder } from './order.js';
export { rankWindow, windowMean, type RankWindow } from './window.js';
