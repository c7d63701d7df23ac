import { z } from 'zod';

export const roles = [
  'firm_member',
  'firm_administrator',
  'counsellor',
  'association_administrator',
  'network_operator',
] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** What each role may do in the scope its grant names. The API, the web and the isolation test all read this table. */
const table = {
  firm_member: ['firm:read', 'assessment:write', 'standing:read', 'plan:write', 'partners:read', 'partners:write'],
  firm_administrator: [
    'firm:read',
    'firm:manage',
    'assessment:write',
    'standing:read',
    'plan:write',
    'partners:read',
    'partners:write',
    'partners:decide',
  ],
  counsellor: [
    'association:read',
    'members:read',
    'rounds:read',
    'caseload:read',
    'partnering:read',
    'partnering:review',
    'groups:write',
    'cases:write',
    'help:write',
    'programme:read',
  ],
  association_administrator: [
    'association:read',
    'association:manage',
    'alliances:read',
    'alliances:manage',
    'members:read',
    'members:write',
    'rounds:read',
    'rounds:manage',
    'instruments:write',
    'imports:write',
    'review:write',
    'audit:read',
    'partnering:read',
    'partnering:review',
    'groups:write',
    'events:manage',
    'help:write',
    'programme:read',
  ],
  network_operator: ['network:read', 'network:manage'],
} as const;

export type Permission = (typeof table)[Role][number];
export const permissionsOf: Record<Role, readonly Permission[]> = table;
/** What an API key of an association may be given. */
export const machinePermissions = [
  'association:read',
  'members:read',
  'rounds:read',
  'imports:write',
] as const satisfies Permission[];
