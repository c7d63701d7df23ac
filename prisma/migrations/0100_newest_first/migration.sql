-- Lists of teasers, newest first, are read in that order and counted as far as anybody reads on (docs/adr/0061): among 10^5 the exact
-- count of all of them took a fifth of a second.

CREATE INDEX "partner_findable_published_at_profile_id_idx" ON "partner_findable"("published_at" DESC, "profile_id");
CREATE INDEX "partner_findable_countries_types_idx" ON "partner_findable" USING GIN ("countries", "types");

-- partner_open (0064) in two parts: everything but the membership, and the membership as a search asks for it, which names the few teasers
-- it means. A list looks it up for each teaser it comes to, of which there are at most a few thousand, instead of for all at once.
create function partner_open_to(p_sources uuid[], p_at timestamptz) returns setof partner_findable language sql stable as $$
  select i.*
  from partner_findable i
  where i.expires_at > p_at and i.firm_id <> (select app_firm()) and i.association_id = any (p_sources)
    and (select f.country from firm f where f.id = app_firm()) <> all (i.markets_excluded)
    and (i.blocked_firms = '{}' or not exists (
      select 1 from unnest(i.blocked_firms) blocked
      where starts_with((select lower(f.name) from firm f where f.id = app_firm()), lower(blocked))))
    -- a membership goes with its firm, so there is one where there is the other
    and i.firm_id not in (select f.id from firm f where f.deactivated_at is not null)
$$;
create or replace function partner_open(p_sources uuid[], p_at timestamptz) returns setof partner_findable language sql stable as $$
  select i.* from partner_open_to(p_sources, p_at) i
  where exists (
    select 1 from membership m
    where m.firm_id = i.firm_id and m.association_id = i.association_id and m.status = 'verified')
$$;
-- the same, teaser by teaser: a firm has one membership of an association
create function partner_open_each(p_sources uuid[], p_at timestamptz) returns setof partner_findable language sql stable as $$
  select i.* from partner_open_to(p_sources, p_at) i
  where (select m.status from membership m where m.firm_id = i.firm_id and m.association_id = i.association_id) = 'verified'
$$;
revoke execute on function partner_open_to(uuid[], timestamptz), partner_open_each(uuid[], timestamptz) from public;

-- The newest that fit; `total` counts the first thousand, `more` says whether there are others.
drop function partner_list(text[], text, text, text, timestamptz, int, int);
create function partner_list(p_words text[], p_kind text, p_type text, p_country text, p_at timestamptz, p_limit int, p_offset int)
  returns table (id uuid, total bigint, more boolean)
  language plpgsql stable security definer
  -- with a plan for what is asked: few are sorted, of many the newest are read in their order
  set search_path = public set plan_cache_mode = force_custom_plan set jit = off as $$
declare
  most constant int := 1000;
  sources uuid[] := array(select partner_sources(p_at::date));
  said uuid[] := case when p_words <> '{}' then array(select t.profile_id from partner_teaser t where t.words @> p_words) end;
begin
  return query
    with fits as materialized (
      select o.profile_id, o.published_at from partner_open_each(sources, p_at) o
      where (p_kind is null or o.kind = p_kind) and (p_type is null or o.types @> array[p_type])
        and (p_country is null or o.countries @> array[p_country]) and (said is null or o.profile_id = any (said))
      order by o.published_at desc, o.profile_id limit most + 1)
    select f.profile_id, (select least(count(*), most) from fits), (select count(*) > most from fits)
    from fits f order by f.published_at desc, f.profile_id limit least(p_limit, greatest(most - p_offset, 0)) offset p_offset;
end $$;
revoke execute on function partner_list(text[], text, text, text, timestamptz, int, int) from public;
grant execute on function partner_list(text[], text, text, text, timestamptz, int, int) to gauge_app, gauge_release;
