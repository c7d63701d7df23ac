-- Associations write instruments of their own: drafts that change, versions that a round's opening freezes for everybody.

alter table instrument_version
  add column association_id uuid,
  add column title text not null default '',
  add column problems integer not null default 0,
  add column missing_texts jsonb not null default '{}',
  add column based_on_id uuid,
  add column revision integer not null default 1,
  add column updated_at timestamptz(6) not null default current_timestamp,
  add column updated_by uuid,
  add column frozen_at timestamptz(6),
  add column retired_at timestamptz(6);
alter table instrument_version add constraint instrument_version_association_id_fkey
  foreign key (association_id) references association (id) on delete restrict on update cascade;
update instrument_version set title = left(coalesce(definition ->> 'title', ''), 300), updated_at = created_at;
update instrument_version v set status = 'frozen', frozen_at = now()
  where status = 'draft' and exists (select 1 from round r where r.instrument_version_id = v.id and r.status <> 'draft');
alter table instrument_version add constraint instrument_version_status check (status in ('draft', 'frozen', 'retired'));

-- Each author numbers its own versions of a line; the built-in ones, which have no owner, are numbered once.
drop index instrument_version_instrument_id_version_key;
create unique index instrument_version_instrument_id_association_id_version_key on instrument_version (instrument_id, association_id, version);
create unique index instrument_version_built_in on instrument_version (instrument_id, version) where association_id is null;

-- Who sees what ----------------------------------------------------------------------------------------------------------

-- Whether somebody else's version is that of a round, or a plan, of the place the request stands in. Requests that stand
-- in no place (scope self) see what the person's places see.
create function instrument_version_shown(p_version uuid, p_owner uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  with place as (
    select app_tenant() as association_id, app_firm() as firm_id
    union all
    select g.association_id, g.firm_id from role_grant g where app_scope() = 'self' and g.user_id = app_user_id()
  ), standing as (
    select association_id from place where association_id is not null
    union
    select m.association_id from place join membership m on m.firm_id = place.firm_id and m.status = 'verified'
  )
  select exists (select 1 from place where association_id = p_owner)
    or exists (select 1 from round r left join round_participant p on p.round_id = r.id
               where r.instrument_version_id = p_version
                 and (r.association_id in (select association_id from standing) or p.association_id in (select association_id from standing)))
    or exists (select 1 from plan_action a where a.instrument_version_id = p_version and a.firm_id in (select firm_id from place)) $$;

drop policy read_signed_in on instrument_version;
drop policy network_keeps on instrument_version;
drop policy network_changes on instrument_version;
create policy read_shown on instrument_version for select to gauge_app using (
  app_user_id() is not null and (association_id is null or association_id = app_tenant() or instrument_version_shown(id, association_id)));
create policy own_made on instrument_version for insert to gauge_app with check (
  (association_id is null and app_scope() = 'network') or (association_id = app_tenant() and status = 'draft'));
create policy own_changed on instrument_version for update to gauge_app
  using ((association_id is null and app_scope() = 'network') or association_id = app_tenant())
  with check ((association_id is null and app_scope() = 'network') or association_id = app_tenant());
grant delete on instrument_version to gauge_app;
create policy own_discarded on instrument_version for delete to gauge_app using (association_id = app_tenant() and status = 'draft');

-- A line shows with its versions.
drop policy read_signed_in on instrument;
create policy read_shown on instrument for select to gauge_app using (
  exists (select 1 from instrument_version v where v.instrument_id = instrument.id));

-- The line of a code, begun by whoever needs it first. It says nothing of who else writes on it.
create function instrument_line(p_code text) returns uuid
  language plpgsql security definer set search_path = public as $$
begin
  if app_tenant() is null then
    raise exception 'FORBIDDEN: only an association begins an instrument' using errcode = 'P0001';
  end if;
  insert into instrument (code, title) values (p_code, p_code) on conflict (code) do nothing;
  return (select id from instrument where code = p_code);
end $$;

-- What holds, whoever asks -----------------------------------------------------------------------------------------------

create or replace function instrument_version_fixed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'DELETE' then
    if old.status <> 'draft' or exists (select 1 from round r where r.instrument_version_id = old.id) then
      raise exception 'INSTRUMENT_IN_USE: a round uses this instrument version, so it cannot be discarded' using errcode = 'P0001';
    end if;
    return old;
  end if;
  if (new.definition is distinct from old.definition or new.version <> old.version or new.content_hash <> old.content_hash
      or new.instrument_id <> old.instrument_id or new.association_id is distinct from old.association_id)
     and (old.status <> 'draft' or exists (select 1 from round r where r.instrument_version_id = old.id)) then
    raise exception 'INSTRUMENT_IN_USE: a round uses this instrument version, so it cannot change; make a new version' using errcode = 'P0001';
  end if;
  if new.status <> old.status and (old.status, new.status) not in (('draft', 'frozen'), ('draft', 'retired'), ('frozen', 'retired')) then
    raise exception 'INSTRUMENT_IN_USE: an instrument version that was % does not become % again', old.status, new.status using errcode = 'P0001';
  end if;
  new.title = left(coalesce(new.definition ->> 'title', ''), 300);
  return new;
end $$;
drop trigger instrument_version_fixed on instrument_version;
create trigger instrument_version_fixed before update or delete on instrument_version for each row execute function instrument_version_fixed();

create function instrument_version_titled() returns trigger language plpgsql as $$
begin
  new.title = left(coalesce(new.definition ->> 'title', ''), 300);
  return new;
end $$;
create trigger instrument_version_titled before insert on instrument_version for each row execute function instrument_version_titled();

-- A round is planned on what is whole, not retired, and built-in or the lead's own; from its opening on the version is frozen.
create function round_freezes_instrument() returns trigger language plpgsql security definer set search_path = public as $$
declare v instrument_version;
begin
  select * into v from instrument_version where id = new.instrument_version_id for update;
  if tg_op = 'INSERT' or new.instrument_version_id <> old.instrument_version_id then
    if v.problems > 0 or v.status = 'retired' or (v.association_id is not null and v.association_id <> new.association_id) then
      raise exception 'CONFLICT: no round can be planned on this instrument version' using errcode = 'P0001';
    end if;
  end if;
  if new.status <> 'draft' and v.status = 'draft' then
    update instrument_version set status = 'frozen', frozen_at = now() where id = v.id;
  end if;
  return new;
end $$;
create trigger round_freezes_instrument before insert or update of status, instrument_version_id on round
  for each row execute function round_freezes_instrument();
