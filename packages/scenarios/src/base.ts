import { hash } from '@node-rs/argon2';
import { builtInInstruments, countryCodeOf } from '@gauge/core/instruments';
import { canonicalJson, sha256 } from '@gauge/core/platform';
import type { Client } from 'pg';
import { accounts, demoPassword, type DemoAccount } from './accounts.js';
import type { DemoFirm, DemoGroup } from './firms.js';
import { genderCompanies, type GenderCompany } from './gender.js';
import { places } from './places.js';
import { stableId } from './random.js';

export const associationId = (slug: string): string => stableId('association', slug);
export const genderSlug = 'gender';

/** Columns of a table as arrays: one statement a table, whatever the number of rows. */
async function insert(
  owner: Client,
  table: string,
  columns: Record<string, { type: string; values: unknown[] }>,
): Promise<void> {
  const names = Object.keys(columns);
  const arrays = names.map((name, i) => `$${i + 1}::${columns[name]!.type}[]`);
  await owner.query(
    `insert into ${table} (${names.join(', ')}) select * from unnest(${arrays.join(', ')})`,
    names.map((name) => columns[name]!.values),
  );
}

/** Who there is before the first round: associations, alliances, instruments, firms, memberships, people. Written as the owner, in the caller's transaction. */
export async function seedBase(
  owner: Client,
  firms: DemoFirm[],
  groups: DemoGroup[],
): Promise<{ companies: GenderCompany[] }> {
  const companies = genderCompanies(countryCodeOf);
  await seedAssociations(owner);
  await seedInstruments(owner);
  await seedFirms(owner, firms, groups, companies);
  await seedPeople(owner, firms, companies);
  return { companies };
}

