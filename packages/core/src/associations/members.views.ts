import { SizeClass, type MemberView } from '@gauge/contracts';
import { z } from 'zod';
import { associationOf, may, type Ctx } from '../platform/index.js';
import { consentsOf, memberPage, type MemberRow } from './members.store.js';
import { sectorName } from '../instruments/index.js';

type View = z.infer<typeof MemberView>;
type Page = { page: number; size: number; search: string };
export const MembershipStatus = z.enum(['pending', 'verified', 'ended']);

export async function members(ctx: Ctx, { page, size, search }: Page) {
  may(ctx, 'members:read');
  const { rows, total } = await memberPage(ctx, associationOf(ctx), { page, size, search });
  return { items: await memberViews(ctx, rows), total, page, size };
}

export async function memberViews(ctx: Ctx, rows: readonly MemberRow[]): Promise<View[]> {
  const consents = await consentsOf(
    ctx,
    rows.map(({ firmId }) => firmId),
  );
  return rows.map(({ firm, memberNo, status, createdAt, verifiedAt, associationId }) => ({
    firmId: firm.id,
    memberNo,
    name: firm.name,
    country: firm.country,
    region: firm.region,
    sectorScheme: firm.sectorScheme,
    sectorCode: firm.sectorCode,
    sectorName: sectorName(firm.sectorScheme, firm.sectorCode),
    size: SizeClass.nullable().parse(firm.size),
    group: firm.group,
    status: MembershipStatus.parse(status),
    since: (verifiedAt ?? createdAt).toISOString(),
    consent: consents.find((one) => one.firm_id === firm.id && one.association_id === associationId)?.level ?? 'none',
  }));
}
