-- The partner search among 10^5 profiles in 50 ms (docs/adr/0061): a process holds the teasers it searches in columns and
-- scores there; the database finds them by their codes, says what has changed, and decides who may see what.

drop function partner_shortlist(text[], text[], text[], text[], float8, float8, boolean, boolean, float8, int, text[], text[], text,
  boolean, boolean, boolean, float8, timestamptz);
drop trigger partner_index_keep on partner_teaser;
drop function partner_index_keep();
drop function partner_index_row(partner_teaser);
drop table "partner_index";
drop function partner_terms(text[]);
drop function partner_boxes(text[]);
drop function partner_type_bits(text[]);
drop function partner_series(text);

-- The inverted index: each teaser with all codes on it and above them, what is scored of it, and in which transaction it was last
-- written; what is gone keeps nothing but its id.
CREATE TABLE "partner_index" (
    "profile_id" UUID NOT NULL,
    "changed_in" BIGINT NOT NULL,
    "terms" TEXT[],
    "listed" TEXT,
    CONSTRAINT "partner_index_pkey" PRIMARY KEY ("profile_id")
);
CREATE INDEX "partner_index_terms_idx" ON "partner_index" USING GIN ("terms");
CREATE INDEX "partner_index_changed_in_idx" ON "partner_index"("changed_in");
drop index "partner_teaser_need_terms_idx";
drop index "partner_teaser_offer_terms_idx";

-- What decides who finds a teaser, and what lists are filtered by: narrow, for it is read for all of them at once.
CREATE TABLE "partner_findable" (
    "profile_id" UUID NOT NULL,
    "firm_id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "markets_excluded" TEXT[],
    "blocked_firms" TEXT[],
    "kind" TEXT NOT NULL,
    "types" TEXT[],
    "countries" TEXT[],
    CONSTRAINT "partner_findable_pkey" PRIMARY KEY ("profile_id")
);

-- One row: what makes an association a number that nobody outside of the database can turn back.
CREATE TABLE "partner_search_key" (
    "key" UUID NOT NULL DEFAULT gen_random_uuid(),
    CONSTRAINT "partner_search_key_pkey" PRIMARY KEY ("key")
);
insert into partner_search_key default values;

