-- Row level security under every table, whatever the application forgets.
-- gauge_owner migrates and seeds; gauge_app serves requests inside one tenant; gauge_release runs the release job across tenants.

-- A pooled connection reads back '' and not null for a setting that was local to an ended transaction.
create function app_tenant() returns uuid language sql stable as $$ select nullif(current_setting('app.tenant', true), '')::uuid $$;
create function app_firm() returns uuid language sql stable as $$ select nullif(current_setting('app.firm', true), '')::uuid $$;
create function app_user_id() returns uuid language sql stable as $$ select nullif(current_setting('app.user', true), '')::uuid $$;
create function app_scope() returns text language sql stable as $$ select coalesce(current_setting('app.scope', true), '') $$;

do $$
declare t text;
begin
  for t in select tablename from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to gauge_owner using (true) with check (true)', t);
  end loop;
end $$;

grant usage on schema public to gauge_app, gauge_release;

-- Identity -----------------------------------------------------------------------------------------------------------

grant select, insert, update on association to gauge_app;
create policy read_signed_in on association for select to gauge_app using (app_user_id() is not null);
create policy network_registers on association for insert to gauge_app with check (app_scope() = 'network');
create policy own_changes on association for update to gauge_app using (id = app_tenant() or app_scope() = 'network') with check (id = app_tenant() or app_scope() = 'network');

grant select, insert, update on membership to gauge_app;
create policy own on membership to gauge_app
  using (association_id = app_tenant() or firm_id = app_firm())
  with check (association_id = app_tenant() or firm_id = app_firm());

grant select, insert, update on firm to gauge_app;
create policy read_own on firm for select to gauge_app using (
  id = app_firm() or exists (select 1 from membership m where m.firm_id = firm.id and m.association_id = app_tenant() and m.status <> 'ended'));
create policy association_registers on firm for insert to gauge_app with check (app_tenant() is not null);
create policy change_own on firm for update to gauge_app using (
  id = app_firm() or exists (select 1 from membership m where m.firm_id = firm.id and m.association_id = app_tenant() and m.status <> 'ended'));

grant select, insert on enterprise_group to gauge_app;
create policy read_own on enterprise_group for select to gauge_app using (
  registered_by = app_tenant() or exists (select 1 from firm f where f.group_id = enterprise_group.id));
create policy association_registers on enterprise_group for insert to gauge_app with check (registered_by = app_tenant());

grant select, insert, update, delete on role_grant to gauge_app;
create policy read_own on role_grant for select to gauge_app using (user_id = app_user_id() or association_id = app_tenant() or firm_id = app_firm());
create policy scope_grants on role_grant for insert to gauge_app with check (
  (association_id = app_tenant() and firm_id is null) or (firm_id = app_firm() and association_id is null) or app_scope() = 'network');
create policy scope_revokes on role_grant for delete to gauge_app using (association_id = app_tenant() or firm_id = app_firm());

grant select, insert, update on app_user to gauge_app;
create policy read_own on app_user for select to gauge_app using (
  id = app_user_id() or exists (select 1 from role_grant g where g.user_id = app_user.id and (g.association_id = app_tenant() or g.firm_id = app_firm())));
create policy self_insert on app_user for insert to gauge_app with check (id = app_user_id());
create policy self_change on app_user for update to gauge_app using (id = app_user_id()) with check (id = app_user_id());

grant select, insert, update, delete on session to gauge_app;
create policy self on session to gauge_app using (user_id = app_user_id()) with check (user_id = app_user_id());

grant select, insert, update on password_reset to gauge_app;
create policy self on password_reset to gauge_app using (user_id = app_user_id()) with check (user_id = app_user_id());

grant select, insert, update, delete on login_delay to gauge_app;
create policy hashed_keys_only on login_delay to gauge_app using (true) with check (true);

grant select, insert, update on invitation to gauge_app;
create policy own on invitation to gauge_app
  using (association_id = app_tenant() or firm_id = app_firm() or (app_scope() = 'network' and firm_id is null)
    or exists (select 1 from membership m where m.firm_id = invitation.firm_id and m.association_id = app_tenant() and m.status = 'verified'))
  with check (association_id = app_tenant() or firm_id = app_firm() or (app_scope() = 'network' and firm_id is null)
    or exists (select 1 from membership m where m.firm_id = invitation.firm_id and m.association_id = app_tenant() and m.status = 'verified'));