async function seedAssociations(owner: Client): Promise<void> {
  const rows = [
    ...places.map((p) => ({
      id: associationId(p.slug),
      name: p.association,
      country: p.country,
      email: `office@${p.domainName}`,
      locale: p.locale,
    })),
    {
      id: associationId(genderSlug),
      name: 'Gender Assessment Readers’ Circle',
      country: 'NL',
      email: 'office@gender.example',
      locale: 'en',
    },
  ];
  await insert(owner, 'association', {
    id: { type: 'uuid', values: rows.map((r) => r.id) },
    name: { type: 'text', values: rows.map((r) => r.name) },
    country: { type: 'text', values: rows.map((r) => r.country) },
    contact_email: { type: 'text', values: rows.map((r) => r.email) },
    locale: { type: 'text', values: rows.map((r) => r.locale) },
  });
  for (const [i, a] of places.entries())
    for (const b of places.slice(i + 1)) {
      const [first, second] = [associationId(a.slug), associationId(b.slug)].sort();
      await owner.query(
        `insert into alliance (id, first_id, second_id, proposed_by, purposes, status, valid_from, valid_until, created_at, answered_at)
         values ($1, $2, $3, $2, $4, 'accepted', '2023-01-01', $5, '2022-12-01', '2022-12-12')`,
        [
          stableId('alliance', a.slug, b.slug),
          first,
          second,
          ['pooled_benchmark', 'partner_profiles', 'learning_exchange', 'events'],
          // one of them is to be spoken of soon
          a.slug === 'aai' && b.slug === 'aopb' ? inDays(50) : null,
        ],
      );
    }
  const [first, second] = [associationId(genderSlug), associationId('bacg')].sort();
  await owner.query(
    `insert into alliance (id, first_id, second_id, proposed_by, purposes, status, valid_from, created_at, message)
     values ($1, $2, $3, $4, '{learning_exchange,events}', 'proposed', $5, $6, $7)`,
    [
      stableId('alliance', genderSlug, 'bacg'),
      first,
      second,
      associationId(genderSlug),
      inDays(20),
      inDays(-6),
      'Our readers assess how companies include women. Your members run workshops on training that we should like to join, and we can show how the assessment is read.',
    ],
  );
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function seedInstruments(owner: Client): Promise<void> {
  for (const definition of builtInInstruments()) {
    const id = stableId('instrument', definition.code);
    await owner.query('insert into instrument (id, code, title) values ($1, $2, $3)', [
      id,
      definition.code,
      definition.title,
    ]);
    await owner.query(
      'insert into instrument_version (id, instrument_id, version, definition, content_hash) values ($1, $2, $3, $4, $5)',
      [
        versionId(definition.code),
        id,
        definition.version,
        JSON.stringify(definition),
        sha256(canonicalJson(definition)),
      ],
    );
  }
}

export const versionId = (instrument: string): string => stableId('instrument version', instrument, 1);

async function seedFirms(
  owner: Client,
  firms: DemoFirm[],
  groups: DemoGroup[],
  companies: GenderCompany[],
): Promise<void> {
  await insert(owner, 'enterprise_group', {
    id: { type: 'uuid', values: groups.map((g) => g.id) },
    name: { type: 'text', values: groups.map((g) => g.name) },
  });
  await insert(owner, 'firm', {
    id: { type: 'uuid', values: [...firms.map((f) => f.id), ...companies.map((c) => c.id)] },
    name: { type: 'text', values: [...firms.map((f) => f.name), ...companies.map((c) => c.name)] },
    country: { type: 'text', values: [...firms.map((f) => f.country), ...companies.map((c) => c.country)] },
    region: { type: 'text', values: [...firms.map(() => null), ...companies.map((c) => c.region)] },
    sector_scheme: { type: 'text', values: [...firms.map(() => 'ISIC4'), ...companies.map(() => 'WBA2023')] },
    sector_code: { type: 'text', values: [...firms.map((f) => f.sectorCode), ...companies.map((c) => c.industry)] },
    size: { type: 'text', values: [...firms.map((f) => f.size), ...companies.map(() => null)] },
    group_id: { type: 'uuid', values: [...firms.map((f) => f.groupId), ...companies.map(() => null)] },
  });
  const memberships = [
    ...firms.map((f) => ({
      association: f.place.slug,
      firm: f.id,
      no: f.memberNo,
      contact: `office@${f.memberNo.toLowerCase()}.example`,
    })),
    ...firms.flatMap((f) =>
      f.also
        ? [
            {
              association: f.also.slug,
              firm: f.id,
              no: `${f.also.slug.toUpperCase()}-X${f.memberNo.slice(-4)}${f.place.country}`,
              contact: null,
            },
          ]
        : [],
    ),
    ...companies.map((c) => ({ association: genderSlug, firm: c.id, no: c.memberNo, contact: null })),
  ];
  await insert(owner, 'membership', {
    id: { type: 'uuid', values: memberships.map((m) => stableId('membership', m.association, m.firm)) },
    association_id: { type: 'uuid', values: memberships.map((m) => associationId(m.association)) },
    firm_id: { type: 'uuid', values: memberships.map((m) => m.firm) },
    member_no: { type: 'text', values: memberships.map((m) => m.no) },
    status: { type: 'text', values: memberships.map(() => 'verified') },
    contact_email: { type: 'text', values: memberships.map((m) => m.contact) },
    verified_at: { type: 'timestamptz', values: memberships.map(() => '2023-01-15T09:00:00Z') },
  });
}

async function seedPeople(owner: Client, firms: DemoFirm[], companies: GenderCompany[]): Promise<void> {
  const password = await hash(demoPassword, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await insert(owner, 'app_user', {
    id: { type: 'uuid', values: accounts.map((a) => a.id) },
    email: { type: 'text', values: accounts.map((a) => a.email) },
    name: { type: 'text', values: accounts.map((a) => a.name) },
    password_hash: { type: 'text', values: accounts.map(() => password) },
  });
  const firmOf = ({ role, place }: DemoAccount): string | null =>
    role.startsWith('firm_')
      ? place.startsWith('gender:')
        ? companies.find((c) => c.name === place.slice(7))!.id
        : firms.find((f) => f.key === place)!.id
      : null;
  await insert(owner, 'role_grant', {
    id: { type: 'uuid', values: accounts.map((a) => stableId('grant', a.email)) },
    user_id: { type: 'uuid', values: accounts.map((a) => a.id) },
    role: { type: 'text', values: accounts.map((a) => a.role) },
    association_id: {
      type: 'uuid',
      values: accounts.map((a) => (a.place && !firmOf(a) ? associationId(a.place) : null)),
    },
    firm_id: { type: 'uuid', values: accounts.map(firmOf) },
  });
  await seedConsents(owner, firms);
}

/** Two firms in three let their counsellor see standings, some answers too. */
async function seedConsents(owner: Client, firms: DemoFirm[]): Promise<void> {
  const agreed = firms.filter((_, i) => i % 3 !== 2);
  await insert(owner, 'counsel_consent', {
    id: { type: 'uuid', values: agreed.map((f) => stableId('consent', f.id)) },
    firm_id: { type: 'uuid', values: agreed.map((f) => f.id) },
    association_id: { type: 'uuid', values: agreed.map((f) => associationId(f.place.slug)) },
    level: { type: 'text', values: agreed.map((_, i) => (i % 4 === 0 ? 'answers' : 'standings')) },
    text_version: { type: 'text', values: agreed.map(() => '2023-1') },
    at: { type: 'timestamptz', values: agreed.map(() => '2024-03-01T09:00:00Z') },
  });
}
