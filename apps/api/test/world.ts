import { createHash, randomUUID } from 'node:crypto';
import type { Role } from '@gauge/contracts';
import { connected } from '@gauge/db';
import { builtInInstrument } from '@gauge/core/instruments';
import type pg from 'pg';

/** The same name gives the same id in every database. */
export function idOf(name: string): string {
  const hex = sha256(name);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One association with a firm, a round and a row in every table that knows tenants. */
export type Tenant = ReturnType<typeof tenantNamed>;

export function tenantNamed(name: string) {
  const id = (thing: string) => idOf(`${name} ${thing}`);
  return {
    name,
    associationId: id('association'),
    firmId: id('firm'),
    groupId: id('group'),
    /** A draft of the association's own, and a version that no longer changes. */
    versionId: id('draft version'),
    otherId: id('frozen version'),
    roundId: id('round'),
    runId: id('run'),
    releaseId: id('release'),
    assessmentId: id('assessment'),
    queryId: id('query'),
    importId: id('import'),
    memberImportId: id('member import'),
    jobId: id('bulk job'),
    allyId: id('ally'),
    allianceId: id('alliance'),
    profileId: id('profile'),
    introductionId: id('introduction'),
    savedSearchId: id('saved search'),
    suggestionId: id('suggestion'),
    declarationId: id('declaration'),
    exchangeGroupId: id('exchange group'),
    /** Another firm of the group, host of its visit. */ groupMemberId: id('exchange member'),
    groupMeetingId: id('exchange meeting'),
    eventId: id('event'),
    signUpId: id('sign-up'),
    meetingId: id('event meeting'),
    caseId: id('case'),
    taskId: id('task'),
    fileId: id('case file'),
    sharedFileId: id('shared file'),
    actionId: id('action'),
    helpId: id('help'),
    reportId: id('report'),
    roundReportId: id('round report'),
    invitationId: id('invitation'),
    firmInvitationId: id('firm invitation'),
    keyId: id('key'),
    /** The grant that routes take away: not an administrator's, whose last one stays. */
    grantId: id('counsellor grant'),
    firmGrantId: id('firm_member grant'),
    /** A session's public id. */
    sessionId: id('listed session'),
    invitationToken: `${name}-invitation-token-${'x'.repeat(20)}`,
    resetToken: `${name}-reset-token-${'x'.repeat(20)}`,
    keySecret: `gk_${name}-live-${'x'.repeat(30)}`,
    revokedKeySecret: `gk_${name}-revoked-${'x'.repeat(30)}`,
    expiredKeySecret: `gk_${name}-expired-${'x'.repeat(30)}`,
    userId: (role: Role | 'nobody') => id(role),
    /** The cookie value of somebody's session. */
    sessionOf: (role: Role | 'nobody', state: 'live' | 'idle' | 'expired' | 'revoked' = 'live') =>
      sha256(`${name} ${role} ${state}`),
  };
}

export const versionId = idOf('instrument version');
export const operatorRole = 'network_operator';
const roles = ['firm_member', 'firm_administrator', 'counsellor', 'association_administrator'] as const;

export async function makeWorld(ownerUrl: string): Promise<{ a: Tenant; b: Tenant; operator: Tenant }> {
  const [a, b, operator] = ['alpha', 'beta', 'network'].map(tenantNamed) as [Tenant, Tenant, Tenant];
  await connected(ownerUrl, async (owner) => {
    await addInstrument(owner);
    for (const tenant of [a, b]) await addTenant(owner, tenant);
    await addPerson(owner, operator, operatorRole, { association_id: null, firm_id: null });
  });
  return { a, b, operator };
}

type Row = Record<string, unknown>;
const soon = () => new Date(Date.now() + 3600_000);
const past = () => new Date(Date.now() - 3600_000);
/** Ahead of the clock, so that no request of a run that takes minutes notes it anew and changes a row. */
const seen = () => new Date(Date.now() + 600_000);

async function insert(owner: pg.Client, table: string, row: Row): Promise<void> {
  await owner.query(`insert into ${table} (${Object.keys(row).join(', ')})
    select ${Object.keys(row).join(', ')} from jsonb_populate_record(null::${table}, '${JSON.stringify(row).replaceAll("'", "''")}'::jsonb)`);
}

async function addInstrument(owner: pg.Client): Promise<void> {
  const definition = builtInInstrument('competitiveness');
  const instrumentId = idOf('instrument');
  await insert(owner, 'instrument', {
    id: instrumentId,
    code: definition.code,
    title: definition.title,
    created_at: past(),
  });
  await insert(owner, 'instrument_version', {
    id: versionId,
    instrument_id: instrumentId,
    version: 1,
    status: 'frozen',
    definition,
    content_hash: 'x',
    problems: 0,
    missing_texts: {},
    revision: 1,
    created_at: past(),
    updated_at: past(),
  });
}

async function addOwnInstruments(owner: pg.Client, { associationId, versionId, otherId }: Tenant): Promise<void> {
  const row = {
    instrument_id: idOf('instrument'),
    association_id: associationId,
    definition: builtInInstrument('competitiveness'),
    content_hash: 'x',
    problems: 0,
    missing_texts: {},
    revision: 1,
    created_at: past(),
    updated_at: past(),
  };
  await insert(owner, 'instrument_version', { id: versionId, version: 2, status: 'draft', ...row });
  await insert(owner, 'instrument_version', { id: otherId, version: 3, status: 'frozen', ...row });
}

async function addPerson(owner: pg.Client, tenant: Tenant, role: Role | 'nobody', place: Row): Promise<void> {
  const userId = tenant.userId(role);
  await insert(owner, 'app_user', {
    id: userId,
    email: `${role}@${tenant.name}.example`,
    name: `${role} of ${tenant.name}`,
    locale: 'en',
    created_at: past(),
  });
  if (role !== 'nobody')
    await insert(owner, 'role_grant', {
      id: idOf(`${tenant.name} ${role} grant`),
      user_id: userId,
      role,
      ...place,
      created_at: past(),
    });
  const session = { user_id: userId, user_agent: 'test', created_at: past() };
  const states = {
    live: { last_seen_at: seen(), expires_at: soon() },
    idle: { last_seen_at: past(), expires_at: soon() },
    expired: { last_seen_at: new Date(), expires_at: past() },
  };
  for (const [state, times] of Object.entries(states)) {
    const idHash = sha256(tenant.sessionOf(role, state as keyof typeof states));
    await insert(owner, 'session', { id_hash: idHash, public_id: randomUUID(), ...session, ...times });
  }
}

async function addTenant(owner: pg.Client, tenant: Tenant): Promise<void> {
  const { associationId, firmId, name } = tenant;
  const at = past();
  await insert(owner, 'association', {
    id: associationId,
    name,
    country: 'DE',
    contact_email: `office@${name}.example`,
    locale: 'en',
    created_at: at,
  });
  await insert(owner, 'enterprise_group', {
    id: tenant.groupId,
    name: `${name} group`,
    registered_by: associationId,
    created_at: at,
  });
  await insert(owner, 'firm', {
    id: firmId,
    name: `${name} firm`,
    country: 'DE',
    sector_scheme: 'ISIC4',
    sector_code: '2930',
    size: 'small',
    group_id: tenant.groupId,
    created_at: at,
  });
  await insert(owner, 'membership', {
    id: idOf(`${name} membership`),
    association_id: associationId,
    firm_id: firmId,
    member_no: '1',
    status: 'verified',
    created_at: at,
    verified_at: at,
  });
  for (const role of roles) {
    const atFirm = role.startsWith('firm');
    await addPerson(owner, tenant, role, {
      association_id: atFirm ? null : associationId,
      firm_id: atFirm ? firmId : null,
    });
  }
  await addPerson(owner, tenant, 'nobody', {});
  await addOwnInstruments(owner, tenant);
  await addIdentity(owner, tenant, at);
  await addRound(owner, tenant, at);
  await addRelease(owner, tenant, at);
  await addCounselling(owner, tenant, at);
  await addPlatform(owner, tenant, at);
  await addPartnering(owner, tenant, at);
  await addBulk(owner, tenant, at);
  await addReports(owner, tenant, at);
  await addGroups(owner, tenant, at);
  await addEvents(owner, tenant, at);
}

async function addReports(owner: pg.Client, tenant: Tenant, at: Date): Promise<void> {
  const { reportId, roundReportId, firmId, associationId, roundId } = tenant;
  const ready = { language: 'en', basis: 'x', status: 'ready', file: '\\x3132', size: 2, file_name: 'Report.csv' };
  const times = { requested_at: at, finished_at: at, expires_at: soon() };
  await insert(owner, 'report', {
    id: reportId,
    firm_id: firmId,
    kind: 'firm_answers',
    requested_by: tenant.userId('firm_member'),
    ...ready,
    ...times,
  });
  await insert(owner, 'report', {
    id: roundReportId,
    association_id: associationId,
    round_id: roundId,
    kind: 'round_participation',
    requested_by: tenant.userId('association_administrator'),
    ...ready,
    ...times,
  });
}

async function addIdentity(owner: pg.Client, tenant: Tenant, at: Date): Promise<void> {
  const { associationId, firmId, name } = tenant;
  const administrator = tenant.userId('association_administrator');
  await insert(owner, 'session', {
    id_hash: sha256(`${name} listed`),
    public_id: tenant.sessionId,
    user_id: tenant.userId('association_administrator'),
    user_agent: 'listed',
    created_at: at,
    last_seen_at: new Date(),
    expires_at: soon(),
  });
  const invitation = { email: `guest@${name}.example`, invited_by: administrator, created_at: at, expires_at: soon() };
  await insert(owner, 'invitation', {
    id: tenant.invitationId,
    token_hash: sha256(tenant.invitationToken),
    role: 'counsellor',
    association_id: associationId,
    firm_id: null,
    ...invitation,
  });
  await insert(owner, 'invitation', {
    id: tenant.firmInvitationId,
    token_hash: sha256(`${name} firm token`),
    role: 'firm_member',
    association_id: null,
    firm_id: firmId,
    ...invitation,
  });
  await insert(owner, 'password_reset', {
    token_hash: sha256(tenant.resetToken),
    user_id: administrator,
    created_at: at,
    expires_at: soon(),
  });
  const key = {
    association_id: associationId,
    prefix: 'gk_test',
    permissions: ['association:read', 'members:read', 'rounds:read', 'imports:write'],
    created_by: administrator,
    created_at: at,
    last_used_at: seen(),
  };
  await insert(owner, 'api_key', { id: tenant.keyId, name: 'live', key_hash: sha256(tenant.keySecret), ...key });
  await insert(owner, 'api_key', {
    id: idOf(`${name} revoked key`),
    name: 'revoked',
    key_hash: sha256(tenant.revokedKeySecret),
    revoked_at: at,
    ...key,
  });
  await insert(owner, 'api_key', {
    id: idOf(`${name} expired key`),
    name: 'expired',
    key_hash: sha256(tenant.expiredKeySecret),
    expires_at: at,
    ...key,
  });
  await insert(owner, 'counsel_consent', {
    id: idOf(`${name} consent`),
    firm_id: firmId,
    association_id: associationId,
    level: 'answers',
    text_version: 'counsel-1',
    by_user: null,
    at,
  });
  await insert(owner, 'mail_choice', {
    user_id: administrator,
    token: `${name}-choice-token-of-the-administrator`,
    reminders: true,
  });
  await insert(owner, 'access_view', {
    id: idOf(`${name} look`),
    firm_id: firmId,
    association_id: associationId,
    user_name: 'Some Body',
    what: 'standing',
    at,
  });
}

async function addRound(owner: pg.Client, tenant: Tenant, at: Date): Promise<void> {
  const { associationId, firmId, roundId, assessmentId, queryId } = tenant;
  const dates = {
    period_start: '2025-01-01',
    period_end: '2025-12-31',
    opens_on: '2026-01-01',
    closes_on: '2026-12-31',
  };
  await insert(owner, 'round', {
    id: roundId,
    association_id: associationId,
    instrument_version_id: versionId,
    name: 'Round',
    status: 'open',
    ...dates,
    version: 1,
    created_at: at,
  });
  await insert(owner, 'round_participant', { round_id: roundId, association_id: associationId });
  const notice = { round_id: roundId, occasion: 'opening' };
  await insert(owner, 'reminder_plan', {
    round_id: roundId,
    association_id: associationId,
    at_opening: true,
    days: [7],
  });
  await insert(owner, 'round_notice', {
    id: idOf(`${tenant.name} notice`),
    association_id: associationId,
    due_at: at,
    told_at: at,
    recipients: 1,
    ...notice,
  });
  await insert(owner, 'round_notice_mail', {
    notice_id: idOf(`${tenant.name} notice`),
    user_id: tenant.userId('firm_member'),
    mail_id: idOf(`${tenant.name} notice mail`),
    ...notice,
  });
  await insert(owner, 'round_preview', {
    round_id: roundId,
    association_id: associationId,
    made_at: at,
    content: { figures: 0, dimensions: [], groups: [], labels: {}, othersAt: null, tooMany: false },
  });
  await insert(owner, 'round_rate', { round_id: roundId, currency: 'EUR', average_usd: 1.1, end_usd: 1.1 });
  await insert(owner, 'round_reference', {
    round_id: roundId,
    country: 'DE',
    currency: 'EUR',
    ppp: 0.7,
    price_index_ratio: 1,
    usd_rate_ratio: 1,
  });
  const place = { firm_id: firmId, round_id: roundId };
  await insert(owner, 'assessment', {
    id: assessmentId,
    ...place,
    form: 'short',
    status: 'draft',
    currency: 'EUR',
    money_scale: 1,
    version: 1,
    values: {},
    observers: [],
    created_at: at,
    updated_at: at,
  });
  await insert(owner, 'answer', {
    assessment_id: assessmentId,
    ...place,
    input_code: 'turnover',
    value: 12,
    skipped: false,
    version: 1,
    updated_at: at,
  });
  await insert(owner, 'query', {
    id: queryId,
    assessment_id: assessmentId,
    ...place,
    check_code: 'implausible',
    inputs: ['turnover'],
    params: {},
    text: 'Sure?',
    status: 'open',
    created_at: at,
  });
  await insert(owner, 'query_message', {
    id: idOf(`${tenant.name} message`),
    query_id: queryId,
    ...place,
    author_name: 'Some Body',
    from_firm: true,
    body: 'Yes.',
    at,
  });
  await insert(owner, 'import', {
    id: tenant.importId,
    round_id: roundId,
    association_id: associationId,
    file_name: 'x.csv',
    status: 'refused',
    row_count: 0,
    problem_count: 1,
    preview: {
      answers: 0,
      problems: [],
      reading: { format: 'csv', delimiter: ',', decimal: '.' },
      usedColumns: [],
      ignoredColumns: [],
      sample: [],
    },
    created_by: tenant.userId('association_administrator'),
    created_at: at,
  });
  await insert(owner, 'import_row', {
    import_id: tenant.importId,
    association_id: associationId,
    firm_id: firmId,
    firm_name: 'Firm',
    row: 2,
    currency: 'EUR',
    money_scale: 1,
    form: 'full',
    values: [1],
  });
}

async function addCounselling(owner: pg.Client, tenant: Tenant, at: Date): Promise<void> {
  const { associationId, firmId, caseId, roundId, name } = tenant;
  const place = { case_id: caseId, association_id: associationId, firm_id: firmId };
  await insert(owner, 'counsel_case', {
    id: caseId,
    association_id: associationId,
    firm_id: firmId,
    counsellor_id: tenant.userId('counsellor'),
    counsellor_name: 'Some Body',
    status: 'open',
    opened_at: at,
    version: 1,
  });
  const note = { ...place, author_id: tenant.userId('counsellor'), author_name: 'Some Body', at };
  await insert(owner, 'case_note', { id: idOf(`${name} note`), ...note, body: 'For us.', shared: false });
  await insert(owner, 'case_note', { id: idOf(`${name} shared`), ...note, body: 'For both.', shared: true });
  const file = { ...place, kind: 'txt', size: 2, bytes: '\\x3132', added_by: 'Some Body', at };
  await insert(owner, 'case_file', { id: tenant.fileId, ...file, name: 'For us.txt', shared: false });
  await insert(owner, 'case_file', { id: tenant.sharedFileId, ...file, name: 'For both.txt', shared: true });
  await insert(owner, 'case_meeting', {
    id: idOf(`${name} meeting`),
    ...place,
    held_on: '2026-01-15',
    kind: 'visit',
    topic: 'Scrap',
    noted_by: 'Some Body',
    created_at: at,
  });
  await insert(owner, 'case_task', {
    id: tenant.taskId,
    ...place,
    title: 'Call again',
    due_on: '2026-02-15',
    created_at: at,
  });
  await insert(owner, 'plan_action', {
    id: tenant.actionId,
    firm_id: firmId,
    instrument_version_id: versionId,
    indicator: 'QUA02',
    title: 'Sort scrap by cause',
    owner: 'Some Body',
    due_on: '2030-01-01',
    began_on: '2026-01-01',
    base: 3,
    base_round_id: roundId,
    base_round: 'Round',
    expected: 2,
    step: 0.1,
    currency: 'EUR',
    feasibility: 3,
    will: 3,
    effort: 3,
    status: 'doing',
    changed_by: 'Some Body',
    created_at: at,
    changed_at: at,
    version: 1,
  });
  await insert(owner, 'help_entry', {
    id: tenant.helpId,
    association_id: associationId,
    kind: 'practice',
    title: 'Sort scrap by cause',
    body: 'A board at the machine.',
    indicators: ['QUA02'],
    created_at: at,
    version: 1,
  });
}

async function addRelease(owner: pg.Client, tenant: Tenant, at: Date): Promise<void> {
  const { roundId, runId, releaseId, associationId } = tenant;
  await insert(owner, 'release_run', {
    id: runId,
    round_id: roundId,
    status: 'published',
    fence: 1,
    stage: 'publish',
    progress: 100,
    requested_at: at,
  });
  await insert(owner, 'release', {
    id: releaseId,
    round_id: roundId,
    run_id: runId,
    method: 'test',
    content_hash: 'x',
    families: [],
    too_fresh: [],
    rules: { withheldUnits: 0, families: {} },
    published_at: at,
  });
  await insert(owner, 'release_cohort', {
    release_id: releaseId,
    round_id: roundId,
    cohort_key: 'all',
    dimensions: {},
    families: {},
  });
  await owner.query(`insert into release_archive (release_id, round_id, records, blocks) values ($1, $2, '', '')`, [
    releaseId,
    roundId,
  ]);
  await owner.query(`insert into round_column (round_id, indicator, stamp, "values") values ($1, 'x', '', '')`, [
    roundId,
  ]);
  const ally = tenant.allyId;
  await insert(owner, 'association', {
    id: ally,
    name: 'An ally',
    country: 'IN',
    contact_email: 'x@ally.example',
    locale: 'en',
    created_at: at,
  });
  const [first_id, second_id] = [associationId, ally].sort();
  await insert(owner, 'alliance', {
    id: tenant.allianceId,
    first_id,
    second_id,
    proposed_by: associationId,
    purposes: ['pooled_benchmark'],
    status: 'accepted',
    valid_from: '2025-01-01',
    created_at: at,
  });
}

async function addPlatform(owner: pg.Client, tenant: Tenant, at: Date): Promise<void> {
  const { associationId, name } = tenant;
  const userId = tenant.userId('association_administrator');
  await insert(owner, 'audit_entry', {
    chain: `association:${associationId}`,
    seq: 1,
    at,
    actor_id: userId,
    action: 'test',
    payload: {},
    prev_hash: '0',
    hash: 'x',
  });
  await insert(owner, 'idempotency', { user_id: userId, key: 'k', route: 'test', body_hash: 'x', reply: {}, at });
  await insert(owner, 'mail', {
    id: idOf(`${name} mail`),
    to_address: `association_administrator@${name}.example`,
    subject: associationId,
    text: 'x',
    status: 'queued',
    created_at: at,
  });
  await owner.query(`insert into outbox (topic, payload) values ('send-mail', $1)`, [
    { mailId: idOf(`${name} mail`), of: associationId },
  ]);
  await insert(owner, 'reminder', { kind: 'test', subject_id: associationId, moment: '1', sent_at: at });
  await insert(owner, 'login_delay', { key: sha256(`account ${name}`), failures: 1, last_at: at });
}

const teaserOf = (profileId: string, at: Date) => ({
  id: profileId,
  kind: 'offer',
  title: 'Know-how',
  text: 'Clutches',
  place: { level: 'country', code: 'DE' },
  size: 'small',
  needs: [],
  offers: [],
  types: ['technical'],
  series: null,
  certificates: [],
  certificatesNeeded: [],
  languages: ['en'],
  marketsWanted: [],
  publishedAt: at,
});

async function addPartnering(owner: pg.Client, tenant: Tenant, at: Date): Promise<void> {
  const { associationId, firmId, profileId, introductionId, name } = tenant;
  const shown = { kind: 'offer', title: 'Know-how', text: 'Clutches', needs: [], offers: ['HS2022:870893'] };
  const terms = { types: ['technical'], series: null, certificates: [], certificates_needed: [], languages: ['en'] };
  const markets = { markets_wanted: [], markets_excluded: [], blocked_firms: [] };
  await insert(owner, 'partner_profile', {
    id: profileId,
    firm_id: firmId,
    association_id: associationId,
    status: 'published',
    ...shown,
    ...terms,
    ...markets,
    contact_name: 'Some Body',
    contact_email: `contact@${name}.example`,
    version: 1,
    created_at: at,
    updated_at: at,
    submitted_at: at,
    published_at: at,
    expires_at: soon(),
  });
  await insert(owner, 'partner_teaser', {
    profile_id: profileId,
    firm_id: firmId,
    association_id: associationId,
    ...shown,
    ...terms,
    ...markets,
    place_level: 'country',
    place: 'DE',
    countries: ['DE'],
    size: 'small',
    need_terms: [],
    offer_terms: ['HS2022:870893', 'HS2022:8708', 'HS2022:87', 'HS2022:S17'],
    words: ['clutch'],
    published_at: at,
    expires_at: soon(),
  });
  await insert(owner, 'saved_search', {
    id: tenant.savedSearchId,
    firm_id: firmId,
    user_id: tenant.userId('firm_administrator'),
    search: 'clutch',
    alert: true,
    created_at: at,
    looked_at: at,
  });
  await insert(owner, 'suggestion', {
    id: tenant.suggestionId,
    firm_id: firmId,
    profile_id: profileId,
    teaser_id: profileId,
    rank: 1,
    found_at: at,
  });
  await insert(owner, 'suggestion_refresh', {
    profile_id: profileId,
    firm_id: firmId,
    looked_at: at,
    again_at: soon(),
  });
  const teaser = teaserOf(profileId, at);
  await insert(owner, 'introduction', {
    id: introductionId,
    asker_profile_id: profileId,
    asker_firm_id: firmId,
    asker_association_id: associationId,
    asked_profile_id: idOf(`${name} other profile`),
    asked_firm_id: idOf(`${name} other firm`),
    asked_association_id: idOf(`${name} ally`),
    status: 'asker_review',
    asker_teaser: teaser,
    asked_teaser: teaser,
    message: 'May we meet?',
    due_at: soon(),
    version: 1,
    created_at: at,
  });
  const inCharge = { introduction_id: introductionId, since: at };
  await insert(owner, 'introduction_charge', {
    ...inCharge,
    party: 'asker_firm',
    firm_id: firmId,
    grant_id: idOf(`${name} firm_administrator grant`),
  });
  await insert(owner, 'introduction_charge', {
    ...inCharge,
    party: 'asker_association',
    association_id: associationId,
    grant_id: tenant.grantId,
  });
  await insert(owner, 'learning_declaration', {
    id: tenant.declarationId,
    firm_id: firmId,
    association_id: associationId,
    kind: 'learn',
    area: 'competitiveness:quality',
    area_name: 'Quality',
    status: 'published',
    text: 'We want to learn how others approve first pieces.',
    languages: ['en'],
    hide_from_rivals: false,
    contact_name: 'Some Body',
    contact_email: `contact@${name}.example`,
    teaser: {
      id: tenant.declarationId,
      kind: 'learn',
      area: { key: 'competitiveness:quality', name: 'Quality' },
      text: 'We want to learn how others approve first pieces.',
      place: { level: 'country', code: 'DE' },
      size: 'small',
      industries: [],
      languages: ['en'],
      publishedAt: at,
    },
    version: 1,
    created_at: at,
    updated_at: at,
    submitted_at: at,
    published_at: at,
    expires_at: soon(),
  });
  const of = { introduction_id: introductionId, at };
  const note = `Of ${associationId}.`;
  await insert(owner, 'introduction_step', { id: idOf(`${name} step`), ...of, move: 'ask', by: 'asker_firm', note });
  await insert(owner, 'introduction_message', {
    id: idOf(`${name} introduction message`),
    ...of,
    side: 'asker',
    author_name: 'Some Body',
    body: note,
  });
  await insert(owner, 'introduction_outcome', {
    id: idOf(`${name} outcome`),
    ...of,
    side: 'asker',
    result: 'talks',
    why: note,
  });
}

async function addBulk(owner: pg.Client, tenant: Tenant, at: Date): Promise<void> {
  const { associationId, firmId, memberImportId, jobId, name } = tenant;
  const by = tenant.userId('association_administrator');
  await insert(owner, 'member_import', {
    id: memberImportId,
    association_id: associationId,
    file_name: 'members.csv',
    status: 'refused',
    row_count: 0,
    problem_count: 1,
    preview: {
      created: 0,
      changed: 0,
      unchanged: 0,
      problems: [],
      usedColumns: [],
      ignoredColumns: [],
      news: [],
      changes: [],
    },
    created_by: by,
    created_at: at,
  });
  await insert(owner, 'bulk_job', {
    id: jobId,
    association_id: associationId,
    kind: 'invite-members',
    status: 'done',
    params: {},
    total: 1,
    done: 1,
    skipped: 0,
    failed: 0,
    fence: 1,
    requested_by: by,
    requester_name: 'Some Body',
    requested_at: at,
    finished_at: at,
  });
  await insert(owner, 'bulk_item', {
    id: idOf(`${name} bulk item`),
    job_id: jobId,
    association_id: associationId,
    position: 1,
    target_id: firmId,
    label: 'A firm',
    state: 'done',
  });
}

/** An exchange group with the firm and another one, which it visits. */
async function addGroups(owner: pg.Client, tenant: Tenant, at: Date): Promise<void> {
  const { associationId, firmId, exchangeGroupId, groupMemberId, groupMeetingId, name } = tenant;
  await insert(owner, 'exchange_group', {
    id: exchangeGroupId,
    association_id: associationId,
    title: 'First pieces',
    about: '',
    area: 'competitiveness:quality',
    area_name: 'Quality',
    status: 'open',
    created_at: at,
  });
  const of = { group_id: exchangeGroupId, association_id: associationId };
  const ownId = idOf(`${name} own exchange member`);
  const joined = { ...of, status: 'joined', invited_at: at, answered_at: at };
  await insert(owner, 'exchange_member', { id: ownId, ...joined, firm_id: firmId });
  await insert(owner, 'exchange_member', { id: groupMemberId, ...joined, firm_id: idOf(`${name} other firm`) });
  await insert(owner, 'exchange_meeting', {
    id: groupMeetingId,
    ...of,
    kind: 'visit',
    held_on: '2030-01-10',
    place: 'At the press shop',
    topic: 'First pieces',
    host_id: groupMemberId,
    host_answer: 'agreed',
    guests: 4,
    created_at: at,
  });
  await insert(owner, 'exchange_guest', { meeting_id: groupMeetingId, member_id: ownId, ...of, at });
  await insert(owner, 'exchange_note', {
    id: idOf(`${name} exchange note`),
    meeting_id: groupMeetingId,
    ...of,
    at,
    author_name: 'Some Body',
    body: 'What we saw.',
    shared: true,
  });
}

/** An event of the association with its firm and another one, the schedule published. */
async function addEvents(owner: pg.Client, tenant: Tenant, at: Date): Promise<void> {
  const { associationId, firmId, profileId, eventId, signUpId, meetingId, name } = tenant;
  const otherId = idOf(`${name} other sign-up`);
  await insert(owner, 'event', {
    id: eventId,
    association_id: associationId,
    kind: 'brokerage_day',
    status: 'scheduled',
    title: 'Suppliers’ day',
    about: '',
    place: 'Stuttgart',
    country: 'DE',
    time_zone: 'Europe/Berlin',
    starts_on: past(),
    ends_on: soon(),
    sign_up_until: past(),
    for_allies: true,
    first_meeting: past(),
    slots: 8,
    slot_minutes: 30,
    pause_minutes: 0,
    tables: 2,
    most_each: 4,
    version: 1,
    created_at: at,
    planned_at: at,
    published_at: at,
  });
  const place = { event_id: eventId, association_id: associationId };
  const signUp = { ...place, profile_id: profileId, teaser: teaserOf(profileId, at), signed_up_at: at };
  await insert(owner, 'event_sign_up', { id: signUpId, firm_id: firmId, ...signUp });
  await insert(owner, 'event_sign_up', { id: otherId, firm_id: idOf(`${name} other firm`), ...signUp });
  for (const [from_id, to_id] of [
    [signUpId, otherId],
    [otherId, signUpId],
  ])
    await insert(owner, 'event_request', { from_id, to_id, ...place, wish: 'Clutches.', at });
  await insert(owner, 'event_meeting', {
    id: meetingId,
    ...place,
    first_id: signUpId,
    second_id: otherId,
    slot: 0,
    table_no: 0,
  });
  await insert(owner, 'event_outcome', {
    meeting_id: meetingId,
    sign_up_id: signUpId,
    ...place,
    outcome: 'useful',
    at,
  });
}
