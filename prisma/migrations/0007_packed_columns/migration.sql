-- The accepted values of a round once more, packed: one row an indicator, eight bytes a firm. Rows stay the record; these are
-- made from them by the release job, which reads a million values from here in the time it takes to read forty thousand rows.
create table round_column (
  round_id uuid not null references round (id) on delete cascade on update cascade,
  indicator text not null,
  -- what the rows were when this was packed; another stamp now means packing again
  stamp text not null,
  -- big-endian doubles in the order of the firms' ids; NaN is a missing value
  "values" bytea not null,
  primary key (round_id, indicator)
);
-- compressing doubles gains a tenth and costs five sixths of the speed
alter table round_column alter column "values" set storage external;
alter table release_archive alter column records set storage external;
alter table release_archive alter column blocks set storage external;

alter table round_column enable row level security;
alter table round_column force row level security;
create policy owner_all on round_column to gauge_owner using (true) with check (true);
-- no grant to gauge_app at all: these are raw values of every association
grant select, insert, delete on round_column to gauge_release;
create policy release_job on round_column to gauge_release using (true) with check (true);

-- Changes with every write to an accepted row of the round, and with every row that comes or goes: xmin names the
-- transaction that wrote a row last.
create function round_stamp(p_round uuid) returns text language sql stable set search_path = public as $$
  select count(*) || ':' || coalesce(sum(hashtextextended(a.firm_id::text || ' ' || a.xmin::text, 0)), 0)
  from assessment a where a.round_id = p_round and a.status = 'accepted'
$$;

-- Each row's JSON is parsed once for all indicators, which takes a column list made from their codes.
create function round_pack(p_round uuid, p_codes text[], p_stamp text) returns void language plpgsql set search_path = public as $$
declare
  fields text := (select string_agg(format('%I float8', code), ', ') from unnest(p_codes) code);
  packed text := (select string_agg(format('string_agg(float8send(coalesce(%I, ''NaN'')), '''')', code), ', ') from unnest(p_codes) code);
begin
  delete from round_column where round_id = p_round and (stamp <> p_stamp or indicator = any (p_codes));
  execute format('insert into round_column (round_id, indicator, stamp, "values")
    select $1, code, $2, coalesce(bytes, '''') from (
      select array[%s] as columns from (
        select r.* from assessment a cross join lateral jsonb_to_record(a.values) as r (%s)
        where a.round_id = $1 and a.status = ''accepted'' order by a.firm_id) as firms) as one,
      unnest($3, columns) as column_of (code, bytes)', packed, fields)
    using p_round, p_stamp, p_codes;
end $$;

-- What is erased from the rows is erased here at once, not when somebody next packs.
create function round_column_forgets() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from round_column where round_id in (select g.round_id from gone g);
  return null;
end $$;
create trigger round_column_forgets after delete on assessment referencing old table as gone for each statement execute function round_column_forgets();
