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

-- In which transaction each teaser was last written, or taken away.
CREATE TABLE "partner_change" (
    "profile_id" UUID NOT NULL,
    "changed_in" BIGINT NOT NULL,
    CONSTRAINT "partner_change_pkey" PRIMARY KEY ("profile_id")
);
CREATE INDEX "partner_change_changed_in_idx" ON "partner_change"("changed_in");

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
  foreach t in array array['partner_change', 'partner_search_key'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to gauge_owner using (true) with check (true)', t);
  end loop;
end $$;

create function partner_change_keep() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into partner_change (profile_id, changed_in)
    values (case tg_op when 'DELETE' then old.profile_id else new.profile_id end, pg_current_xact_id()::text::bigint)
    on conflict (profile_id) do update set changed_in = excluded.changed_in;
  return null;
end $$;
create trigger partner_change_keep after insert or update or delete on partner_teaser for each row execute function partner_change_keep();

-- What is scored of a teaser: neither the firm, nor the association, nor whom it excludes.
create function partner_listed(t partner_teaser, p_key uuid) returns json language sql immutable as $$
  select json_build_array(t.profile_id, hashtext(p_key::text || t.association_id::text), t.kind, t.needs, t.offers, t.words, t.countries,
    t.types, t.series, t.certificates, t.certificates_needed, t.languages, t.markets_wanted, extract(epoch from t.published_at),
    extract(epoch from t.expires_at))
$$;
revoke execute on function partner_listed(partner_teaser, uuid) from public;

-- Before a search: whose teasers the caller's firm may find, and what was written since the reader last looked, from its
-- `upto` on; of a teaser that is gone only the id. `changed` is null for a reader that must begin anew: it knows another
-- database, or too much has happened. A transaction that was running when a reader looked is read again by the next one, so
-- nothing is missed whatever the order of commits; what the caller itself wrote is not told before it is committed.
create function partner_search_news(p_era text, p_since bigint, p_at timestamptz)
  returns table (era text, publishers int[], upto bigint, changed text)
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
      select c.profile_id from partner_change c
      where v_era = p_era and c.changed_in >= p_since and c.changed_in is distinct from v_own limit most + 1)
    select v_era,
      array(select hashtext(v_key::text || source::text) from partner_sources(p_at::date) source),
      pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
      case when v_era = p_era and (select count(*) from written) <= most then coalesce(
        (select json_agg(case when t.profile_id is null then json_build_array(w.profile_id) else partner_listed(t, v_key) end)::text
         from written w left join partner_teaser t on t.profile_id = w.profile_id), '[]') end;
end $$;

-- The teasers with a code in a section, by their ids, so many after one: asked for once a process and section.
create function partner_section(p_section text, p_after uuid, p_limit int) returns text
  language sql stable security definer set search_path = public as $$
  select coalesce(json_agg(partner_listed(t, (select key from partner_search_key)) order by t.profile_id)::text, '[]')
  from (
    select * from partner_teaser
    where (need_terms && array[p_section] or offer_terms && array[p_section]) and profile_id > p_after and app_firm() is not null
    order by profile_id limit p_limit) t
$$;
revoke execute on function partner_search_news(text, bigint, timestamptz), partner_section(text, uuid, int) from public;
grant execute on function partner_search_news(text, bigint, timestamptz), partner_section(text, uuid, int) to gauge_app, gauge_release;

-- Of these teasers the ones that the caller's firm may find now, and how many introductions are asked of the firm behind each.
create function partner_admitted(p_ids uuid[], p_at timestamptz) returns table (id uuid, inbound bigint)
  language sql stable security definer set search_path = public as $$
  select t.profile_id,
    (select count(*) from introduction i
     where i.asked_firm_id = t.firm_id and i.status in ('asker_review', 'asked_review', 'decision', 'consent'))
  from partner_open_teaser t
  where t.profile_id = any (p_ids) and t.association_id in (select partner_sources(p_at::date)) and t.expires_at > p_at
$$;
