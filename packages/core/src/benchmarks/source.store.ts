import type { Database, Tx } from '@gauge/db';
import {
  cohortKey,
  released,
  type Profile,
  type PublishedFigure,
  type RecordColumns,
  type Released,
} from '@gauge/disclosure';
import type { IndicatorFamily, InstrumentDefinition } from '../instruments/index.js';
import { definitionOf } from '../rounds/index.js';
import type { NetworkFigures } from './release.rules.js';
import type { Packed, Remembered } from './archive.js';

/** Everything a release is made from. The round is frozen, so what is read now is what a repetition reads. */
export type Collected = {
  round: { id: string; status: string; periodEnd: Date; lead: string; instrumentId: string };
  definition: InstrumentDefinition;
  /** Families that earlier releases of this round published. */
  alreadyReleased: Set<string>;
  /** The accepted firms, in the order of their ids, and the stamp of their rows. */
  members: AcceptedMembers;
  stamp: string;
  /** Earlier releases of the same instrument, oldest first. */
  history: { releaseIds: string[]; packed: Remembered[] };
  before: NetworkFigures;
};

/** All of a release's columns but the values. */
export type AcceptedMembers = Omit<RecordColumns, 'values'>;

export async function collect(database: Database, roundId: string): Promise<Collected> {
  const facts = await collectFacts(database, roundId);
  return { ...facts, ...(await acceptedMembers(database, roundId)) };
}

function collectFacts(database: Database, roundId: string): Promise<Omit<Collected, 'members' | 'stamp'>> {
  return database.transaction(
    {},
    async (tx) => {
      const round = await tx.round.findUniqueOrThrow({
        where: { id: roundId },
        include: { instrumentVersion: { select: { instrumentId: true } }, releases: { select: { families: true } } },
      });
      const { instrumentId } = round.instrumentVersion;
      return {
        round: {
          id: round.id,
          status: round.status,
          periodEnd: round.periodEnd,
          lead: round.associationId,
          instrumentId,
        },
        definition: await definitionOf({ tx }, round.instrumentVersionId),
        alreadyReleased: new Set(round.releases.flatMap(({ families }) => families)),
        history: await historyOf(tx, instrumentId),
        before: await figuresBefore(tx, round.id, instrumentId, round.periodEnd, round.previousRoundId),
      };
    },
    { timeout: 60_000 },
  );
}

/** Who the firms are, packed, and the stamp of their rows; one statement, so that both are of the same moment. */
async function acceptedMembers(database: Database, roundId: string): Promise<Pick<Collected, 'members' | 'stamp'>> {
  const [ids, groups, lines, stamp] = (await allOf(
    database.copied(`
      select coalesce(bytes, '') from (
        select string_agg(uuid_send(firm_id), '') as ids,
          string_agg(coalesce(uuid_send(group_id), uuid_send('${NOBODY}')), '') as groups,
          string_agg(convert_to(profile, 'UTF8'), '\\x0a') as profiles
        from (
          select a.firm_id, a.group_id, array_to_string(a.observers, ',') || coalesce(a.dimensions, '{}')::text as profile
          from assessment a
          where a.round_id = '${uuid(roundId)}' and a.status = 'accepted' order by a.firm_id) as firms) as packed,
        unnest(array[ids, groups, profiles, convert_to(round_stamp('${uuid(roundId)}'), 'UTF8')])
          with ordinality as part (bytes, place)
      order by place`),
  )) as [Buffer, Buffer, Buffer, Buffer];
  const members = {
    ids: uuidsOf(ids),
    groups: uuidsOf(groups).map((group) => (group === NOBODY ? '' : group)),
    ...profilesOf(lines.length > 0 ? lines.toString().split('\n') : []),
  };
  return { members, stamp: stamp.toString() };
}

const UUID_BYTES = 16;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** As a constant in a query that takes no parameters. @throws Error for anything but a UUID */
function uuid(text: string): string {
  if (!/^[\da-f-]{36}$/i.test(text)) throw new Error(`${text} is no UUID`);
  return text;
}

function uuidsOf(bytes: Buffer): string[] {
  const hex = bytes.toString('hex');
  return Array.from({ length: bytes.length / UUID_BYTES }, (_, index) => {
    const own = hex.slice(index * 32, (index + 1) * 32);
    return `${own.slice(0, 8)}-${own.slice(8, 12)}-${own.slice(12, 16)}-${own.slice(16, 20)}-${own.slice(20)}`;
  });
}

/** Each line is a firm's observers with commas between, followed by its dimensions as JSON; equal lines are one profile. */
function profilesOf(lines: readonly string[]): Pick<AcceptedMembers, 'profiles' | 'profileOf'> {
  const numbers = new Map<string, number>();
  const profiles: Profile[] = [];
  const profileOf = new Uint32Array(new SharedArrayBuffer(lines.length * 4));
  lines.forEach((line, firm) => {
    const known = numbers.get(line) ?? profiles.push(profileOfLine(line)) - 1;
    numbers.set(line, known);
    profileOf[firm] = known;
  });
  return { profiles, profileOf };
}

