-- Members by the hundred: import, bulk jobs, the course of a membership, and a firm that two associations enter.

-- Memberships -----------------------------------------------------------------------------------------------------------

alter table membership add column contact_email text, add column end_reason text, add column left_name text;
alter table membership drop constraint membership_status;
alter table membership add constraint membership_status check (status in ('unverified', 'pending', 'verified', 'ended'));

-- An association may correct what it entered itself, also before it vouches for it.
drop policy change_own on firm;
create policy change_own on firm for update to gauge_app using (
  id = app_firm() or exists (select 1 from membership m where m.firm_id = firm.id and m.association_id = app_tenant() and m.status in ('verified', 'unverified')));

-- The same guard as before, for a membership that is not vouched for yet, too, and in words that tell nothing of others.
create or replace function membership_guard() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.status in ('verified', 'unverified') and (tg_op = 'INSERT' or old.status not in ('verified', 'unverified')) and app_tenant() is not null
     and exists (select 1 from membership m where m.firm_id = new.firm_id and m.association_id <> new.association_id and m.status in ('verified', 'unverified')) then
    raise exception 'MEMBERSHIP_NEEDS_FIRM: the firm has to agree to this membership itself' using errcode = 'P0001';
  end if;
  if tg_op = 'UPDATE' and (new.firm_id <> old.firm_id or new.association_id <> old.association_id) then
    raise exception 'MEMBERSHIP_FIXED: a membership keeps its firm and its association' using errcode = 'P0001';
  end if;
  return new;
end $$;

-- Who has left is taken up again at once while nobody of the firm works with Gauge; else the firm agrees itself. What
-- happened meanwhile between the firm and anybody else is not told by the difference.
create function membership_resume(p_firm uuid) returns text language plpgsql security definer set search_path = public as $$
declare
  m membership;
  becomes text := 'verified';
begin
  select * into m from membership where firm_id = p_firm and association_id = app_tenant() and status = 'ended' for update;
  if not found then return null; end if;
  if exists (select 1 from role_grant g where g.firm_id = m.firm_id)
     or exists (select 1 from membership o where o.firm_id = m.firm_id and o.id <> m.id and o.status in ('verified', 'unverified')) then
    becomes := 'pending';
  end if;
  update membership set status = becomes, ended_at = null, end_reason = null, left_name = null where id = m.id;
  return becomes;
end $$;

-- One word a verified member, whether somebody there works with Gauge: the grants of a firm are not its association's to read.
create function member_people() returns table (firm_id uuid, people text) language sql stable security definer set search_path = public as $$
  select m.firm_id, case
    when exists (select 1 from role_grant g where g.firm_id = m.firm_id) then 'users'
    when exists (select 1 from invitation i where i.firm_id = m.firm_id and i.association_id = m.association_id
                 and i.accepted_at is null and i.revoked_at is null) then 'invited'
    else 'nobody' end
  from membership m where m.association_id = app_tenant() and m.status = 'verified'
$$;

create function member_people_of(p_firm uuid) returns text language sql stable security definer set search_path = public as $$
  select case
    when exists (select 1 from role_grant g where g.firm_id = m.firm_id) then 'users'
    when exists (select 1 from invitation i where i.firm_id = m.firm_id and i.association_id = m.association_id
                 and i.accepted_at is null and i.revoked_at is null) then 'invited'
    else 'nobody' end
  from membership m where m.association_id = app_tenant() and m.firm_id = p_firm and m.status = 'verified'
$$;

-- A firm that an association has just entered turns out to be one that its new administrator runs already. Only somebody
-- who administers both can say so, from inside the new one; neither association learns of the other.
create function firm_join(p_into uuid) returns void language plpgsql security definer set search_path = public as $$
declare
  fresh uuid := app_firm();
  m membership;
begin
  if fresh is null or fresh = p_into
     or (select count(distinct g.firm_id) from role_grant g
         where g.user_id = app_user_id() and g.role = 'firm_administrator' and g.firm_id in (fresh, p_into)) <> 2 then
    raise exception 'FIRMS_NOT_JOINABLE: only somebody who administers both can say that they are one firm' using errcode = 'P0001';
  end if;
  perform 1 from firm f where f.id in (fresh, p_into) order by f.id for update;
  if exists (select 1 from assessment a where a.firm_id = fresh) or exists (select 1 from partner_profile p where p.firm_id = fresh)
     or exists (select 1 from plan_action p where p.firm_id = fresh) or exists (select 1 from counsel_case c where c.firm_id = fresh) then
    raise exception 'FIRMS_NOT_JOINABLE: work was done in this firm already, which would be lost' using errcode = 'P0001';
  end if;
  if exists (select 1 from membership one join membership other on other.association_id = one.association_id
             where one.firm_id = fresh and other.firm_id = p_into) then
    raise exception 'FIRMS_NOT_JOINABLE: both stand in the list of the same association, which has to take one of them out' using errcode = 'P0001';
  end if;
  for m in delete from membership where firm_id = fresh and status <> 'ended' returning * loop
    insert into membership (id, association_id, firm_id, member_no, status, created_at, verified_at, contact_email)
      values (m.id, m.association_id, p_into, m.member_no, case m.status when 'pending' then 'verified' else m.status end,
        m.created_at, coalesce(m.verified_at, now()), m.contact_email);
  end loop;
  update invitation set revoked_at = now() where firm_id = fresh and accepted_at is null and revoked_at is null;
  update firm set deactivated_at = now() where id = fresh;
  delete from role_grant where firm_id = fresh;
