-- A process may read what can be searched in before the first search asks for it (docs/adr/0061): in a transaction of the scope
-- `search`, for no firm, so that it is told of nobody whom anyone may find.
create or replace function partner_search_news(p_era text, p_since bigint, p_at timestamptz)
  returns table (era text, publishers int[], country text, upto bigint, changed text)
  language plpgsql stable security definer set search_path = public as $$
declare
  most constant int := 5000;
  v_key uuid := (select key from partner_search_key);
  v_era text := md5(v_key::text || current_database());
  v_own bigint := pg_current_xact_id_if_assigned()::text::bigint;
begin
  if app_firm() is null and app_scope() <> 'search' then return; end if;
  return query
    with written as materialized (
      select i.profile_id, i.listed from partner_index i
      where v_era = p_era and i.changed_in >= p_since and i.changed_in is distinct from v_own limit most + 1)
    select v_era,
      case when app_firm() is null then '{}' else array(select hashtext(v_key::text || source::text) from partner_sources(p_at::date) source) end,
      (select f.country from firm f where f.id = app_firm()),
      pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
      case when v_era = p_era and (select count(*) from written) <= most then
        (select '[' || coalesce(string_agg(coalesce(w.listed, json_build_array(w.profile_id)::text), ','), '') || ']' from written w) end;
end $$;

-- All teasers by their ids, so many after one.
create function partner_all(p_after uuid, p_limit int) returns text
  language sql stable security definer set search_path = public as $$
  select '[' || coalesce(string_agg(i.listed, ',' order by i.profile_id), '') || ']'
  from (
    select profile_id, listed from partner_index
    where profile_id > p_after and listed is not null and app_scope() = 'search'
    order by profile_id limit p_limit) i
$$;
revoke execute on function partner_all(uuid, int) from public;
grant execute on function partner_all(uuid, int) to gauge_app;