function profileOfLine(line: string): Profile {
  const brace = line.indexOf('{');
  return {
    associations: brace > 0 ? line.slice(0, brace).split(',') : [],
    dimensions: JSON.parse(line.slice(brace)) as Profile['dimensions'],
  };
}

async function allOf<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}

/** The bytes on memory that threads can share. */
function shared(bytes: Buffer): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(bytes.length);
  Buffer.from(memory).set(bytes);
  return memory;
}

/**
 * The packed columns of these indicators on shared memory, a value for each accepted firm in the order of their ids; packed
 * from the rows first where they are missing or of another stamp. The values are those of the moment of collecting.
 *
 * @throws when the rows changed since they were collected and the values of that moment are not packed; collecting again helps
 */
export async function readColumns(
  database: Database,
  { round, members, stamp }: Pick<Collected, 'members' | 'stamp'> & { round: { id: string } },
  indicators: readonly string[],
): Promise<Map<string, Float64Array>> {
  await database.transaction({}, (tx) => packMissing(tx, round.id, indicators, stamp), { timeout: 10 * 60_000 });
  const columns = new Map<string, Float64Array>();
  const quoted = (texts: readonly string[]): string =>
    texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ');
  // in their order and one after the other: all of them at once would stand in memory twice
  const values = database.copied(`
    select c."values" from unnest(array[${quoted(indicators)}]::text[]) with ordinality as wanted (indicator, place)
    join round_column c on c.round_id = '${uuid(round.id)}' and c.indicator = wanted.indicator and c.stamp = ${quoted([stamp])}
    order by place`);
  for await (const bytes of values) {
    const indicator = indicators[columns.size] as string;
    if (bytes.length !== members.ids.length * 8)
      throw new Error(`the column ${indicator} does not fit the rows of the round`);
    columns.set(indicator, new Float64Array(shared(bytes.swap64())));
  }
  // a firm that is erased takes the columns with it
  if (columns.size !== indicators.length) throw new Error('the rows of the round changed while they were read');
  return columns;
}

async function packMissing(tx: Tx, roundId: string, indicators: readonly string[], stamp: string): Promise<void> {
  const standing = await tx.roundColumn.findMany({
    where: { roundId, stamp, indicator: { in: [...indicators] } },
    select: { indicator: true },
  });
  const known = new Set(standing.map(({ indicator }) => indicator));
  const missing = indicators.filter((indicator) => !known.has(indicator));
  if (missing.length === 0) return;
  await tx.$queryRaw`select 1 from (select round_pack(${roundId}::uuid, ${missing}::text[], ${stamp})) as done`;
  const [row] = await tx.$queryRaw<{ stamp: string }[]>`select round_stamp(${roundId}::uuid) as stamp`;
  // what was packed under another stamp than its own goes with the transaction
  if (row?.stamp !== stamp) throw new Error('the rows of the round changed while they were packed');
}

async function historyOf(tx: Tx, instrumentId: string): Promise<Collected['history']> {
  type Row = Packed & { releaseId: string; families: IndicatorFamily[] };
  const archives = await tx.$queryRaw<Row[]>`
    select c.release_id as "releaseId", c.records, c.blocks, v.definition -> 'families' as families
    from release_archive c join release l on l.id = c.release_id
      join round r on r.id = l.round_id join instrument_version v on v.id = r.instrument_version_id
    where v.instrument_id = ${instrumentId}::uuid order by l.published_at, l.id`;
  return {
    releaseIds: archives.map(({ releaseId }) => releaseId),
    packed: archives.map(({ records, blocks, families }) => ({
      records,
      blocks,
      families: families.map(({ code, indicators }) => ({ id: code, indicators })),
    })),
  };
}

/** The whole network's figures of the round before: the one named as previous, else the latest earlier one of the instrument. */
async function figuresBefore(
  tx: Tx,
  roundId: string,
  instrumentId: string,
  periodEnd: Date,
  previousRoundId: string | null,
): Promise<NetworkFigures> {
  const earlier = await tx.round.findFirst({
    where: previousRoundId
      ? { id: previousRoundId }
      : { id: { not: roundId }, instrumentVersion: { instrumentId }, periodEnd: { lt: periodEnd }, status: 'released' },
    orderBy: { periodEnd: 'desc' },
  });
  const rows = earlier
    ? await tx.releaseCohort.findMany({ where: { roundId: earlier.id, cohortKey: cohortKey({}) } })
    : [];
  const figures = new Map<string, Released<PublishedFigure>>();
  for (const { families } of rows) {
    for (const family of Object.values(families as Record<string, { figures: Record<string, unknown> }>)) {
      for (const [indicator, figure] of Object.entries(family.figures)) figures.set(indicator, released(figure));
    }
  }
  return figures;
}