end $$;

-- An invitation into a firm comes from the firm or from an association whose verified member it is, and only then, also
-- where it carries the association's own id: whoever accepts it becomes the firm's administrator.
drop policy own on invitation;
create policy own on invitation to gauge_app
  using (association_id = app_tenant() or firm_id = app_firm() or (app_scope() = 'network' and firm_id is null)
    or exists (select 1 from membership m where m.firm_id = invitation.firm_id and m.association_id = app_tenant() and m.status = 'verified'))
  with check ((firm_id is null and (association_id = app_tenant() or app_scope() = 'network')) or (firm_id = app_firm() and association_id is null)
    or ((association_id = app_tenant() or association_id is null)
      and exists (select 1 from membership m where m.firm_id = invitation.firm_id and m.association_id = app_tenant() and m.status = 'verified')));

alter table invitation add column bulk_item_id uuid;
create unique index invitation_bulk_item_id_key on invitation (bulk_item_id);

-- The group is part of what a freeze freezes ------------------------------------------------------------------------------

-- It decides what disclosure control counts as one. Read at the release, a change after the freeze would have changed a
-- frozen round.
alter table assessment add column group_id uuid;
alter table assessment disable trigger round_not_frozen;
update assessment a set group_id = f.group_id from firm f where f.id = a.firm_id and a.dimensions is not null and f.group_id is not null;
alter table assessment enable trigger round_not_frozen;
create function assessment_takes_group() returns trigger language plpgsql security definer set search_path = public as $$
begin
  new.group_id := (select f.group_id from firm f where f.id = new.firm_id);
  return new;
end $$;
create trigger assessment_takes_group before insert or update of dimensions on assessment
  for each row when (new.dimensions is not null) execute function assessment_takes_group();

-- Imports and jobs ------------------------------------------------------------------------------------------------------

create table member_import (
  id uuid not null default gen_random_uuid() primary key,
  association_id uuid not null references association (id) on delete cascade on update cascade,
  file_name text not null,
  status text not null,
  row_count integer not null,
  problem_count integer not null,
  preview jsonb not null,
  rows jsonb,
  created_by uuid not null,
  created_at timestamptz(6) not null,
  committed_at timestamptz(6),
  constraint member_import_status check (status in ('refused', 'ready', 'committed'))
);
create index member_import_association_id_created_at_idx on member_import (association_id, created_at);

create table bulk_job (
  id uuid not null default gen_random_uuid() primary key,
  association_id uuid not null references association (id) on delete cascade on update cascade,
  kind text not null,
  status text not null default 'queued',
  params jsonb not null,
  total integer not null,
  done integer not null default 0,
  skipped integer not null default 0,
  failed integer not null default 0,
  fence integer not null default 0,
  error_code text,
  requested_by uuid not null,
  requester_name text not null,
  requested_at timestamptz(6) not null,
  started_at timestamptz(6),
  beat_at timestamptz(6),
  finished_at timestamptz(6),
  constraint bulk_job_status check (status in ('queued', 'running', 'done', 'failed'))
);
create index bulk_job_association_id_requested_at_idx on bulk_job (association_id, requested_at desc);
-- one at a time: two jobs that invite would write to the same members
create unique index bulk_job_active on bulk_job (association_id) where status in ('queued', 'running');

create table bulk_item (
  id uuid not null default gen_random_uuid() primary key,
  job_id uuid not null references bulk_job (id) on delete cascade on update cascade,
  association_id uuid not null,
  position integer not null,
  target_id uuid not null,
  label text not null,
  state text not null default 'waiting',
  problem text,
  constraint bulk_item_state check (state in ('waiting', 'done', 'skipped', 'failed'))
);
create unique index bulk_item_job_id_position_key on bulk_item (job_id, position);
create unique index bulk_item_job_id_target_id_key on bulk_item (job_id, target_id);

do $$
declare t text;
begin
  foreach t in array array['member_import', 'bulk_job', 'bulk_item'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to gauge_owner using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to gauge_app', t);
    execute format('create policy own on %I to gauge_app using (association_id = app_tenant()) with check (association_id = app_tenant())', t);
  end loop;
end $$;

-- The worker finds and claims a job across tenants; what the job does it does as the association, with the rights of a request.
grant select, update on bulk_job to gauge_release;
create policy worker_claims on bulk_job to gauge_release using (true) with check (true);
