-- Finding partners in a network of 10^5 profiles (docs/adr/0060): a narrow row for each teaser that bounds its score before
-- anything wide is read, and openness decided for a set of them at once.

CREATE TABLE "partner_index" (
    "profile_id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "firm_id" UUID NOT NULL,
    "need_terms" INTEGER[],
    "offer_terms" INTEGER[],
    "words" BIT(256) NOT NULL,
    "word_count" INTEGER NOT NULL,
    "types" INTEGER NOT NULL,
    "series" INTEGER,
    "certified" BOOLEAN NOT NULL,
    "asks_certificates" BOOLEAN NOT NULL,
    "asks_markets" BOOLEAN NOT NULL,
    "published_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "partner_index_pkey" PRIMARY KEY ("profile_id")
);
CREATE INDEX "partner_index_need_terms_idx" ON "partner_index" USING GIN ("need_terms");
CREATE INDEX "partner_index_offer_terms_idx" ON "partner_index" USING GIN ("offer_terms");

-- Read by the functions below and by nobody else.
alter table partner_index enable row level security;
alter table partner_index force row level security;
create policy owner_all on partner_index to gauge_owner using (true) with check (true);

-- Codes as numbers: two that fall together bring a profile too many, which the score then leaves out, never one too few.
create function partner_terms(p_terms text[]) returns int[] language sql immutable parallel safe as
  $$ select coalesce(array_agg(hashtext(term)), '{}') from unnest(p_terms) term $$;

-- Which of 256 boxes have a word in them. Words in common are at most the boxes in common and what lay double in the own ones.
create function partner_boxes(p_words text[]) returns bit(256) language plpgsql immutable parallel safe as $$
declare
  boxes bit(256) := repeat('0', 256)::bit(256);
  word text;
begin
  foreach word in array p_words loop
    boxes := set_bit(boxes, hashtext(word) & 255, 1);
  end loop;
  return boxes;
end $$;

create function partner_type_bits(p_types text[]) returns int language sql immutable parallel safe as $$
  select coalesce(bit_or(1 << (coalesce(array_position(array['manufacturing', 'technical', 'licensing', 'joint_venture',
    'reciprocal_production', 'research', 'intermediary', 'franchise', 'acquisition'], type), 10) - 1)), 0)
  from unnest(p_types) type $$;

create function partner_series(p_series text) returns int language sql immutable parallel safe as
  $$ select array_position(array['sample', 'small', 'medium', 'large'], p_series) $$;

create function partner_index_row(t partner_teaser) returns partner_index language sql immutable as $$
  select t.profile_id, t.association_id, t.firm_id, partner_terms(t.need_terms), partner_terms(t.offer_terms), partner_boxes(t.words),
    cardinality(t.words), partner_type_bits(t.types), partner_series(t.series), cardinality(t.certificates) > 0,
    cardinality(t.certificates_needed) > 0, cardinality(t.markets_wanted) > 0, t.published_at, t.expires_at
$$;
revoke execute on function partner_index_row(partner_teaser) from public;

create function partner_index_keep() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op <> 'INSERT' then
    delete from partner_index where profile_id = old.profile_id;
  end if;
  if tg_op <> 'DELETE' then
    insert into partner_index select (partner_index_row(new)).*;
  end if;
  return null;
end $$;
create trigger partner_index_keep after insert or update or delete on partner_teaser for each row execute function partner_index_keep();
insert into partner_index select (partner_index_row(t)).* from partner_teaser t;

-- Openness, for a set of them in one: from a member that still is one, of a firm that is not the caller's and has not ruled
-- it out. Days and associations are asked where it is read. The own blocks do not hide others: by blocking one name after
-- another a firm could else find out who stands behind a teaser.
create view partner_open_teaser with (security_invoker = true) as
  select t.*
  from partner_teaser t
    join firm caller on caller.id = app_firm() and caller.id <> t.firm_id
    join membership m on m.firm_id = t.firm_id and m.association_id = t.association_id and m.status = 'verified'
    join firm f on f.id = t.firm_id and f.deactivated_at is null
  where caller.country <> all (t.markets_excluded)
    and not exists (select 1 from unnest(t.blocked_firms) blocked where starts_with(lower(caller.name), lower(blocked)));

drop function partner_candidates(text[], text[], timestamptz);

-- The `p_limit` with the highest bounds among those that offer something under a need's term or need something under an
-- offer's, and do not meet deeper. `p_taxonomy` is the most that codes can count for in a direction that meets here, `p_above`
-- in one that does not; the rest of the score is exact but for the words, which are counted in boxes. `rest` is the bound of the best that is left out, null when none is.
create function partner_shortlist(p_needs text[], p_offers text[], p_deeper_needs text[], p_deeper_offers text[],
    p_taxonomy float8, p_above float8, p_has_needs boolean, p_has_offers boolean, p_floor float8, p_limit int, p_words text[], p_types text[], p_series text, p_certified boolean,
    p_asks_certificates boolean, p_asks_markets boolean, p_fresh float8, p_at timestamptz)
  returns table (rest float8, candidates json)
  language plpgsql stable security definer set search_path = public as $$
