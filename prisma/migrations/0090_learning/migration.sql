-- Learning matches (docs/adr/0090): declarations, and introductions between those who share and those who want to learn.

CREATE TABLE "learning_declaration" (
    "id" UUID NOT NULL,
    "firm_id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "area_name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "text" TEXT NOT NULL,
    "languages" TEXT[],
    "hide_from_rivals" BOOLEAN NOT NULL,
    "contact_name" TEXT NOT NULL,
    "contact_email" TEXT NOT NULL,
    "comment" TEXT,
    "teaser" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,
    "submitted_at" TIMESTAMPTZ(6),
    "published_at" TIMESTAMPTZ(6),
    "expires_at" TIMESTAMPTZ(6),
    CONSTRAINT "learning_declaration_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "learning_declaration_firm_id_idx" ON "learning_declaration"("firm_id");
CREATE INDEX "learning_declaration_association_id_status_idx" ON "learning_declaration"("association_id", "status");
CREATE INDEX "learning_declaration_area_kind_published_at_idx" ON "learning_declaration"("area", "kind", "published_at" DESC);
ALTER TABLE "introduction" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'partner';

-- A firm says a thing once for an area; what it withdrew it may say anew.
create unique index learning_declared_once on learning_declaration (firm_id, kind, area) where status <> 'withdrawn';

-- Row level security ---------------------------------------------------------------------------------------------------

alter table learning_declaration enable row level security;
alter table learning_declaration force row level security;
create policy owner_all on learning_declaration to gauge_owner using (true) with check (true);

-- The firm writes; the association that vouches for it reads what was handed in, and decides. Strangers come through learning_found.
grant select, insert, update on learning_declaration to gauge_app;
create policy firm_own on learning_declaration to gauge_app using (firm_id = app_firm()) with check (
  firm_id = app_firm()
  and exists (select 1 from membership m where m.firm_id = learning_declaration.firm_id and m.association_id = learning_declaration.association_id and m.status = 'verified'));
do $$
declare c text;
begin
  foreach c in array array['select', 'update'] loop
    execute format($p$create policy vouching_%1$s on learning_declaration for %1$s to gauge_app using (
      association_id = app_tenant() and submitted_at is not null
      and exists (select 1 from membership m where m.firm_id = learning_declaration.firm_id and m.association_id = app_tenant() and m.status = 'verified'))$p$, c);
  end loop;
end $$;

-- What no mistake of the application can do: show strangers what the association has not read.
create function learning_guard() returns trigger language plpgsql as $$
begin
  if new.status = 'published' and app_firm() is not null and (tg_op = 'INSERT' or old.status <> 'published'
      or (new.text, new.area, new.kind, new.languages, new.association_id) is distinct from (old.text, old.area, old.kind, old.languages, old.association_id)) then
    raise exception 'PROFILE_WRONG_STATE: the association publishes a declaration, after it has read it' using errcode = 'P0001';
  end if;
  return null;
end $$;
create trigger learning_guard after insert or update on learning_declaration for each row execute function learning_guard();

-- Finding ----------------------------------------------------------------------------------------------------------------

-- Whose members' declarations the caller's firm may see: those of its associations and of their allies for learning.
create function learning_sources(p_on date) returns setof uuid
  language sql stable security definer set search_path = public as $$
  with own as (select m.association_id as id from membership m where m.firm_id = app_firm() and m.status = 'verified')
  select id from own union select allies_of(own.id, 'learning_exchange', p_on) from own
$$;
revoke execute on function learning_sources(date) from public;

-- What the caller's firm may see of declarations, newest first: published by a member that still is one, and not hidden from
-- firms like the reader. As in partnering, what a firm hides from others hides nobody from it.
create function learning_found(p_kind text, p_area text, p_ids uuid[], p_at timestamptz, p_limit int)
  returns table (id uuid, teaser jsonb)
  language sql stable security definer set search_path = public as $$
  select d.id, d.teaser
  from firm reader
  join learning_declaration d on d.firm_id <> reader.id
  join membership m on m.firm_id = d.firm_id and m.association_id = d.association_id and m.status = 'verified'
  join firm f on f.id = d.firm_id and f.deactivated_at is null
  where reader.id = app_firm() and reader.deactivated_at is null
    and d.status = 'published' and d.expires_at > p_at
    and (p_kind is null or d.kind = p_kind) and (p_area is null or d.area = p_area) and (p_ids is null or d.id = any (p_ids))
    and d.association_id in (select learning_sources(p_at::date))
    and not (d.hide_from_rivals and f.country = reader.country and f.sector_scheme = reader.sector_scheme
      and case f.sector_scheme when 'ISIC4' then left(f.sector_code, 3) = left(reader.sector_code, 3) else f.sector_code = reader.sector_code end)
  order by d.published_at desc, d.id limit p_limit
$$;

-- Introductions of both kinds ------------------------------------------------------------------------------------------------

-- What an introduction is about: the author's row with whom to talk to, and until when strangers are shown it (null: not shown).
create view introduction_subject as
  select p.id, p.firm_id, p.association_id, p.contact_name, p.contact_email, t.expires_at as shown_until
  from partner_profile p left join partner_teaser t on t.profile_id = p.id
  union all
  select d.id, d.firm_id, d.association_id, d.contact_name, d.contact_email, case d.status when 'published' then d.expires_at end
  from learning_declaration d;

drop function introduction_begin(uuid, uuid, uuid, text, jsonb, jsonb, timestamptz, timestamptz);
-- The asker does not know whom it asks, so the row is made here.
create function introduction_begin(p_id uuid, p_kind text, p_own uuid, p_other uuid, p_message text, p_own_teaser jsonb, p_other_teaser jsonb,
    p_due timestamptz, p_at timestamptz)
  returns void language plpgsql security definer set search_path = public as $$
begin
  if not (case p_kind
      when 'partner' then exists (select 1 from partner_teasers(array[p_other], p_at))
      when 'learning' then exists (select 1 from learning_found(null, null, array[p_other], p_at, 1)) else false end) then
    raise exception 'NOT_FOUND: there is no such teaser for this firm' using errcode = 'P0001';
  end if;
  insert into introduction (id, kind, asker_profile_id, asker_firm_id, asker_association_id, asked_profile_id, asked_firm_id,
      asked_association_id, status, asker_teaser, asked_teaser, message, due_at, created_at)
    select p_id, p_kind, own.id, own.firm_id, own.association_id, other.id, other.firm_id, other.association_id,
      'asker_review', p_own_teaser, p_other_teaser, p_message, p_due, p_at
    from introduction_subject own, introduction_subject other
    where own.id = p_own and own.firm_id = app_firm() and own.shown_until > p_at and other.id = p_other;
  if not found then
    raise exception 'NOT_FOUND: the own profile is not published' using errcode = 'P0001';
  end if;
end $$;

create or replace function introduction_halt(p_id uuid, p_at timestamptz) returns text
  language sql stable security definer set search_path = public as $$
  select case
    when (select count(*) from membership m join firm f on f.id = m.firm_id
          where m.status = 'verified' and f.deactivated_at is null
            and (m.firm_id, m.association_id) in ((i.asker_firm_id, i.asker_association_id), (i.asked_firm_id, i.asked_association_id))) < 2
      then 'firm_left'
    when i.exchanged_at is not null then null
    when i.asker_association_id <> i.asked_association_id and i.asked_association_id not in (
        select allies_of(i.asker_association_id, case i.kind when 'learning' then 'learning_exchange' else 'partner_profiles' end, p_at::date))
      then 'alliance_ended'
    when (select count(*) from introduction_subject s where s.id in (i.asker_profile_id, i.asked_profile_id) and s.shown_until > p_at) < 2
      then 'profile_gone'
  end
  from introduction i where i.id = p_id and introduction_party(i)
$$;

create or replace function introduction_contacts(p_id uuid) returns table (side text, firm text, country text, person text, email text)
  language sql stable security definer set search_path = public as $$
  select s.side, f.name, f.country, p.contact_name, p.contact_email
  from introduction i
  cross join lateral (values ('asker', i.asker_firm_id, i.asker_profile_id), ('asked', i.asked_firm_id, i.asked_profile_id)) s (side, firm_id, profile_id)
  join firm f on f.id = s.firm_id join introduction_subject p on p.id = s.profile_id
  where i.id = p_id and introduction_party(i)
    and i.asker_consent_at is not null and i.asked_consent_at is not null and i.exchanged_at is not null
$$;

create or replace function introduction_tell(p_id uuid, p_party text, p_wordings jsonb) returns void
  language plpgsql security definer set search_path = public as $$
declare
  address text;
  association uuid;
begin
  select case p_party
      when 'asker_firm' then (select p.contact_email from introduction_subject p where p.id = i.asker_profile_id)
      when 'asked_firm' then (select p.contact_email from introduction_subject p where p.id = i.asked_profile_id)
      when 'asker_association' then (select a.contact_email from association a where a.id = i.asker_association_id)
      when 'asked_association' then (select a.contact_email from association a where a.id = i.asked_association_id) end,
      case when p_party like 'asker%' then i.asker_association_id else i.asked_association_id end
    into address, association from introduction i where i.id = p_id and introduction_party(i);
  if address is null or address = '' then return; end if;
  perform mail_queued(address, association, p_wordings);
  perform pg_notify('gauge_outbox', '');
end $$;

-- As before, and for declarations, too.
create or replace function reminders_due(p_at timestamptz, p_limit int)
  returns table (kind text, subject_id uuid, moment text, to_address text, "on" date, detail text)
  language sql stable security definer set search_path = public as $$
  with due as (
    select 'alliance_lapses' as kind, l.id as subject_id, d.days || ' ' || l.valid_until || ' ' || side.id as moment, own.contact_email as to_address,
      l.valid_until as "on", other.name as detail
    from alliance l
      cross join (values (60), (14)) d (days)
      cross join lateral (values (l.first_id, l.second_id), (l.second_id, l.first_id)) side (id, other_id)
      join association own on own.id = side.id join association other on other.id = side.other_id
    where l.status = 'accepted' and l.valid_until - l.valid_from > d.days
      and p_at::date between l.valid_until - d.days and l.valid_until - d.days + 13
    union all
    select 'alliance_waits', l.id, '7', own.contact_email, (l.created_at + interval '30 days')::date, other.name
    from alliance l
      join association other on other.id = l.proposed_by
      join association own on own.id = case when l.first_id = l.proposed_by then l.second_id else l.first_id end
    where l.status = 'proposed' and p_at >= l.created_at + interval '23 days' and p_at < l.created_at + interval '30 days'
    union all
    select p.what || case when d.days = 0 then '_expired' else '_expires' end, p.id, d.days || ' ' || p.expires_at::date, p.contact_email,
      p.expires_at::date, null
    from (
        select 'profile' as what, id, status, expires_at, contact_email from partner_profile
        union all select 'declaration', id, status, expires_at, contact_email from learning_declaration) p
      cross join (values (60), (14), (0)) d (days)
    where p.status = 'published' and p_at >= p.expires_at - make_interval(days => d.days)
      and p_at < p.expires_at - make_interval(days => d.days - 14)
    union all
    select 'introduction_due', i.id, i.status || ' ' || party.name, party.address, i.due_at::date, party.name
    from introduction i
      cross join lateral (
        select 'asker_association' as name, a.contact_email as address from association a
          where i.status = 'asker_review' and a.id = i.asker_association_id
        union all
        select 'asked_association', a.contact_email from association a
          where i.status = 'asked_review' and a.id = i.asked_association_id
        union all
        select 'asked_firm', p.contact_email from introduction_subject p
          where (i.status = 'decision' or i.status = 'consent' and i.asked_consent_at is null) and p.id = i.asked_profile_id
        union all
        select 'asker_firm', p.contact_email from introduction_subject p
          where i.status = 'consent' and i.asker_consent_at is null and p.id = i.asker_profile_id) party
    where i.due_at > p_at and i.due_at <= p_at + interval '3 days'
    union all
    select 'introduction_outcome', i.id, d.days || ' ' || side.name, p.contact_email, (i.exchanged_at + make_interval(days => d.days))::date, side.name
    from introduction i
      cross join (values (30), (90), (180)) d (days)
      cross join lateral (values ('asker', i.asker_profile_id), ('asked', i.asked_profile_id)) side (name, profile_id)
      join introduction_subject p on p.id = side.profile_id
    where i.status = 'exchanged' and p_at >= i.exchanged_at + make_interval(days => d.days)
      and p_at < i.exchanged_at + make_interval(days => d.days + 14)
      and not exists (select 1 from introduction_outcome o
        where o.introduction_id = i.id and o.side = side.name and o.at > i.exchanged_at + make_interval(days => d.days - 14)))
  select due.kind, due.subject_id, due.moment, due.to_address, due."on", due.detail
  from due
  where due.to_address <> '' and not exists (select 1 from reminder r
    where r.kind = due.kind and r.subject_id = due.subject_id and r.moment = due.moment)
  order by due."on", due.subject_id, due.moment limit p_limit
$$;

create or replace function reminders_due_in_language(p_at timestamptz, p_limit int)
  returns table (kind text, subject_id uuid, moment text, to_address text, "on" date, detail text, locale text)
  language sql stable security definer set search_path = public as $$
  select d.kind, d.subject_id, d.moment, d.to_address, d."on", d.detail,
    mail_language(d.to_address, coalesce(
      (select p.association_id from introduction_subject p where p.id = d.subject_id),
      (select case when d.detail like 'asker%' then i.asker_association_id else i.asked_association_id end from introduction i where i.id = d.subject_id),
      (select case when d.kind = 'alliance_lapses' then right(d.moment, 36)::uuid when l.proposed_by = l.first_id then l.second_id else l.first_id end
        from alliance l where l.id = d.subject_id)))
  from reminders_due(p_at, p_limit) d
$$;

-- Words that only these columns may hold (the lifecycles themselves live in the contracts) ------------------------------------

alter table introduction add constraint introduction_kind check (kind in ('partner', 'learning'));
alter table learning_declaration add constraint learning_declaration_kind check (kind in ('share', 'learn'));
alter table learning_declaration add constraint learning_declaration_status check (status in ('draft', 'review', 'published', 'withdrawn'));
alter table learning_declaration add constraint learning_declaration_shown check ((status = 'published') = (teaser is not null));
