-- Alliances with a lifecycle (docs/adr/0060): proposed by one association, answered by the other, ended by either, kept as history.

drop index "alliance_first_id_second_id_key";
alter table "alliance"
  add column "message" text not null default '',
  add column "answered_at" timestamptz(6),
  add column "ended_at" timestamptz(6),
  add column "ended_by" uuid,
  add column "reason" text,
  add column "version" integer not null default 1;
create index "alliance_first_id_second_id_idx" on "alliance"("first_id", "second_id");

alter table alliance add constraint alliance_status check (
  status in ('proposed', 'unanswered', 'declined', 'withdrawn', 'accepted', 'replaced', 'ended'));
alter table alliance add constraint alliance_pair check (first_id < second_id and proposed_by in (first_id, second_id));
-- One question at a time, and one agreement: what an alliance allows never hangs on two rows.
create unique index alliance_proposed_once on alliance (first_id, second_id) where status = 'proposed';
create unique index alliance_accepted_once on alliance (first_id, second_id) where status = 'accepted';

-- Row level security: both sides read; the terms are written once, by the side that proposes.
drop policy own on alliance;
revoke update on alliance from gauge_app;
grant update (status, valid_from, answered_at, ended_at, ended_by, reason, version) on alliance to gauge_app;
create policy read_own on alliance for select to gauge_app using (app_tenant() in (first_id, second_id) or app_scope() = 'network');
create policy proposes on alliance for insert to gauge_app
  with check (proposed_by = app_tenant() and status = 'proposed' and answered_at is null and ended_at is null);
create policy moves on alliance for update to gauge_app using (app_tenant() in (first_id, second_id));

-- What no mistake of the application can do: agree in somebody else's name, or take up again what is over.
create function alliance_guard() returns trigger language plpgsql as $$
declare
  mine uuid := app_tenant();
begin
  -- the owner mends and seeds
  if mine is null then return new; end if;
  if not (case old.status
      when 'proposed' then
        (new.status in ('accepted', 'declined') and mine <> old.proposed_by)
        or (new.status = 'withdrawn' and mine = old.proposed_by) or new.status = 'unanswered'
      when 'accepted' then new.status = 'replaced' or (new.status = 'ended' and new.ended_by = mine)
      else false end) then
    raise exception 'ALLIANCE_WRONG_STATE: an agreement that is % cannot become % here', old.status, new.status using errcode = 'P0001';
  end if;
  if new.valid_from <> old.valid_from and (new.status <> 'accepted' or new.valid_from < old.valid_from) then
    raise exception 'ALLIANCE_WRONG_STATE: what was proposed does not change' using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger alliance_guard before update on alliance for each row execute function alliance_guard();

-- Where a firm looks for partners: its associations, their allies, and allies of the last 90 days, with the day it ended.
-- Firms cannot read alliances; with whom theirs is allied they may know.
create function partner_circle(p_at timestamptz) returns table (id uuid, name text, country text, relation text, ended_on date)
  language sql stable security definer set search_path = public as $$
  with own as (select m.association_id as id from membership m where m.firm_id = app_firm() and m.status = 'verified'),
  open as (select id from own union select allies_of(own.id, 'partner_profiles', p_at::date) from own),
  past as (
    select case when l.first_id = own.id then l.second_id else l.first_id end as id,
      case l.status when 'accepted' then l.valid_until else l.ended_at::date end as ended_on
    from own join alliance l on own.id in (l.first_id, l.second_id)
    where 'partner_profiles' = any (l.purposes)
      and (l.status in ('ended', 'replaced') and l.ended_at > p_at - interval '90 days' and l.valid_from <= l.ended_at::date
        or l.status = 'accepted' and l.valid_until < p_at::date and l.valid_until > (p_at - interval '90 days')::date))
  select a.id, a.name, a.country, case when a.id in (select own.id from own) then 'own' else 'allied' end, null::date
  from association a where a.id in (select open.id from open)
  union all
  select a.id, a.name, a.country, 'ended', max(past.ended_on)
  from past join association a on a.id = past.id where a.id not in (select open.id from open) group by a.id
$$;

-- Who is in the network, for whoever looks for an ally: how many firms as a band, never a count, and sectors and instruments
-- by name. A sector is named from five members on.
create function network_directory() returns table (id uuid, name text, country text, firms text, sectors text[], instruments text[])
  language sql stable security definer set search_path = public as $$
  with member as (
    select m.association_id, f.sector_scheme || ':' || case f.sector_scheme when 'ISIC4' then left(f.sector_code, 2) else f.sector_code end as sector
    from membership m join firm f on f.id = m.firm_id
    where m.status = 'verified' and f.deactivated_at is null),
  sector as (
    select s.association_id, array_agg(s.sector order by s.members desc, s.sector) as sectors
    from (select association_id, sector, count(*) as members from member group by 1, 2 having count(*) >= 5) s group by 1),
  size as (select association_id, count(*) as members from member group by 1),
  run as (
    select p.association_id, array_agg(distinct i.title) as instruments
    from round_participant p join round r on r.id = p.round_id join instrument_version v on v.id = r.instrument_version_id
      join instrument i on i.id = v.instrument_id
    where r.status <> 'draft' group by 1)
  select a.id, a.name, a.country,
    case when size.members >= 100 then '100+' when size.members >= 50 then '50-99' when size.members >= 30 then '30-49'
      when size.members >= 20 then '20-29' when size.members >= 12 then '12-19' when size.members >= 5 then '5-11' end,
    coalesce(sector.sectors, '{}'), coalesce(run.instruments, '{}')
  from association a left join size on size.association_id = a.id left join sector on sector.association_id = a.id
    left join run on run.association_id = a.id
  where app_tenant() is not null
  order by a.name, a.id
$$;