grant select, insert, update on api_key to gauge_app;
create policy own on api_key to gauge_app using (association_id = app_tenant()) with check (association_id = app_tenant());

grant select, insert on counsel_consent to gauge_app;
create policy read_own on counsel_consent for select to gauge_app using (firm_id = app_firm() or association_id = app_tenant());
create policy firm_decides on counsel_consent for insert to gauge_app with check (firm_id = app_firm());

grant select, insert on access_view to gauge_app;
create policy read_own on access_view for select to gauge_app using (firm_id = app_firm() or association_id = app_tenant());
create policy viewer_records on access_view for insert to gauge_app with check (association_id = app_tenant());

-- Before anybody is signed in a request may look up exactly one row by a secret it was shown (or one account by its address).
create function identity_find_login(p_email text) returns table (id uuid, name text, password_hash text, disabled boolean)
  language sql stable security definer set search_path = public as
  $$ select u.id, u.name, u.password_hash, u.disabled_at is not null from app_user u where u.email = p_email $$;
create function identity_find_session(p_id_hash text) returns table (user_id uuid, public_id uuid, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz)
  language sql stable security definer set search_path = public as
  $$ select s.user_id, s.public_id, s.created_at, s.last_seen_at, s.expires_at from session s join app_user u on u.id = s.user_id where s.id_hash = p_id_hash and u.disabled_at is null $$;
create function identity_find_api_key(p_key_hash text) returns table (id uuid, association_id uuid, permissions text[], name text)
  language sql stable security definer set search_path = public as
  $$ select k.id, k.association_id, k.permissions, k.name from api_key k where k.key_hash = p_key_hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > now()) $$;
create function identity_find_reset(p_token_hash text) returns table (user_id uuid)
  language sql stable security definer set search_path = public as
  $$ select r.user_id from password_reset r where r.token_hash = p_token_hash and r.used_at is null and r.expires_at > now() $$;
create function identity_find_invitation(p_token_hash text)
  returns table (id uuid, email text, role text, association_id uuid, firm_id uuid, place text, known boolean, state text)
  language sql stable security definer set search_path = public as
  $$ select i.id, i.email, i.role, i.association_id, i.firm_id,
       coalesce((select f.name from firm f where f.id = i.firm_id), (select a.name from association a where a.id = i.association_id), ''),
       exists (select 1 from app_user u where u.email = i.email and u.password_hash is not null),
       case when i.revoked_at is not null then 'revoked' when i.accepted_at is not null then 'accepted' when i.expires_at <= now() then 'expired' else 'open' end
     from invitation i where i.token_hash = p_token_hash $$;
-- The only way a grant comes from outside its scope: an open invitation, used once, by the user it was sent to.
create function identity_accept_invitation(p_token_hash text, p_user uuid) returns boolean
  language plpgsql security definer set search_path = public as $$
declare i invitation;
begin
  update invitation set accepted_at = now() from app_user u
    where token_hash = p_token_hash and accepted_at is null and revoked_at is null and invitation.expires_at > now() and u.id = p_user and u.email = invitation.email
    returning invitation.* into i;
  if not found then return false; end if;
  insert into role_grant (user_id, role, association_id, firm_id)
    values (p_user, i.role, case when i.firm_id is null then i.association_id end, i.firm_id) on conflict do nothing;
  return true;
end $$;

