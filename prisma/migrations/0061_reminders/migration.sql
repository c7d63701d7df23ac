-- Reminders of partnering: what runs out or waits is said in time, once, by the worker.

CREATE TABLE "reminder" (
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "moment" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "reminder_pkey" PRIMARY KEY ("kind", "subject_id", "moment")
);

alter table reminder enable row level security;
alter table reminder force row level security;
create policy owner_all on reminder to gauge_owner using (true) with check (true);
grant select, insert on reminder to gauge_release;
create policy remind on reminder to gauge_release using (true) with check (true);
-- the worker writes the mails of what nobody did
grant insert on mail to gauge_release;

-- What is due and was not sent yet, with the address it goes to. Each moment is open for some days, so that a worker that
-- stood still catches up, and one that starts late does not tell old news. Profiles and introductions themselves stay closed
-- to the worker's role: this tells it addresses and days, no titles and no names of firms.
create function reminders_due(p_at timestamptz, p_limit int)
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
    select case when d.days = 0 then 'profile_expired' else 'profile_expires' end, p.id, d.days || ' ' || p.expires_at::date, p.contact_email,
      p.expires_at::date, null
    from partner_profile p cross join (values (60), (14), (0)) d (days)
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
        select 'asked_firm', p.contact_email from partner_profile p
          where (i.status = 'decision' or i.status = 'consent' and i.asked_consent_at is null) and p.id = i.asked_profile_id
        union all
        select 'asker_firm', p.contact_email from partner_profile p
          where i.status = 'consent' and i.asker_consent_at is null and p.id = i.asker_profile_id) party
    where i.due_at > p_at and i.due_at <= p_at + interval '3 days'
    union all
    select 'introduction_outcome', i.id, d.days || ' ' || side.name, p.contact_email, (i.exchanged_at + make_interval(days => d.days))::date, side.name
    from introduction i
      cross join (values (30), (90), (180)) d (days)
      cross join lateral (values ('asker', i.asker_profile_id), ('asked', i.asked_profile_id)) side (name, profile_id)
      join partner_profile p on p.id = side.profile_id
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
revoke execute on function reminders_due(timestamptz, int) from public;
grant execute on function reminders_due(timestamptz, int) to gauge_release;
