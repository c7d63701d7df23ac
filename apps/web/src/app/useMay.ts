import type { Permission } from '@gauge/contracts';
import { useMe } from './me.js';
import { mayAt, placesOf } from './places.js';

/** Whether the reader may do this at a firm or an association. The server decides again. */
export function useMay(placeId: string, permission: Permission): boolean {
  return placesOf(useMe()).some((place) => place.id === placeId && mayAt(place, permission));
}