-- An association may enrol a firm that nobody else has; a firm that is already a member elsewhere must agree itself.
-- (Else an association could read a firm's answers by claiming it.)
create function membership_guard() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.status = 'verified' and (tg_op = 'INSERT' or old.status <> 'verified') and app_tenant() is not null
     and exists (select 1 from membership m where m.firm_id = new.firm_id and m.association_id <> new.association_id and m.status = 'verified') then
    raise exception 'MEMBERSHIP_NEEDS_FIRM: the firm is a member of another association and must agree itself' using errcode = 'P0001';
  end if;
  if tg_op = 'UPDATE' and (new.firm_id <> old.firm_id or new.association_id <> old.association_id) then
    raise exception 'MEMBERSHIP_FIXED: a membership keeps its firm and its association' using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger membership_guard before insert or update on membership for each row execute function membership_guard();

-- Platform -----------------------------------------------------------------------------------------------------------

grant insert on outbox to gauge_app, gauge_release;
grant usage on sequence outbox_id_seq to gauge_app, gauge_release;
create policy write_only on outbox for insert to gauge_app with check (true);
grant select, update, delete on outbox to gauge_release;
create policy relay on outbox to gauge_release using (true) with check (true);

grant select, insert on audit_entry to gauge_app, gauge_release;
create policy own_chain on audit_entry to gauge_app
  using (chain in ('association:' || app_tenant(), 'firm:' || app_firm(), 'user:' || app_user_id()) or (chain = 'network' and app_scope() = 'network'))
  with check (chain in ('association:' || app_tenant(), 'firm:' || app_firm(), 'user:' || app_user_id()) or (chain = 'network' and app_scope() = 'network'));
create policy release_job on audit_entry to gauge_release using (true) with check (true);

grant select, insert on idempotency to gauge_app;
create policy self on idempotency to gauge_app using (user_id = app_user_id()) with check (user_id = app_user_id());

grant select, insert on mail to gauge_app;
create policy write on mail for insert to gauge_app with check (true);
create policy demo_mailbox on mail for select to gauge_app using (app_scope() = 'mailbox');
grant select, update on mail to gauge_release;
create policy deliver on mail to gauge_release using (true) with check (true);

-- Instruments and alliances ------------------------------------------------------------------------------------------

grant select, insert, update on instrument, instrument_version to gauge_app;
create policy read_signed_in on instrument for select to gauge_app using (app_user_id() is not null);
create policy network_keeps on instrument for insert to gauge_app with check (app_scope() = 'network');
create policy network_changes on instrument for update to gauge_app using (app_scope() = 'network');
create policy read_signed_in on instrument_version for select to gauge_app using (app_user_id() is not null);
create policy network_keeps on instrument_version for insert to gauge_app with check (app_scope() = 'network');
create policy network_changes on instrument_version for update to gauge_app using (app_scope() in ('network', 'association'));

create function instrument_version_fixed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (new.definition is distinct from old.definition or new.version <> old.version) and exists (select 1 from round r where r.instrument_version_id = old.id) then
    raise exception 'INSTRUMENT_IN_USE: a round uses this instrument version, so it cannot change; make a new version' using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger instrument_version_fixed before update on instrument_version for each row execute function instrument_version_fixed();

grant select, insert, update on alliance to gauge_app;
create policy own on alliance to gauge_app
  using (app_tenant() in (first_id, second_id) or app_scope() = 'network') with check (app_tenant() in (first_id, second_id));

-- Rounds -------------------------------------------------------------------------------------------------------------

grant select, insert, update, delete on round_participant to gauge_app;
create policy read_signed_in on round_participant for select to gauge_app using (app_user_id() is not null);

grant select, insert, update on round to gauge_app;
create policy read_own on round for select to gauge_app using (
  association_id = app_tenant()
  or exists (select 1 from round_participant p where p.round_id = round.id and p.association_id = app_tenant())
  or exists (select 1 from round_participant p join membership m on m.association_id = p.association_id
             where p.round_id = round.id and m.firm_id = app_firm() and m.status = 'verified')
  or app_scope() = 'network');
create policy lead_opens on round for insert to gauge_app with check (association_id = app_tenant());
create policy lead_changes on round for update to gauge_app using (association_id = app_tenant()) with check (association_id = app_tenant());

create policy lead_adds on round_participant for insert to gauge_app with check (exists (select 1 from round r where r.id = round_id and r.association_id = app_tenant()));
create policy lead_removes on round_participant for delete to gauge_app using (exists (select 1 from round r where r.id = round_id and r.association_id = app_tenant()));

grant select, insert, update, delete on round_rate, round_reference to gauge_app;
create policy read_own on round_rate for select to gauge_app using (exists (select 1 from round r where r.id = round_id));
create policy lead_sets on round_rate to gauge_app using (exists (select 1 from round r where r.id = round_id and r.association_id = app_tenant()));
create policy read_own on round_reference for select to gauge_app using (exists (select 1 from round r where r.id = round_id));
create policy lead_sets on round_reference to gauge_app using (exists (select 1 from round r where r.id = round_id and r.association_id = app_tenant()));

do $$
declare t text;
begin
  foreach t in array array['assessment', 'answer', 'query', 'query_message'] loop
    execute format('grant select, insert, update on %I to gauge_app', t);
    execute format($p$create policy own on %1$I to gauge_app using (
      firm_id = app_firm()
      or (exists (select 1 from membership m where m.firm_id = %1$I.firm_id and m.association_id = app_tenant() and m.status = 'verified')
          and exists (select 1 from round_participant p where p.round_id = %1$I.round_id and p.association_id = app_tenant())))$p$, t);
  end loop;
end $$;
grant delete on answer to gauge_app;

grant select, insert, update, delete on import to gauge_app;
create policy own on import to gauge_app using (association_id = app_tenant()) with check (association_id = app_tenant());

-- A frozen round is frozen for everybody: answers and assessments change only before.
create function round_not_frozen() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from round r where r.id = coalesce(new.round_id, old.round_id) and r.status in ('frozen', 'released')) then
    raise exception 'ROUND_FROZEN: the round is frozen; its answers no longer change' using errcode = 'P0001';
  end if;
  return coalesce(new, old);
