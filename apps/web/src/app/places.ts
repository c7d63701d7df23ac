import type { Grant, Me, Permission } from '@gauge/contracts';
import { permissionsOf } from '@gauge/contracts';
import { remembered } from '../lib/remembered.js';

/** Where somebody works: a firm, an association or the network, with all roles they hold there. */
export type Place = {
  key: string;
  kind: 'firm' | 'association' | 'network';
  id: string;
  name: string;
  roles: Grant['role'][];
};

export function placesOf(me: Me): Place[] {
  const places = new Map<string, Place>();
  for (const grant of me.grants) {
    const kind = grant.firmId ? 'firm' : grant.associationId ? 'association' : 'network';
    const id = grant.firmId ?? grant.associationId ?? '';
    const key = `${kind}:${id}`;
    const place = places.get(key) ?? { key, kind, id, name: grant.place, roles: [] };
    place.roles.push(grant.role);
    places.set(key, place);
  }
  return [...places.values()];
}

export const mayAt = (place: Place, permission: Permission): boolean =>
  place.roles.some((role) => permissionsOf[role].includes(permission));

const last = remembered<string>('gauge.place', '');

/** The place an address belongs to; an address without one (the account page) keeps the place last worked in. */
export function placeAt(places: Place[], params: { firmId?: string; associationId?: string }): Place | null {
  const id = params.associationId ?? params.firmId;
  const here = places.find((place) => place.id !== '' && place.id === id);
  if (here) last.write(here.key);
  return here ?? places.find((place) => place.key === last.read()) ?? places[0] ?? null;
}
