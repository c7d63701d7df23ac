-- A freeze must see every answer that was acknowledged and no answer may slip in behind it.

-- Whoever writes answers holds the round's row first (shared), so a freeze waits for them and they see the freeze.
-- A definer function, because FOR SHARE asks for the right to change the round, which only its lead has.
create function round_hold(p_round uuid) returns text language plpgsql security definer set search_path = public as $$
declare held text;
begin
  select r.status into held from round r where r.id = p_round for share;
  return held;
end $$;

create or replace function round_not_frozen() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if round_hold(new.round_id) in ('frozen', 'released') then
    raise exception 'ROUND_FROZEN: the round is frozen; its answers no longer change' using errcode = 'P0001';
  end if;
  return new;
end $$;

-- Once a statement instead of once a row: an import writes a hundred thousand answers.
drop trigger round_not_frozen on answer;
create function answers_not_frozen() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select 1 from (select distinct c.round_id from changed c) as touched where round_hold(touched.round_id) in ('frozen', 'released')) then
    raise exception 'ROUND_FROZEN: the round is frozen; its answers no longer change' using errcode = 'P0001';
  end if;
  return null;
end $$;
create trigger answers_not_frozen_insert after insert on answer referencing new table as changed for each statement execute function answers_not_frozen();
create trigger answers_not_frozen_update after update on answer referencing new table as changed for each statement execute function answers_not_frozen();
create trigger answers_not_frozen_delete after delete on answer referencing old table as changed for each statement execute function answers_not_frozen();

-- The lead freezes for all participants, whose members' rows it cannot see. So the freeze is one function of the database,
-- for the lead only, and tells nothing but how many.
create function round_lead_check(p_round uuid, p_status text) returns void language plpgsql security definer set search_path = public as $$
begin
  perform 1 from round r where r.id = p_round and r.association_id = app_tenant() and r.status = p_status for update;
  if not found then
    raise exception 'ROUND_WRONG_STATE: only its lead may do this, and only in the state %', p_status using errcode = 'P0001';
  end if;
end $$;

create function round_sector_codes(p_round uuid) returns table (scheme text, code text) language plpgsql security definer set search_path = public as $$
begin
  perform round_lead_check(p_round, 'review');
  return query select distinct f.sector_scheme, f.sector_code from assessment a join firm f on f.id = a.firm_id
    where a.round_id = p_round and a.status in ('submitted', 'accepted');
end $$;

-- One bit: whether anybody in the network has handed answers in.
create function round_has_answers(p_round uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from assessment a join round r on r.id = a.round_id
    where a.round_id = p_round and r.association_id = app_tenant() and a.status in ('submitted', 'accepted'))
$$;

-- p_sectors: "scheme code" -> sector group, made by the application, which owns the code lists.
create function round_freeze(p_round uuid, p_dimensions text[], p_sectors jsonb, p_at timestamptz)
  returns table (accepted bigint, left_out bigint) language plpgsql security definer set search_path = public as $$
begin
  perform round_lead_check(p_round, 'review');
  -- a firm that is nobody's verified member any more has no association that answers for it
  update assessment a set status = 'withdrawn', updated_at = p_at
    where a.round_id = p_round and a.status in ('submitted', 'accepted')
      and not exists (select 1 from membership m join round_participant p on p.association_id = m.association_id
                      where m.firm_id = a.firm_id and m.status = 'verified' and p.round_id = p_round);
  update assessment a set status = 'accepted', accepted_at = coalesce(a.accepted_at, p_at), updated_at = p_at,
      dimensions = (
        select coalesce(jsonb_object_agg(d, coalesce(nullif(btrim(case d
            when 'sector' then p_sectors ->> (f.sector_scheme || ' ' || f.sector_code)
            when 'industry' then f.sector_code
            when 'country' then f.country
            when 'region' then f.region
            when 'size' then f.size end), ''), 'unknown')), '{}'::jsonb)
        from unnest(p_dimensions) d),
      observers = array(
        select m.association_id from membership m join round_participant p on p.association_id = m.association_id
        where m.firm_id = a.firm_id and m.status = 'verified' and p.round_id = p_round order by 1)
    from firm f where f.id = a.firm_id and a.round_id = p_round and a.status in ('submitted', 'accepted');
  update round r set status = 'frozen', frozen_at = p_at where r.id = p_round;
  return query select count(*) filter (where a.status = 'accepted'), count(*) filter (where a.status in ('draft', 'queried'))
    from assessment a where a.round_id = p_round;
end $$;