-- Read by the functions below and by nobody else.
do $$
declare t text;
begin
  foreach t in array array['partner_index', 'partner_findable', 'partner_search_key'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to gauge_owner using (true) with check (true)', t);
  end loop;
end $$;

-- `listed` is what is scored: neither the firm, nor the association, nor whom it excludes.
create function partner_index_row(t partner_teaser) returns partner_index
  language sql volatile security definer set search_path = public as $$
  select t.profile_id, pg_current_xact_id()::text::bigint, t.need_terms || t.offer_terms,
    json_build_array(t.profile_id, hashtext(k.key::text || t.association_id::text), t.kind, t.needs, t.offers, t.words, t.countries, t.types,
      t.series, t.certificates, t.certificates_needed, t.languages, t.markets_wanted, extract(epoch from t.published_at),
      extract(epoch from t.expires_at))::text
  from partner_search_key k
$$;
create function partner_findable_row(t partner_teaser) returns partner_findable language sql immutable as $$
  select t.profile_id, t.firm_id, t.association_id, t.published_at, t.expires_at, t.markets_excluded, t.blocked_firms, t.kind, t.types, t.countries
$$;
revoke execute on function partner_index_row(partner_teaser), partner_findable_row(partner_teaser) from public;

create function partner_index_keep() returns trigger language plpgsql security definer set search_path = public as $$
declare
  id uuid := case tg_op when 'DELETE' then old.profile_id else new.profile_id end;
begin
  delete from partner_index where profile_id = id;
  delete from partner_findable where profile_id = id;
  if tg_op = 'DELETE' then
    insert into partner_index (profile_id, changed_in) values (id, pg_current_xact_id()::text::bigint);
  else
    insert into partner_index select row.* from partner_index_row(new) row;
    insert into partner_findable select row.* from partner_findable_row(new) row;
  end if;
  return null;
end $$;
create trigger partner_index_keep after insert or update or delete on partner_teaser for each row execute function partner_index_keep();
insert into partner_index select row.* from partner_teaser t, partner_index_row(t) row;
insert into partner_findable select row.* from partner_teaser t, partner_findable_row(t) row;

-- Before a search: whose teasers the caller's firm may find, where it is, and what was written since the reader last looked, from its
-- `upto` on; of a teaser that is gone only the id. `changed` is null for a reader that must begin anew: it knows another
-- database, or too much has happened. A transaction that was running when a reader looked is read again by the next one, so
-- nothing is missed whatever the order of commits; what the caller itself wrote is not told before it is committed.
create function partner_search_news(p_era text, p_since bigint, p_at timestamptz)
  returns table (era text, publishers int[], country text, upto bigint, changed text)
  language plpgsql stable security definer set search_path = public as $$
declare
  most constant int := 5000;
  v_key uuid := (select key from partner_search_key);
  v_era text := md5(v_key::text || current_database());
  v_own bigint := pg_current_xact_id_if_assigned()::text::bigint;
begin
  if app_firm() is null then return; end if;
  return query
    with written as materialized (
      select i.profile_id, i.listed from partner_index i
      where v_era = p_era and i.changed_in >= p_since and i.changed_in is distinct from v_own limit most + 1)
    select v_era,
      array(select hashtext(v_key::text || source::text) from partner_sources(p_at::date) source),
      (select f.country from firm f where f.id = app_firm()),
      pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
      case when v_era = p_era and (select count(*) from written) <= most then
        (select '[' || coalesce(string_agg(coalesce(w.listed, json_build_array(w.profile_id)::text), ','), '') || ']' from written w) end;
end $$;

-- The teasers with a code in a section, by their ids, so many after one: asked for once a process and section.
create function partner_section(p_section text, p_after uuid, p_limit int) returns text
  language sql stable security definer set search_path = public as $$
  select '[' || coalesce(string_agg(i.listed, ',' order by i.profile_id), '') || ']'
  from (
    select profile_id, listed from partner_index
    where terms @> array[p_section] and profile_id > p_after and app_firm() is not null
    order by profile_id limit p_limit) i
$$;
revoke execute on function partner_search_news(text, bigint, timestamptz), partner_section(text, uuid, int) from public;
grant execute on function partner_search_news(text, bigint, timestamptz), partner_section(text, uuid, int) to gauge_app, gauge_release;

-- What the caller's firm may find, in one place: in force, of an association whose teasers it may see, from a member that still
-- is one, of a firm that is not its own and has not ruled it out. The own blocks do not hide others: by blocking one name
-- after another a firm could else find out who stands behind a teaser.
create function partner_open(p_sources uuid[], p_at timestamptz) returns setof partner_findable language sql stable as $$
  select i.*
  from partner_findable i
  where i.expires_at > p_at and i.firm_id <> (select app_firm()) and i.association_id = any (p_sources)
    and (select f.country from firm f where f.id = app_firm()) <> all (i.markets_excluded)
    and (i.blocked_firms = '{}' or not exists (
      select 1 from unnest(i.blocked_firms) blocked
      where starts_with((select lower(f.name) from firm f where f.id = app_firm()), lower(blocked))))
    -- a membership goes with its firm, so there is one where there is the other
    and i.firm_id not in (select f.id from firm f where f.deactivated_at is not null)
    and exists (
      select 1 from membership m
      where m.firm_id = i.firm_id and m.association_id = i.association_id and m.status = 'verified')
$$;
revoke execute on function partner_open(uuid[], timestamptz) from public;
create index "firm_deactivated_idx" on firm (id) where deactivated_at is not null;

-- Of these teasers the ones that are open to the caller's firm, and how many introductions are asked of the firm behind each; in
-- one row.
create function partner_admitted(p_ids uuid[], p_at timestamptz) returns table (ids uuid[], inbound int[])
  language plpgsql stable security definer set search_path = public as $$
declare
  sources uuid[] := array(select partner_sources(p_at::date));
begin
  return query
    select array_agg(o.profile_id), array_agg((
      select count(*)::int from introduction i
      where i.asked_firm_id = o.firm_id and i.status in ('asker_review', 'asked_review', 'decision', 'consent')))
    from partner_open(sources, p_at) o where o.profile_id = any (p_ids);
end $$;

create or replace function partner_teasers(p_ids uuid[], p_at timestamptz)
  returns table (id uuid, kind text, title text, text text, place_level text, place text, size text, needs text[], offers text[],
    types text[], series text, certificates text[], certificates_needed text[], languages text[], markets_wanted text[],
    published_at timestamptz)
  language plpgsql stable security definer set search_path = public as $$
declare
  sources uuid[] := array(select partner_sources(p_at::date));
begin
  return query
    select t.profile_id, t.kind, t.title, t.text, t.place_level, t.place, t.size, t.needs, t.offers, t.types, t.series,
      t.certificates, t.certificates_needed, t.languages, t.markets_wanted, t.published_at
    from partner_open(sources, p_at) o join partner_teaser t on t.profile_id = o.profile_id
    where o.profile_id = any (p_ids);
end $$;

create or replace function partner_list(p_words text[], p_kind text, p_type text, p_country text, p_at timestamptz, p_limit int, p_offset int)
  returns table (id uuid, total bigint)
  language plpgsql stable security definer
  -- members are looked up all at once, with a plan for what is asked, and nothing goes to disk
  set search_path = public set enable_nestloop = off set plan_cache_mode = force_custom_plan set jit = off set work_mem = '32MB' as $$
declare
  sources uuid[] := array(select partner_sources(p_at::date));
begin
  return query
    with fits as materialized (
      select o.profile_id, o.published_at from partner_open(sources, p_at) o
      where (p_kind is null or o.kind = p_kind) and (p_type is null or p_type = any (o.types))
        and (p_country is null or p_country = any (o.countries))
        and (p_words = '{}' or o.profile_id in (select t.profile_id from partner_teaser t where t.words @> p_words)))
    select f.profile_id, (select count(*) from fits)
    from fits f order by f.published_at desc, f.profile_id limit p_limit offset p_offset;
end $$;
drop view partner_open_teaser;
