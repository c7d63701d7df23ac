import type { MemberView, ParticipationRow, RoundView } from '@gauge/contracts';
import type { z } from 'zod';
import { association, members } from '../associations/index.js';
import { countryStanding, releaseState, type CountryStanding } from '../benchmarks/index.js';
import type { Ctx } from '../platform/index.js';
import { participation, view } from '../rounds/index.js';

export type Association = Awaited<ReturnType<typeof association>>;
export type Member = z.infer<typeof MemberView>;
export type Participant = z.infer<typeof ParticipationRow>;

export type RoundMaterial = { association: Association; round: RoundView; country: CountryStanding };

/** Everything of the printed report of a released round. @throws Problem no_standing_yet */
export async function roundMaterial(ctx: Ctx, roundId: string): Promise<RoundMaterial> {
  return {
    association: await association(ctx),
    round: await roundView(ctx, roundId),
    country: await countryStanding(ctx, roundId),
  };
}

export const roundView = async (ctx: Ctx, roundId: string): Promise<RoundView> =>
  view(ctx, roundId, await releaseState(ctx, roundId));

const pageSize = 500;
/** Rows of a table that is made at once. */
const mostRows = 50_000;

async function everyPage<T>(read: (page: number) => Promise<{ items: T[]; total: number }>): Promise<T[]> {
  const rows: T[] = [];
  for (let page = 1; rows.length < mostRows; page++) {
    const { items, total } = await read(page);
    rows.push(...items);
    if (items.length === 0 || rows.length >= total) break;
  }
  return rows;
}

export const allMembers = (ctx: Ctx): Promise<Member[]> =>
  everyPage((page) => members(ctx, { page, size: pageSize, search: '', sort: 'name' }));

export const allParticipants = (ctx: Ctx, roundId: string): Promise<Participant[]> =>
  everyPage((page) => participation(ctx, roundId, { page, size: pageSize, search: '', status: undefined }));
