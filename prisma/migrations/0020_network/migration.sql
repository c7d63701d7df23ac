-- Partnering: profiles, the teasers that strangers see of them, and introductions. docs/adr/0020 says who reads what.

CREATE TABLE "partner_profile" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "firm_id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "needs" TEXT[],
    "offers" TEXT[],
    "types" TEXT[],
    "series" TEXT,
    "certificates" TEXT[],
    "certificates_needed" TEXT[],
    "languages" TEXT[],
    "markets_wanted" TEXT[],
    "markets_excluded" TEXT[],
    "blocked_firms" TEXT[],
    "contact_name" TEXT NOT NULL,
    "contact_email" TEXT NOT NULL,
    "comment" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_at" TIMESTAMPTZ(6),
    "published_at" TIMESTAMPTZ(6),
    "expires_at" TIMESTAMPTZ(6),
    CONSTRAINT "partner_profile_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "partner_teaser" (
    "profile_id" UUID NOT NULL,
    "firm_id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "place_level" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "countries" TEXT[],
    "size" TEXT,
    "needs" TEXT[],
    "offers" TEXT[],
    "need_terms" TEXT[],
    "offer_terms" TEXT[],
    "words" TEXT[],
    "types" TEXT[],
    "series" TEXT,
    "certificates" TEXT[],
    "certificates_needed" TEXT[],
    "languages" TEXT[],
    "markets_wanted" TEXT[],
    "markets_excluded" TEXT[],
    "blocked_firms" TEXT[],
    "published_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "partner_teaser_pkey" PRIMARY KEY ("profile_id")
);