declare
  own uuid := app_firm();
  sources uuid[] := array(select partner_sources(p_at::date));
  v_needs int[] := partner_terms(p_needs);
  v_offers int[] := partner_terms(p_offers);
  v_deeper_needs int[] := partner_terms(p_deeper_needs);
  v_deeper_offers int[] := partner_terms(p_deeper_offers);
  boxes bit(256) := partner_boxes(p_words);
  doubled bigint := cardinality(p_words) - bit_count(boxes);
  root float8 := sqrt(greatest(cardinality(p_words), 1));
  own_types bit(32) := partner_type_bits(p_types)::bit(32);
  type_count bigint := bit_count(own_types);
  own_series int := partner_series(p_series);
  epoch float8 := extract(epoch from p_at);
begin
  return query
    with part as (
      select i.profile_id,
        case when i.word_count = 0 then 0 else 0.2 * least(1, (bit_count(i.words & boxes) + doubled) / (root * sqrt(i.word_count))) end
          + 0.0375 * (case when type_count = 0 or i.types = 0 then 0.5
              else bit_count(i.types::bit(32) & own_types)::float8 / least(type_count, bit_count(i.types::bit(32))) end
            + coalesce(1 - abs(i.series - own_series) / 3.0::float8, 0.5)) as both_ways,
        0.55 * case when case when p_has_needs then i.offer_terms && v_needs else i.need_terms && v_offers end then p_taxonomy else p_above end
          + 0.0375 * (case when p_asks_certificates then 1 when i.certified then 0.75 else 0.5 end + case when p_asks_markets then 1 else 0.5 end)
          + 0.1 * power(2::float8, -greatest(0, epoch - extract(epoch from i.published_at)::float8) / 15552000) as there,
        0.55 * case when case when i.need_terms = '{}' then i.offer_terms && v_needs else i.need_terms && v_offers end then p_taxonomy else p_above end
          + 0.0375 * (case when i.asks_certificates then 1 when p_certified then 0.75 else 0.5 end + case when i.asks_markets then 1 else 0.5 end)
          + 0.1 * p_fresh as back
      from partner_index i
      where (i.offer_terms && v_needs or i.need_terms && v_offers)
        and not (i.offer_terms && v_deeper_needs or i.need_terms && v_deeper_offers)
        and i.expires_at > p_at and i.firm_id <> own and i.association_id = any (sources)
        -- a side that needs something the other offers nothing of is no match, whatever else fits
        and case when p_has_needs then i.offer_terms else i.need_terms end <> '{}'
        and case when i.need_terms = '{}' then p_has_needs else p_has_offers end),
    bounded as (
      select profile_id, 2 * (both_ways + there) * (both_ways + back) / (2 * both_ways + there + back) + 1e-9 as bound from part),
    best as materialized (
      select profile_id, bound from bounded where bound >= p_floor order by bound desc, profile_id limit p_limit + 1),
    taken as materialized (select profile_id from best order by bound desc, profile_id limit p_limit),
    inbound as materialized (
      select i.asked_firm_id as firm_id, count(*) as open from introduction i
      where i.status in ('asker_review', 'asked_review', 'decision', 'consent') group by 1)
    select case when (select count(*) from best) > p_limit then (select min(best.bound) from best) end,
      (select json_agg(json_build_array(t.profile_id, t.kind, t.needs, t.offers, t.words, t.countries, t.types, t.series, t.certificates,
        t.certificates_needed, t.languages, t.markets_wanted, t.markets_excluded, extract(epoch from t.published_at), coalesce(inbound.open, 0)))
       from taken join partner_open_teaser t on t.profile_id = taken.profile_id left join inbound on inbound.firm_id = t.firm_id);
end $$;

create or replace function partner_list(p_words text[], p_kind text, p_type text, p_country text, p_at timestamptz, p_limit int, p_offset int)
  returns table (id uuid, total bigint)
  language plpgsql stable security definer set search_path = public as $$
declare
  sources uuid[] := array(select partner_sources(p_at::date));
begin
  return query
    select t.profile_id, count(*) over ()
    from partner_open_teaser t
    where t.words @> p_words
      and (p_kind is null or t.kind = p_kind) and (p_type is null or p_type = any (t.types))
      and (p_country is null or p_country = any (t.countries))
      and t.association_id = any (sources) and t.expires_at > p_at
    order by t.published_at desc, t.profile_id limit p_limit offset p_offset;
end $$;

create or replace function partner_teasers(p_ids uuid[], p_at timestamptz)
  returns table (id uuid, kind text, title text, text text, place_level text, place text, size text, needs text[], offers text[],
    types text[], series text, certificates text[], certificates_needed text[], languages text[], markets_wanted text[],
    published_at timestamptz)
  language sql stable security definer set search_path = public as $$
  select t.profile_id, t.kind, t.title, t.text, t.place_level, t.place, t.size, t.needs, t.offers, t.types, t.series,
    t.certificates, t.certificates_needed, t.languages, t.markets_wanted, t.published_at
  from partner_open_teaser t
  where t.profile_id = any (p_ids) and t.association_id in (select partner_sources(p_at::date)) and t.expires_at > p_at
$$;
drop function partner_open_to_caller(partner_teaser, timestamptz);

-- What makes a code tell much or little, in one row; counts over the whole network, of no tenant.
create function partner_code_counts() returns table (codes text[], profiles int[])
  language sql stable security definer set search_path = public as
  $$ select array_agg(c.code order by c.code), array_agg(c.profiles order by c.code) from partner_code c where c.profiles > 0 $$;
create index "introduction_waiting_idx" on introduction (asked_firm_id) where status in ('asker_review', 'asked_review', 'decision', 'consent');
