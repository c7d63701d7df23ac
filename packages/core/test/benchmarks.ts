import { createHash } from 'node:crypto';
import { permissionsOf, type Role } from '@gauge/contracts';
import { connected, type Database } from '@gauge/db';
import { builtInInstrument, sectorGroup, type InstrumentDefinition } from '../src/instruments/index.js';
import type { Ctx } from '../src/platform/index.js';

/** Two allied associations, their member firms, and rounds in which all of them answered; the same every time. */
export type Network = {
  definition: InstrumentDefinition;
  versionId: string;
  lead: string;
  ally: string;
  firms: Firm[];
};
export type Firm = {
  id: string;
  name: string;
  country: 'DE' | 'IN';
  sectorCode: string;
  size: 'small' | 'medium';
  association: string;
};

/** The same name gives the same id in every database. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export async function makeNetwork(ownerUrl: string, { firms: count = 64 } = {}): Promise<Network> {
  const definition = builtInInstrument('competitiveness');
  const [lead, ally, instrument, versionId] = ['lead', 'ally', 'instrument', 'version'].map(idOf) as [
    string,
    string,
    string,
    string,
  ];
  const firms = Array.from({ length: count }, (_, index) => makeFirm(index, lead, ally));
  await connected(ownerUrl, async (owner) => {
    await owner.query(
      `insert into association (id, name, country, contact_email) values ($1, 'Lead association', 'DE', 'a@lead.example'),
        ($2, 'Allied association', 'IN', 'a@ally.example')`,
      [lead, ally],
    );
    await owner.query(`insert into instrument (id, code, title) values ($1, $2, $3)`, [
      instrument,
      definition.code,
      definition.title,
    ]);
    await owner.query(
      `insert into instrument_version (id, instrument_id, version, status, definition, content_hash) values ($1, $2, 1, 'frozen', $3, 'x')`,
      [versionId, instrument, JSON.stringify(definition)],
    );
    await owner.query(
      `with one as (select * from jsonb_to_recordset($1) as f (id uuid, name text, country text, "sectorCode" text, size text, association uuid)),
        firms as (insert into firm (id, name, country, sector_code, size) select id, name, country, "sectorCode", size from one)
       insert into membership (id, association_id, firm_id, member_no, status) select gen_random_uuid(), association, id, name, 'verified' from one`,
      [JSON.stringify(firms)],
    );
  });
  return { definition, versionId, lead, ally, firms };
}

function makeFirm(index: number, lead: string, ally: string): Firm {
  const country = index % 2 === 0 ? 'DE' : 'IN';
  return {
    id: idOf(`firm ${index}`),
    name: `Firm ${String(index).padStart(4, '0')}`,
    country,
    sectorCode: (index >> 1) % 2 === 0 ? '2592' : '2930',
    size: (index >> 2) % 2 === 0 ? 'small' : 'medium',
    association: country === 'DE' ? lead : ally,
  };
}

export type RoundOptions = {
  name: string;
  periodEnd: string;
  status?: 'open' | 'frozen';
  previousRoundId?: string;
  /** Which firms answer; all of them. */ answering?: readonly Firm[];
  assessmentStatus?: 'submitted' | 'accepted' | 'draft';
};

/** A round that every firm answered; frozen unless said otherwise, with dimensions and observers as a freeze notes them. */
export async function addRound(ownerUrl: string, network: Network, options: RoundOptions): Promise<string> {
  const { name, periodEnd, status = 'frozen', answering = network.firms, assessmentStatus = 'accepted' } = options;
  const roundId = idOf(`round ${name}`);
  const rows = answering.map((firm) => ({
    id: idOf(`${name} ${firm.id}`),
    firm: firm.id,
    values: answersOf(network.definition, `${name} ${firm.id}`),
    dimensions: { sector: sectorGroup(firm.sectorCode), country: firm.country, size: firm.size },
    observer: firm.association,
  }));
  await connected(ownerUrl, async (owner) => {
    await owner.query(
      `insert into round (id, association_id, instrument_version_id, previous_round_id, name, status, period_start, period_end, opens_on, closes_on)
       values ($1, $2, $3, $4, $5, 'open', $6::date - 364, $6, $6, $6::date + 30)`,
      [roundId, network.lead, network.versionId, options.previousRoundId ?? null, name, periodEnd],
    );
    await owner.query(`insert into round_participant (round_id, association_id) values ($1, $2), ($1, $3)`, [
      roundId,
      network.lead,
      network.ally,
    ]);
    await owner.query(
      `insert into assessment (id, round_id, firm_id, form, status, currency, values, dimensions, observers)
       select id, $2, firm, 'full', $3, 'EUR', values, case when $3 = 'accepted' then dimensions end, array[observer]
       from jsonb_to_recordset($1) as a (id uuid, firm uuid, values jsonb, dimensions jsonb, observer uuid)`,
      [JSON.stringify(rows), roundId, assessmentStatus],
    );
    await owner.query(`update round set status = $2 where id = $1`, [roundId, status]);
  });
  return roundId;
}

/** Values inside the plausible range, on the display step, drawn from the seed. */
function answersOf(definition: InstrumentDefinition, seed: string): Record<string, number> {
  const bytes = createHash('shake256', { outputLength: definition.indicators.length * 4 })
    .update(seed)
    .digest();
  return Object.fromEntries(
    definition.indicators.map(({ code, kind, plausible, displayStep }, index) => {
      const share = bytes.readUInt32BE(index * 4) / 2 ** 32;
      if (kind === 'yesno') return [code, Number(share < 0.4)];
      const steps = Math.round((plausible.min + share * (plausible.max - plausible.min)) / displayStep);
      return [code, Number((steps * displayStep).toPrecision(12))];
    }),
  );
}

export const userId = idOf('somebody');
const permissions = (role: Role) => new Set(permissionsOf[role]);

/** One request of somebody with this role at an association. */
export function atAssociation<T>(
  app: Database,
  associationId: string,
  role: Role,
  work: (ctx: Ctx) => Promise<T>,
  now = new Date(),
): Promise<T> {
  const actor = { id: userId, name: 'Some Body' };
  return app.transaction({ tenant: associationId, user: userId, scope: 'association' }, (tx) =>
    work({ actor, associationId, firmId: null, permissions: permissions(role), tx, now }),
  );
}

/** One request of a member of a firm. */
export function atFirm<T>(app: Database, firmId: string, work: (ctx: Ctx) => Promise<T>, now = new Date()): Promise<T> {
  const actor = { id: userId, name: 'Some Body' };
  return app.transaction({ firm: firmId, user: userId, scope: 'firm' }, (tx) =>
    work({ actor, associationId: null, firmId, permissions: permissions('firm_member'), tx, now }),
  );
}