CREATE TABLE "partner_code" (
    "code" TEXT NOT NULL,
    "profiles" INTEGER NOT NULL,
    CONSTRAINT "partner_code_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "introduction" (
    "id" UUID NOT NULL,
    "asker_profile_id" UUID NOT NULL,
    "asker_firm_id" UUID NOT NULL,
    "asker_association_id" UUID NOT NULL,
    "asked_profile_id" UUID NOT NULL,
    "asked_firm_id" UUID NOT NULL,
    "asked_association_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "asker_teaser" JSONB NOT NULL,
    "asked_teaser" JSONB NOT NULL,
    "message" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(6),
    "to_association_at" TIMESTAMPTZ(6),
    "to_firm_at" TIMESTAMPTZ(6),
    "asker_consent_at" TIMESTAMPTZ(6),
    "asked_consent_at" TIMESTAMPTZ(6),
    "exchanged_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "introduction_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "introduction_step" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "introduction_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "move" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "by_user" UUID,
    "note" TEXT,
    CONSTRAINT "introduction_step_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "introduction_message" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "introduction_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "side" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    CONSTRAINT "introduction_message_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "introduction_outcome" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "introduction_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "side" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "type" TEXT,
    "value_band" TEXT,
    "agreed_on" DATE,
    "why" TEXT,
    CONSTRAINT "introduction_outcome_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "partner_profile_firm_id_idx" ON "partner_profile"("firm_id");
CREATE INDEX "partner_profile_association_id_status_idx" ON "partner_profile"("association_id", "status");
CREATE INDEX "partner_teaser_need_terms_idx" ON "partner_teaser" USING GIN ("need_terms");
CREATE INDEX "partner_teaser_offer_terms_idx" ON "partner_teaser" USING GIN ("offer_terms");
CREATE INDEX "partner_teaser_words_idx" ON "partner_teaser" USING GIN ("words");
CREATE INDEX "partner_teaser_firm_id_idx" ON "partner_teaser"("firm_id");
CREATE INDEX "partner_teaser_association_id_published_at_idx" ON "partner_teaser"("association_id", "published_at" DESC);
CREATE INDEX "introduction_asker_firm_id_created_at_idx" ON "introduction"("asker_firm_id", "created_at" DESC);
CREATE INDEX "introduction_asked_firm_id_created_at_idx" ON "introduction"("asked_firm_id", "created_at" DESC);
CREATE INDEX "introduction_asker_association_id_created_at_idx" ON "introduction"("asker_association_id", "created_at" DESC);
CREATE INDEX "introduction_asked_association_id_created_at_idx" ON "introduction"("asked_association_id", "created_at" DESC);
CREATE INDEX "introduction_step_introduction_id_at_idx" ON "introduction_step"("introduction_id", "at");
CREATE INDEX "introduction_message_introduction_id_at_idx" ON "introduction_message"("introduction_id", "at");
CREATE INDEX "introduction_outcome_introduction_id_at_idx" ON "introduction_outcome"("introduction_id", "at");

ALTER TABLE "introduction_step" ADD CONSTRAINT "introduction_step_introduction_id_fkey" FOREIGN KEY ("introduction_id") REFERENCES "introduction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "introduction_message" ADD CONSTRAINT "introduction_message_introduction_id_fkey" FOREIGN KEY ("introduction_id") REFERENCES "introduction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "introduction_outcome" ADD CONSTRAINT "introduction_outcome_introduction_id_fkey" FOREIGN KEY ("introduction_id") REFERENCES "introduction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Row level security ---------------------------------------------------------------------------------------------------

do $$
declare t text;
begin
  foreach t in array array['partner_profile', 'partner_teaser', 'partner_code', 'introduction', 'introduction_step', 'introduction_message', 'introduction_outcome'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to gauge_owner using (true) with check (true)', t);
  end loop;
end $$;

-- The firm writes; the association that vouches for it reads what was handed in, and decides.
grant select, insert, update on partner_profile to gauge_app;
create policy firm_own on partner_profile to gauge_app using (firm_id = app_firm()) with check (
  firm_id = app_firm()
  and exists (select 1 from membership m where m.firm_id = partner_profile.firm_id and m.association_id = partner_profile.association_id and m.status = 'verified'));
create policy vouching_reads on partner_profile for select to gauge_app using (
  association_id = app_tenant() and submitted_at is not null
  and exists (select 1 from membership m where m.firm_id = partner_profile.firm_id and m.association_id = app_tenant() and m.status = 'verified'));
create policy vouching_decides on partner_profile for update to gauge_app using (
  association_id = app_tenant() and submitted_at is not null
  and exists (select 1 from membership m where m.firm_id = partner_profile.firm_id and m.association_id = app_tenant() and m.status = 'verified'));

-- The projection has no reader outside firm and association either: strangers come through partner_candidates and the like.
grant select, insert, update, delete on partner_teaser to gauge_app;
create policy own on partner_teaser to gauge_app using (firm_id = app_firm() or association_id = app_tenant())
  with check (exists (select 1 from partner_profile p where p.id = profile_id and p.firm_id = partner_teaser.firm_id
    and p.association_id = partner_teaser.association_id and p.status = 'published'));

grant select on partner_code to gauge_app;
create policy read_signed_in on partner_code for select to gauge_app using (app_user_id() is not null);

-- The asked side learns of it step by step: its association once the asker's has endorsed it, the firm once its own has passed it on.
grant select on introduction to gauge_app;
grant update (status, due_at, to_association_at, to_firm_at, asker_consent_at, asked_consent_at, exchanged_at, ended_at, version) on introduction to gauge_app;
do $$
declare c text;
begin
  foreach c in array array['select', 'update'] loop
    execute format($p$create policy party_%1$s on introduction for %1$s to gauge_app using (
      asker_firm_id = app_firm() or asker_association_id = app_tenant()
      or (asked_association_id = app_tenant() and to_association_at is not null)
      or (asked_firm_id = app_firm() and to_firm_at is not null))$p$, c);
  end loop;
end $$;

do $$
declare t text;
begin
  foreach t in array array['introduction_step', 'introduction_message', 'introduction_outcome'] loop
    execute format('grant select, insert on %I to gauge_app', t);
    execute format('create policy party on %1$I to gauge_app using (exists (select 1 from introduction i where i.id = introduction_id))', t);
  end loop;
end $$;

-- What no mistake of the application can do: give a consent for somebody else, or exchange without both.
create function introduction_guard() returns trigger language plpgsql as $$
begin
  if (new.asker_consent_at is distinct from old.asker_consent_at and app_firm() is distinct from old.asker_firm_id)
     or (new.asked_consent_at is distinct from old.asked_consent_at and app_firm() is distinct from old.asked_firm_id) then
    raise exception 'CONSENT_IS_THE_FIRMS: a firm consents for itself' using errcode = 'P0001';
  end if;
  if new.exchanged_at is not null and (new.asker_consent_at is null or new.asked_consent_at is null) then
    raise exception 'CONSENT_OF_BOTH: contacts are exchanged when both firms have agreed' using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger introduction_guard before update on introduction for each row execute function introduction_guard();

-- One open question of a firm to a profile.
create unique index introduction_open_once on introduction (asker_firm_id, asked_profile_id)
  where status in ('asker_review', 'asked_review', 'decision', 'consent', 'exchanged');

-- What an alliance allows, in one place -----------------------------------------------------------------------------------

-- Associations with an agreement in force that covers the purpose; its last day counts as a whole day.
create function allies_of(p_association uuid, p_purpose text, p_on date) returns setof uuid
  language sql stable security definer set search_path = public as $$
  select case when l.first_id = p_association then l.second_id else l.first_id end
  from alliance l
  where p_association in (l.first_id, l.second_id) and l.status = 'accepted' and p_purpose = any (l.purposes)
    and l.valid_from <= p_on and (l.valid_until is null or l.valid_until >= p_on)
$$;
-- who is allied with whom is for the two of them: others reach it only through the functions below
revoke execute on function allies_of(uuid, text, date) from public;

create function own_allies(p_purpose text, p_on date) returns setof uuid
  language sql stable security definer set search_path = public as $$ select allies_of(app_tenant(), p_purpose, p_on) $$;

-- Associations whose members' teasers the caller may see: the own ones and their allies.
create function partner_sources(p_on date) returns setof uuid
  language sql stable security definer set search_path = public as $$
  with own as (
    select app_tenant() as id where app_tenant() is not null
    union
    select m.association_id from membership m where m.firm_id = app_firm() and m.status = 'verified')
  select id from own
  union
  select allies_of(own.id, 'partner_profiles', p_on) from own
$$;

-- Teasers ----------------------------------------------------------------------------------------------------------------

-- On how many teasers each code stands: what makes a code tell much or little.
create function partner_code_count() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op <> 'INSERT' then
    update partner_code c set profiles = c.profiles - 1 where c.code = any (old.needs || old.offers);
  end if;
  if tg_op <> 'DELETE' then
    insert into partner_code (code, profiles) select distinct unnest(new.needs || new.offers), 1
      on conflict (code) do update set profiles = partner_code.profiles + 1;
  end if;
  return null;
end $$;
create trigger partner_code_count after insert or update of needs, offers or delete on partner_teaser
  for each row execute function partner_code_count();

-- How many members an association has of each kind. Only for one's own association: it decides how coarse a teaser must be.
create function partner_census(p_association uuid) returns table (country text, size text, scheme text, code text, firms bigint)
  language sql stable security definer set search_path = public as $$
  select f.country, f.size, f.sector_scheme, f.sector_code, count(*)
  from membership m join firm f on f.id = m.firm_id
  where m.association_id = p_association and m.status = 'verified' and f.deactivated_at is null
    and (p_association = app_tenant()
      or exists (select 1 from membership o where o.association_id = p_association and o.firm_id = app_firm() and o.status = 'verified'))
  group by 1, 2, 3, 4
$$;

-- Whether the caller's firm may find a teaser: not its own, in force, from a member that still is one, and not from somebody
-- who has ruled this firm out. The own blocks do not hide others: by blocking one name after another a firm could else
-- find out who stands behind a teaser.
create function partner_open_to_caller(t partner_teaser, p_at timestamptz) returns boolean
  language sql stable security definer set search_path = public as $$
  select app_firm() is not null and t.firm_id <> app_firm() and t.expires_at > p_at
    and exists (select 1 from membership m join firm f on f.id = m.firm_id
      where m.firm_id = t.firm_id and m.association_id = t.association_id and m.status = 'verified' and f.deactivated_at is null)
    and not exists (select 1 from firm f where f.id = app_firm() and (f.country = any (t.markets_excluded)
      or exists (select 1 from unnest(t.blocked_firms) blocked where starts_with(lower(f.name), lower(blocked)))))
$$;
revoke execute on function partner_open_to_caller(partner_teaser, timestamptz) from public;

-- Who offers something under one of the terms, or needs something under one: what matching scores.
create function partner_candidates(p_needs text[], p_offers text[], p_at timestamptz)
  returns table (id uuid, kind text, needs text[], offers text[], words text[], countries text[], types text[], series text,
    certificates text[], certificates_needed text[], languages text[], markets_wanted text[], markets_excluded text[],
    published_at timestamptz, inbound bigint)
  language plpgsql stable security definer set search_path = public as $$
declare
  sources uuid[] := array(select partner_sources(p_at::date));
begin
  return query
    select t.profile_id, t.kind, t.needs, t.offers, t.words, t.countries, t.types, t.series, t.certificates,
      t.certificates_needed, t.languages, t.markets_wanted, t.markets_excluded, t.published_at, coalesce(o.open, 0)
    from partner_teaser t
    left join (select i.asked_firm_id as firm_id, count(*) as open from introduction i
               where i.status in ('asker_review', 'asked_review', 'decision', 'consent') group by 1) o on o.firm_id = t.firm_id
    where (t.offer_terms && p_needs or t.need_terms && p_offers)
      and t.association_id = any (sources) and partner_open_to_caller(t, p_at);
end $$;

-- The list that is searched and filtered, newest first; `total` of all that fit.
create function partner_list(p_words text[], p_kind text, p_type text, p_country text, p_at timestamptz, p_limit int, p_offset int)
  returns table (id uuid, total bigint)
  language plpgsql stable security definer set search_path = public as $$
declare
  sources uuid[] := array(select partner_sources(p_at::date));
begin
  return query
    select t.profile_id, count(*) over ()
    from partner_teaser t
    where t.words @> p_words
      and (p_kind is null or t.kind = p_kind) and (p_type is null or p_type = any (t.types))
      and (p_country is null or p_country = any (t.countries))
      and t.association_id = any (sources) and partner_open_to_caller(t, p_at)
    order by t.published_at desc, t.profile_id limit p_limit offset p_offset;
end $$;

-- What is shown of teasers, by id.
create function partner_teasers(p_ids uuid[], p_at timestamptz)
  returns table (id uuid, kind text, title text, text text, place_level text, place text, size text, needs text[], offers text[],
    types text[], series text, certificates text[], certificates_needed text[], languages text[], markets_wanted text[],
    published_at timestamptz)
  language sql stable security definer set search_path = public as $$
  select t.profile_id, t.kind, t.title, t.text, t.place_level, t.place, t.size, t.needs, t.offers, t.types, t.series,
    t.certificates, t.certificates_needed, t.languages, t.markets_wanted, t.published_at
  from partner_teaser t
  where t.profile_id = any (p_ids) and t.association_id in (select partner_sources(p_at::date)) and partner_open_to_caller(t, p_at)
$$;

-- Introductions ------------------------------------------------------------------------------------------------------------

-- The asker does not know whom it asks, so the row is made here.
create function introduction_begin(p_id uuid, p_own uuid, p_other uuid, p_message text, p_own_teaser jsonb, p_other_teaser jsonb, p_due timestamptz, p_at timestamptz)
  returns void language plpgsql security definer set search_path = public as $$
begin
  if not exists (select 1 from partner_teasers(array[p_other], p_at)) then
    raise exception 'NOT_FOUND: there is no such teaser for this firm' using errcode = 'P0001';
  end if;
  insert into introduction (id, asker_profile_id, asker_firm_id, asker_association_id, asked_profile_id, asked_firm_id,
      asked_association_id, status, asker_teaser, asked_teaser, message, due_at, created_at)
    select p_id, own.profile_id, own.firm_id, own.association_id, other.profile_id, other.firm_id, other.association_id,
      'asker_review', p_own_teaser, p_other_teaser, p_message, p_due, p_at
    from partner_teaser own, partner_teaser other
    where own.profile_id = p_own and own.firm_id = app_firm() and own.expires_at > p_at and other.profile_id = p_other;
  if not found then
    raise exception 'NOT_FOUND: the own profile is not published' using errcode = 'P0001';
  end if;
end $$;

create function introduction_party(i introduction) returns boolean
  language sql stable security definer set search_path = public as $$
  select coalesce(app_firm() in (i.asker_firm_id, i.asked_firm_id), false)
    or coalesce(app_tenant() in (i.asker_association_id, i.asked_association_id), false)
$$;
revoke execute on function introduction_party(introduction) from public;

-- Why it cannot go on, though nobody has ended it; null while it can.
create function introduction_halt(p_id uuid, p_at timestamptz) returns text
  language sql stable security definer set search_path = public as $$
  select case
    when (select count(*) from membership m join firm f on f.id = m.firm_id
          where m.status = 'verified' and f.deactivated_at is null
            and (m.firm_id, m.association_id) in ((i.asker_firm_id, i.asker_association_id), (i.asked_firm_id, i.asked_association_id))) < 2
      then 'firm_left'
    when i.exchanged_at is not null then null
    when i.asker_association_id <> i.asked_association_id
      and i.asked_association_id not in (select allies_of(i.asker_association_id, 'partner_profiles', p_at::date)) then 'alliance_ended'
    when (select count(*) from partner_teaser t where t.profile_id in (i.asker_profile_id, i.asked_profile_id) and t.expires_at > p_at) < 2
      then 'profile_gone'
  end
  from introduction i where i.id = p_id and introduction_party(i)
$$;

-- The one way to a name: after both firms have agreed, for the two firms and the associations that brokered.
create function introduction_contacts(p_id uuid) returns table (side text, firm text, country text, person text, email text)
  language sql stable security definer set search_path = public as $$
  select s.side, f.name, f.country, p.contact_name, p.contact_email
  from introduction i
  cross join lateral (values ('asker', i.asker_firm_id, i.asker_profile_id), ('asked', i.asked_firm_id, i.asked_profile_id)) s (side, firm_id, profile_id)
  join firm f on f.id = s.firm_id join partner_profile p on p.id = s.profile_id
  where i.id = p_id and introduction_party(i)
    and i.asker_consent_at is not null and i.asked_consent_at is not null and i.exchanged_at is not null
$$;

-- A mail to whoever must act, whose address the sender may not see.
create function introduction_tell(p_id uuid, p_party text, p_subject text, p_text text) returns void
  language plpgsql security definer set search_path = public as $$
declare
  address text;
  mail_id uuid := gen_random_uuid();
begin
  select case p_party
      when 'asker_firm' then (select p.contact_email from partner_profile p where p.id = i.asker_profile_id)
      when 'asked_firm' then (select p.contact_email from partner_profile p where p.id = i.asked_profile_id)
      when 'asker_association' then (select a.contact_email from association a where a.id = i.asker_association_id)
      when 'asked_association' then (select a.contact_email from association a where a.id = i.asked_association_id) end
    into address from introduction i where i.id = p_id and introduction_party(i);
  if address is null or address = '' then return; end if;
  insert into mail (id, to_address, subject, text) values (mail_id, address, p_subject, p_text);
  insert into outbox (topic, payload) values ('send-mail', jsonb_build_object('mailId', mail_id));
  perform pg_notify('gauge_outbox', '');
end $$;

-- Words that only these columns may hold (the lifecycles themselves live in the contracts) ------------------------------------

alter table partner_profile add constraint partner_profile_kind check (kind in ('offer', 'request'));
alter table partner_profile add constraint partner_profile_status check (status in ('draft', 'review', 'published', 'withdrawn'));
alter table partner_teaser add constraint partner_teaser_place check (place_level in ('country', 'region', 'world'));
alter table introduction add constraint introduction_status check (
  status in ('asker_review', 'asked_review', 'decision', 'consent', 'exchanged', 'closed', 'declined', 'withdrawn', 'lapsed'));