end $$;
create trigger round_not_frozen before insert or update on assessment for each row execute function round_not_frozen();
create trigger round_not_frozen before insert or update or delete on answer for each row execute function round_not_frozen();

-- Benchmarks ---------------------------------------------------------------------------------------------------------

grant select, insert on release_run to gauge_app;
create policy participants_watch on release_run for select to gauge_app using (app_tenant() is not null and exists (select 1 from round r where r.id = round_id));
create policy lead_requests on release_run for insert to gauge_app with check (exists (select 1 from round r where r.id = round_id and r.association_id = app_tenant()));

grant select on release, release_cohort to gauge_app;
create policy participants_read on release for select to gauge_app using (exists (select 1 from round r where r.id = round_id));
create policy participants_read on release_cohort for select to gauge_app using (exists (select 1 from round r where r.id = round_id));

-- release_archive: no grant to gauge_app at all.

do $$
declare t text;
begin
  foreach t in array array['association', 'firm', 'enterprise_group', 'membership', 'instrument', 'instrument_version', 'alliance', 'round', 'round_participant',
      'round_rate', 'round_reference', 'assessment', 'query'] loop
    execute format('grant select on %I to gauge_release', t);
    execute format('create policy release_reads on %I for select to gauge_release using (true)', t);
  end loop;
  foreach t in array array['release', 'release_cohort', 'release_archive'] loop
    execute format('grant select, insert on %I to gauge_release', t);
    execute format('create policy release_job on %I to gauge_release using (true) with check (true)', t);
  end loop;
end $$;
grant select, update on release_run to gauge_release;
create policy release_job on release_run to gauge_release using (true) with check (true);
grant update (status, released_at, version) on round to gauge_release;
create policy release_flips on round for update to gauge_release using (true) with check (true);

create function release_fixed() returns trigger language plpgsql as $$
begin
  raise exception 'RELEASE_FIXED: a release never changes' using errcode = 'P0001';
end $$;
create trigger release_fixed before update or delete on release for each row execute function release_fixed();
create trigger release_fixed before update or delete on release_cohort for each row execute function release_fixed();

-- Words that only these columns may hold (the lifecycles themselves live in the contracts) ------------------------------

alter table round add constraint round_status check (status in ('draft', 'open', 'review', 'frozen', 'released'));
alter table assessment add constraint assessment_status check (status in ('draft', 'submitted', 'queried', 'accepted', 'withdrawn'));
alter table assessment add constraint assessment_form check (form in ('short', 'full'));
alter table assessment add constraint assessment_scale check (money_scale in (1, 1000, 1000000));
alter table membership add constraint membership_status check (status in ('pending', 'verified', 'ended'));
alter table role_grant add constraint role_grant_role check (role in ('firm_member', 'firm_administrator', 'counsellor', 'association_administrator', 'network_operator'));
alter table role_grant add constraint role_grant_scope check (
  (role in ('firm_member', 'firm_administrator') and firm_id is not null and association_id is null)
  or (role in ('counsellor', 'association_administrator') and association_id is not null and firm_id is null)
  or (role = 'network_operator' and association_id is null and firm_id is null));
alter table release_run add constraint release_run_status check (status in ('queued', 'running', 'published', 'failed'));
alter table firm add constraint firm_name_not_blank check (btrim(name) <> '');
alter table firm add constraint firm_size check (size is null or size in ('micro', 'small', 'medium', 'large'));
-- One run at a time.
create unique index release_run_active on release_run (round_id) where status in ('queued', 'running');
