-- Who looks after an introduction (docs/adr/0096): one colleague for each of its four parties, whom only that party knows of.

CREATE TABLE "introduction_charge" (
    "introduction_id" UUID NOT NULL,
    "party" TEXT NOT NULL,
    "firm_id" UUID,
    "association_id" UUID,
    "grant_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "introduction_charge_pkey" PRIMARY KEY ("introduction_id", "party")
);
CREATE INDEX "introduction_charge_grant_id_idx" ON "introduction_charge"("grant_id");
ALTER TABLE "introduction_charge" ADD CONSTRAINT "introduction_charge_introduction_id_fkey" FOREIGN KEY ("introduction_id") REFERENCES "introduction"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Whose role ends is in charge of nothing any more, however it ends and whatever happens at that moment.
ALTER TABLE "introduction_charge" ADD CONSTRAINT "introduction_charge_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "role_grant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table introduction_charge add constraint introduction_charge_party check (
  party in ('asker_firm', 'asked_firm') and firm_id is not null and association_id is null
  or party in ('asker_association', 'asked_association') and association_id is not null and firm_id is null);

-- Row level security ---------------------------------------------------------------------------------------------------

alter table introduction_charge enable row level security;
alter table introduction_charge force row level security;
create policy owner_all on introduction_charge to gauge_owner using (true) with check (true);

-- Roles that may decide on an introduction; a test lays them beside the table of permissions.
create function decides_on_introductions(p_role text) returns boolean language sql immutable as $$
  select p_role in ('firm_administrator', 'counsellor', 'association_administrator')
$$;

-- The other parties learn neither who it is nor whether there is somebody: the rows are their own place's alone.
grant select, insert, delete on introduction_charge to gauge_app;
create policy own_party on introduction_charge to gauge_app
  using (firm_id = app_firm() or association_id = app_tenant())
  with check ((firm_id = app_firm() or association_id = app_tenant())
    and exists (select 1 from introduction i where i.id = introduction_id and case party
      when 'asker_firm' then i.asker_firm_id when 'asked_firm' then i.asked_firm_id
      when 'asker_association' then i.asker_association_id else i.asked_association_id end = coalesce(firm_id, introduction_charge.association_id))
    and exists (select 1 from role_grant g where g.id = grant_id and decides_on_introductions(g.role)
      and coalesce(g.firm_id, g.association_id) = coalesce(introduction_charge.firm_id, introduction_charge.association_id)));

-- Mails ------------------------------------------------------------------------------------------------------------------

-- Whose account is closed is not told, and not shown.
create view introduction_holder as
  select c.introduction_id, c.party, c.since, u.id as user_id, u.email
  from introduction_charge c join role_grant g on g.id = c.grant_id join app_user u on u.id = g.user_id
  where u.disabled_at is null and decides_on_introductions(g.role);

-- As before, to whoever is in charge; to all, which is the address that the party has given, where nobody is.
create or replace function introduction_tell(p_id uuid, p_party text, p_wordings jsonb) returns void
  language plpgsql security definer set search_path = public as $$
declare
  address text;
  association uuid;
begin
  select coalesce((select h.email from introduction_holder h where h.introduction_id = i.id and h.party = p_party), case p_party
      when 'asker_firm' then (select p.contact_email from introduction_subject p where p.id = i.asker_profile_id)
      when 'asked_firm' then (select p.contact_email from introduction_subject p where p.id = i.asked_profile_id)
      when 'asker_association' then (select a.contact_email from association a where a.id = i.asker_association_id)
      when 'asked_association' then (select a.contact_email from association a where a.id = i.asked_association_id) end),
      case when p_party like 'asker%' then i.asker_association_id else i.asked_association_id end
    into address, association from introduction i where i.id = p_id and introduction_party(i);
  if address is null or address = '' then return; end if;
  perform mail_queued(address, association, p_wordings);
  perform pg_notify('gauge_outbox', '');
end $$;

-- Whether it can go on ---------------------------------------------------------------------------------------------------

