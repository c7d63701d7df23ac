import type { RoundMay } from '../features/rounds/RoundHead.js';
import { useMay } from './useMay.js';

/** Which parts of a round's pages the reader may use. */
export const useRoundMay = (associationId: string): RoundMay => ({
  manage: useMay(associationId, 'rounds:manage'),
  review: useMay(associationId, 'review:write'),
  importFiles: useMay(associationId, 'imports:write'),
});