-- Whether what a firm published is not to be seen by another: a firm or a country that a profile rules out, a rival for whom a
-- declaration is hidden.
create function introduction_shut(p_subject uuid, p_firm uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (
    select 1 from firm f join partner_profile p on p.id = p_subject
    where f.id = p_firm and (f.country = any (p.markets_excluded)
      or exists (select 1 from unnest(p.blocked_firms) blocked where starts_with(lower(f.name), lower(blocked))))
    union all
    select 1 from firm f join learning_declaration d on d.id = p_subject join firm author on author.id = d.firm_id
    where f.id = p_firm and d.hide_from_rivals and f.country = author.country and f.sector_scheme = author.sector_scheme
      and case f.sector_scheme when 'ISIC4' then left(f.sector_code, 3) = left(author.sector_code, 3) else f.sector_code = author.sector_code end)
$$;
revoke execute on function introduction_shut(uuid, uuid) from public;

-- Why it cannot go on as these sides see it. Whom the other one rules out finds it as gone as in the search; whoever rules out
-- is not told that this was one of them, or ruling out name after name would tell who stands behind a teaser.
create function introduction_standing(i introduction, p_sides text[], p_at timestamptz) returns text
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
      or 'asker' = any (p_sides) and introduction_shut(i.asked_profile_id, i.asker_firm_id)
      or 'asked' = any (p_sides) and introduction_shut(i.asker_profile_id, i.asked_firm_id)
      then 'profile_gone'
  end
$$;
revoke execute on function introduction_standing(introduction, text[], timestamptz) from public;

create or replace function introduction_halt(p_id uuid, p_at timestamptz) returns text
  language sql stable security definer set search_path = public as $$
  select introduction_standing(i, array_remove(array[
      case when app_firm() = i.asker_firm_id or app_tenant() = i.asker_association_id then 'asker' end,
      case when app_firm() = i.asked_firm_id or app_tenant() = i.asked_association_id then 'asked' end], null), p_at)
  from introduction i where i.id = p_id and introduction_party(i)
$$;

-- As before; and no names are exchanged with a firm that one of the two rules out by now, though its own side is not told before.
create or replace function introduction_guard() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (new.asker_consent_at is distinct from old.asker_consent_at and app_firm() is distinct from old.asker_firm_id)
     or (new.asked_consent_at is distinct from old.asked_consent_at and app_firm() is distinct from old.asked_firm_id) then
    raise exception 'CONSENT_IS_THE_FIRMS: a firm consents for itself' using errcode = 'P0001';
  end if;
  if new.exchanged_at is not null and (new.asker_consent_at is null or new.asked_consent_at is null) then
    raise exception 'CONSENT_OF_BOTH: contacts are exchanged when both firms have agreed' using errcode = 'P0001';
  end if;
  if new.exchanged_at is not null and old.exchanged_at is null
     and (introduction_shut(new.asker_profile_id, new.asked_firm_id) or introduction_shut(new.asked_profile_id, new.asker_firm_id)) then
    raise exception 'INTRODUCTION_HALTED: what one of the two firms published is not open to the other, so this introduction cannot go on' using errcode = 'P0001';
  end if;
  return new;
end $$;

-- Who wrote a message is a name, too: own messages tell it at once, the other firm's once contacts were exchanged, while there is
-- that firm.
revoke select on introduction_message from gauge_app;
grant select (id, introduction_id, at, side, body) on introduction_message to gauge_app;
create function introduction_authors(p_id uuid) returns table (id uuid, author text)
  language sql stable security definer set search_path = public as $$
  select m.id, m.author_name
  from introduction i
    join introduction_message m on m.introduction_id = i.id
    join firm f on f.id = case m.side when 'asker' then i.asker_firm_id else i.asked_firm_id end
  where i.id = p_id and app_firm() in (i.asker_firm_id, i.asked_firm_id) and (app_firm() = f.id or i.exchanged_at is not null)
$$;

-- As before. An introduction that waits is spoken of to whoever is in charge, and on the last day to all, in case that one has not come
-- to it; to all from the beginning where nobody is in charge, or is no longer. One that cannot go on waits for nobody.
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
    select 'introduction_due', i.id, i.status || ' ' || told.moment, told.address, i.due_at::date, party.name
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
      left join introduction_holder h on h.introduction_id = i.id and h.party = party.name
      cross join lateral (
        -- whoever has come to be in charge since has read the day then
        select party.name || ' ' || h.user_id as moment, h.email as address, 3 as days where h.since <= i.due_at - interval '3 days'
        union all
        select party.name, party.address, case when h.user_id is null then 3 else 1 end where h.email is distinct from lower(party.address)) told
    where i.due_at > p_at and i.due_at <= p_at + make_interval(days => told.days)
      and introduction_standing(i, array[split_part(party.name, '_', 1)], p_at) is null
    union all
    select 'introduction_outcome', i.id, d.days || ' ' || side.name, coalesce(h.email, p.contact_email), (i.exchanged_at + make_interval(days => d.days))::date, side.name
    from introduction i
      cross join (values (30), (90), (180)) d (days)
      cross join lateral (values ('asker', i.asker_profile_id), ('asked', i.asked_profile_id)) side (name, profile_id)
      join introduction_subject p on p.id = side.profile_id
      left join introduction_holder h on h.introduction_id = i.id and h.party = side.name || '_firm'
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
