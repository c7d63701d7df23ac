-- Events with meetings. docs/adr/0080 and docs/security.md say who reads what, and why.

CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "sign_up_until" DATE NOT NULL,
    "for_allies" BOOLEAN NOT NULL,
    "first_meeting" TIMESTAMPTZ(6) NOT NULL,
    "slots" INTEGER NOT NULL,
    "slot_minutes" INTEGER NOT NULL,
    "pause_minutes" INTEGER NOT NULL,
    "tables" INTEGER NOT NULL,
    "most_each" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "planned_at" TIMESTAMPTZ(6),
    "published_at" TIMESTAMPTZ(6),
    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "event_sign_up" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "firm_id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "teaser" JSONB NOT NULL,
    "signed_up_at" TIMESTAMPTZ(6) NOT NULL,
    "left_at" TIMESTAMPTZ(6),
    CONSTRAINT "event_sign_up_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "event_request" (
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "wish" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "event_request_pkey" PRIMARY KEY ("from_id", "to_id")
);

CREATE TABLE "event_meeting" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "first_id" UUID NOT NULL,
    "second_id" UUID NOT NULL,
    "slot" INTEGER NOT NULL,
    "table_no" INTEGER NOT NULL,
    CONSTRAINT "event_meeting_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "event_outcome" (
    "meeting_id" UUID NOT NULL,
    "sign_up_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "event_outcome_pkey" PRIMARY KEY ("meeting_id", "sign_up_id")
);

CREATE INDEX "event_association_id_starts_on_idx" ON "event"("association_id", "starts_on" DESC);
CREATE UNIQUE INDEX "event_sign_up_event_id_firm_id_key" ON "event_sign_up"("event_id", "firm_id");
CREATE INDEX "event_sign_up_firm_id_idx" ON "event_sign_up"("firm_id");
CREATE INDEX "event_sign_up_association_id_idx" ON "event_sign_up"("association_id");
CREATE INDEX "event_request_to_id_idx" ON "event_request"("to_id");
CREATE INDEX "event_request_event_id_idx" ON "event_request"("event_id");
CREATE UNIQUE INDEX "event_meeting_event_id_slot_table_no_key" ON "event_meeting"("event_id", "slot", "table_no");
CREATE UNIQUE INDEX "event_meeting_event_id_slot_first_id_key" ON "event_meeting"("event_id", "slot", "first_id");
CREATE UNIQUE INDEX "event_meeting_event_id_slot_second_id_key" ON "event_meeting"("event_id", "slot", "second_id");
CREATE UNIQUE INDEX "event_meeting_event_id_first_id_second_id_key" ON "event_meeting"("event_id", "first_id", "second_id");
CREATE INDEX "event_outcome_event_id_idx" ON "event_outcome"("event_id");

-- Row level security -------------------------------------------------------------------------------------------------------

do $$
declare t text;
begin
  foreach t in array array['event', 'event_sign_up', 'event_request', 'event_meeting', 'event_outcome'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to gauge_owner using (true) with check (true)', t);
  end loop;
end $$;

-- Whether firms of two associations may meet at an event: of one association, or of two that agreed on events. What an
-- alliance allows is decided in allies_of and nowhere else. That both are allied with the holder is not enough: who an
-- association opens its members to is its own to say.
create function event_allied(p_one uuid, p_other uuid, p_on date) returns boolean
  language sql stable security definer set search_path = public as $$
  select p_one = p_other or p_other in (select allies_of(p_one, 'events', p_on))
$$;
revoke execute on function event_allied(uuid, uuid, date) from public;

-- Associations through which the caller's firm can take part.
create function event_vouchers(e event, p_on date) returns setof uuid
  language sql stable security definer set search_path = public as $$
  select m.association_id from membership m
  where m.firm_id = app_firm() and m.status = 'verified'
    and (m.association_id = e.association_id or (e.for_allies and event_allied(m.association_id, e.association_id, p_on)))
$$;

-- The firm's own row; the association that vouches for it reads it too. Others come through the functions below, which show
-- the teaser and no firm.
grant select on event_sign_up to gauge_app;
grant update (left_at) on event_sign_up to gauge_app;
create policy own_reads on event_sign_up for select to gauge_app using (firm_id = app_firm() or association_id = app_tenant());
create policy firm_leaves on event_sign_up for update to gauge_app using (firm_id = app_firm()) with check (firm_id = app_firm());

grant select, insert, update on event to gauge_app;
create policy holder on event to gauge_app using (association_id = app_tenant()) with check (association_id = app_tenant());
create policy invited_reads on event for select to gauge_app using (
  app_firm() is not null and status <> 'draft'
  and (exists (select 1 from event_vouchers(event, current_date))
    or exists (select 1 from event_sign_up s where s.event_id = event.id and s.firm_id = app_firm())));

-- What two firms ask of each other is theirs; the holder learns only which questions are mutual (event_mutual).
grant select, delete on event_request to gauge_app;
create policy the_two_read on event_request for select to gauge_app using (
  exists (select 1 from event_sign_up s where s.id in (from_id, to_id) and s.firm_id = app_firm()));
create policy asker_takes_back on event_request for delete to gauge_app using (
  exists (select 1 from event_sign_up s where s.id = from_id and s.firm_id = app_firm())
  and exists (select 1 from event e where e.id = event_id and e.status = 'requests'));

-- The schedule is the holder's until it is published, and fixed from then on. Firms read it through event_schedule_of.
grant select, insert, delete on event_meeting to gauge_app;
create policy holder_reads on event_meeting for select to gauge_app using (association_id = app_tenant());
create policy holder_plans on event_meeting for insert to gauge_app with check (
  exists (select 1 from event e where e.id = event_id and e.association_id = app_tenant() and e.association_id = event_meeting.association_id and e.status = 'requests'));
create policy holder_plans_anew on event_meeting for delete to gauge_app using (
  exists (select 1 from event e where e.id = event_id and e.association_id = app_tenant() and e.status = 'requests'));

grant select on event_outcome to gauge_app;
create policy own_side on event_outcome for select to gauge_app using (
  association_id = app_tenant() or exists (select 1 from event_sign_up s where s.id = sign_up_id and s.firm_id = app_firm()));

-- What no mistake of the application can do: put two into a meeting who did not both ask, or one in two places at a time.
create function event_meeting_guard() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (select count(*) from event_request r where r.event_id = new.event_id
      and (r.from_id, r.to_id) in ((new.first_id, new.second_id), (new.second_id, new.first_id))) < 2 then
    raise exception 'CONSENT_OF_BOTH: a meeting needs the question of both firms' using errcode = 'P0001';
  end if;
  if exists (select 1 from event_meeting m where m.event_id = new.event_id and m.slot = new.slot and m.id <> new.id
      and (m.first_id in (new.first_id, new.second_id) or m.second_id in (new.first_id, new.second_id))) then
    raise exception 'CONFLICT: a firm cannot be in two meetings at a time' using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger event_meeting_guard after insert on event_meeting for each row execute function event_meeting_guard();

-- Taking part --------------------------------------------------------------------------------------------------------------

-- The newest sign-up of a firm stands; who left may come back while sign-up goes on.
create function event_sign_up_with(p_id uuid, p_event uuid, p_profile uuid, p_teaser jsonb, p_most int, p_at timestamptz)
  returns void language plpgsql security definer set search_path = public as $$
declare
  e event;
begin
  select * into e from event where id = p_event for update;
  if e.id is null or e.status not in ('open', 'requests') or e.sign_up_until < p_at::date then
    raise exception 'EVENT_WRONG_STATE: sign-up to this event is not open' using errcode = 'P0001';
  end if;
  if (select count(*) from event_sign_up s where s.event_id = p_event and s.left_at is null and s.firm_id <> app_firm()) >= p_most then
    raise exception 'EVENT_FULL: this event has no room for more firms' using errcode = 'P0001';
  end if;
  -- what was asked of, or with, another profile is not what this one says
  delete from event_request r using event_sign_up s
    where s.event_id = p_event and s.firm_id = app_firm() and s.profile_id <> p_profile and s.id in (r.from_id, r.to_id);
  insert into event_sign_up (id, event_id, association_id, firm_id, profile_id, teaser, signed_up_at)
    select p_id, p_event, t.association_id, t.firm_id, t.profile_id, p_teaser, p_at
    from partner_teaser t
    where t.profile_id = p_profile and t.firm_id = app_firm() and t.expires_at > p_at
      and t.association_id in (select event_vouchers(e, p_at::date))
    on conflict (event_id, firm_id) do update
      set association_id = excluded.association_id, profile_id = excluded.profile_id, teaser = excluded.teaser,
        signed_up_at = excluded.signed_up_at, left_at = null;
  if not found then
    raise exception 'NOT_FOUND: the profile is not published through an association that takes part' using errcode = 'P0001';
  end if;
end $$;

-- Who still takes part with a profile that is still published by an association of which the firm still is a member.
create function event_present(p_event uuid, p_at timestamptz) returns setof event_sign_up
  language sql stable security definer set search_path = public as $$
  select s.* from event_sign_up s
  join partner_teaser t on t.profile_id = s.profile_id and t.expires_at > p_at
  join membership m on m.firm_id = s.firm_id and m.association_id = s.association_id and m.status = 'verified'
  join firm f on f.id = s.firm_id and f.deactivated_at is null
  where s.event_id = p_event and s.left_at is null
$$;
revoke execute on function event_present(uuid, timestamptz) from public;

-- Anonymous profiles that the caller's firm may ask to meet: present, of an association that agreed, and not of somebody who
-- has ruled this firm out. The own blocks hide nobody, as in partnering; but whoever blocks a firm is not seen by it, so
-- it is never asked by that firm, and no meeting can come of it.
create function event_profiles(p_event uuid, p_at timestamptz)
  returns table (id uuid, teaser jsonb, own_wish text, their_wish text)
  language sql stable security definer set search_path = public as $$
  select s.id, s.teaser, asked.wish, asks.wish
  from event_present(p_event, p_at) own
  join event e on e.id = p_event and e.status in ('open', 'requests')
  join event_present(p_event, p_at) s on s.firm_id <> own.firm_id and event_allied(own.association_id, s.association_id, p_at::date)
  join partner_teaser t on t.profile_id = s.profile_id
  join firm reader on reader.id = own.firm_id
  left join event_request asked on asked.from_id = own.id and asked.to_id = s.id
  left join event_request asks on asks.from_id = s.id and asks.to_id = own.id
  where own.firm_id = app_firm()
    and not (reader.country = any (t.markets_excluded))
    and not exists (select 1 from unnest(t.blocked_firms) blocked where starts_with(lower(reader.name), lower(blocked)))
  order by s.signed_up_at, s.id
$$;

create function event_ask(p_event uuid, p_to uuid, p_wish text, p_most int, p_at timestamptz)
  returns void language plpgsql security definer set search_path = public as $$
declare
  own uuid := (select s.id from event_sign_up s where s.event_id = p_event and s.firm_id = app_firm() and s.left_at is null);
  e event;
begin
  select * into e from event where id = p_event;
  if not exists (select 1 from event_sign_up s where s.event_id = p_event and s.id = p_to) then
    raise exception 'NOT_FOUND: there is no such profile at this event' using errcode = 'P0001';
  end if;
  if e.status is distinct from 'requests' then
    raise exception 'EVENT_WRONG_STATE: meetings cannot be asked for now' using errcode = 'P0001';
  end if;
  if not exists (select 1 from event_profiles(p_event, p_at) p where p.id = p_to) then
    raise exception 'NOT_FOUND: there is no such profile at this event' using errcode = 'P0001';
  end if;
  if (select count(*) from event_request r where r.from_id = own and r.to_id <> p_to) >= p_most then
    raise exception 'TOO_MANY_ASKED: a firm asks for at most % meetings at an event', p_most using errcode = 'P0001';
  end if;
  insert into event_request (from_id, to_id, event_id, association_id, wish, at)
    values (own, p_to, p_event, e.association_id, p_wish, p_at)
    on conflict (from_id, to_id) do update set wish = excluded.wish, at = excluded.at;
end $$;

-- The holder's side ---------------------------------------------------------------------------------------------------------

-- Everybody who takes part, for the holder: its own members by name; members of allies as teasers, and by name once the
-- published schedule has a meeting of theirs. Never a contact person.
create function event_participants(p_event uuid)
  returns table (id uuid, teaser jsonb, member boolean, firm text, left_event boolean, asked bigint)
  language sql stable security definer set search_path = public as $$
  select s.id, s.teaser, s.association_id = e.association_id,
    case when s.association_id = e.association_id or (e.status in ('scheduled', 'closed')
      and exists (select 1 from event_meeting m where s.id in (m.first_id, m.second_id))) then f.name end,
    s.left_at is not null,
    (select count(*) from event_request r where r.from_id = s.id)
  from event e
  join event_sign_up s on s.event_id = e.id
  left join firm f on f.id = s.firm_id
  where e.id = p_event and e.association_id = app_tenant()
    and (s.left_at is null or exists (select 1 from event_meeting m where s.id in (m.first_id, m.second_id)))
  order by s.signed_up_at, s.id
$$;

-- Pairs that both asked and still may meet: what the schedule is made of.
create function event_mutual(p_event uuid, p_at timestamptz) returns table (first_id uuid, second_id uuid)
  language sql stable security definer set search_path = public as $$
  select a.id, b.id
  from event e
  join event_request r on r.event_id = e.id
  join event_request back on back.from_id = r.to_id and back.to_id = r.from_id
  join event_present(p_event, p_at) a on a.id = r.from_id
  join event_present(p_event, p_at) b on b.id = r.to_id
  where e.id = p_event and e.association_id = app_tenant() and a.id < b.id
    and event_allied(a.association_id, b.association_id, p_at::date)
  order by a.id, b.id
$$;

-- How many take part, for the holder and for whoever is invited; exact numbers tell nobody who.
create function event_counts(p_event uuid) returns table (sign_ups bigint, requests bigint)
  language sql stable security definer set search_path = public as $$
  select (select count(*) from event_sign_up s where s.event_id = e.id and s.left_at is null),
    (select count(*) from event_request r where r.event_id = e.id and e.association_id = app_tenant())
  from event e
  where e.id = p_event and (e.association_id = app_tenant()
    or (e.status <> 'draft' and (exists (select 1 from event_vouchers(e, current_date))
      or exists (select 1 from event_sign_up s where s.event_id = e.id and s.firm_id = app_firm()))))
$$;

-- A mail to those who take part (or only to those with a meeting), whose addresses the holder may not see.
create function event_tell(p_event uuid, p_subject text, p_text text, p_with_meeting boolean) returns void
  language plpgsql security definer set search_path = public as $$
declare
  address text;
  mail_id uuid;
begin
  for address in
    select p.contact_email
    from event e
    join event_sign_up s on s.event_id = e.id and s.left_at is null
    join partner_profile p on p.id = s.profile_id
    where e.id = p_event and e.association_id = app_tenant() and p.contact_email <> ''
      and (not p_with_meeting or exists (select 1 from event_meeting m where s.id in (m.first_id, m.second_id)))
  loop
    mail_id := gen_random_uuid();
    insert into mail (id, to_address, subject, text) values (mail_id, address, p_subject, p_text);
    insert into outbox (topic, payload) values ('send-mail', jsonb_build_object('mailId', mail_id));
  end loop;
  perform pg_notify('gauge_outbox', '');
end $$;

-- Meetings -------------------------------------------------------------------------------------------------------------------

-- The one way to a name at an event: the published schedule, for the two firms of a meeting for which both have asked.
create function event_schedule_of(p_event uuid)
  returns table (id uuid, slot int, table_no int, teaser jsonb, off boolean, outcome text, firm text, country text, person text, email text)
  language sql stable security definer set search_path = public as $$
  select m.id, m.slot, m.table_no, other.teaser, met.firm is null, o.outcome, met.firm, met.country, met.person, met.email
  from event e
  join event_sign_up own on own.event_id = e.id and own.firm_id = app_firm()
  join event_meeting m on m.event_id = e.id and own.id in (m.first_id, m.second_id)
  join event_sign_up other on other.id = case when m.first_id = own.id then m.second_id else m.first_id end
  left join event_outcome o on o.meeting_id = m.id and o.sign_up_id = own.id
  left join lateral (
    select f.name as firm, f.country, p.contact_name as person, p.contact_email as email
    from firm f join partner_profile p on p.id = other.profile_id
    where f.id = other.firm_id and own.left_at is null and other.left_at is null
      and exists (select 1 from event_request r where r.from_id = own.id and r.to_id = other.id)
      and exists (select 1 from event_request r where r.from_id = other.id and r.to_id = own.id)) met on true
  where e.id = p_event and e.status in ('scheduled', 'closed')
  order by m.slot
$$;

create function event_report(p_meeting uuid, p_outcome text, p_at timestamptz)
  returns void language plpgsql security definer set search_path = public as $$
begin
  insert into event_outcome (meeting_id, sign_up_id, event_id, association_id, outcome, at)
    select m.id, s.id, e.id, e.association_id, p_outcome, p_at
    from event_meeting m
    join event e on e.id = m.event_id and e.status = 'scheduled'
      and e.first_meeting + make_interval(mins => m.slot * (e.slot_minutes + e.pause_minutes)) <= p_at
    join event_sign_up s on s.id in (m.first_id, m.second_id) and s.firm_id = app_firm() and s.left_at is null
    where m.id = p_meeting
    on conflict (meeting_id, sign_up_id) do update set outcome = excluded.outcome, at = excluded.at;
  if not found then
    raise exception 'EVENT_WRONG_STATE: an outcome is told after the meeting has begun and before the event is closed' using errcode = 'P0001';
  end if;
end $$;

-- Words that only these columns may hold (the lifecycle itself lives in the contracts) ----------------------------------------

alter table event add constraint event_kind check (kind in ('fair', 'study_tour', 'brokerage_day'));
alter table event add constraint event_status check (status in ('draft', 'open', 'requests', 'scheduled', 'closed', 'cancelled'));
alter table event add constraint event_room check (slots between 1 and 40 and tables between 1 and 100 and most_each between 1 and 40
  and slot_minutes between 10 and 120 and pause_minutes between 0 and 60);
alter table event add constraint event_days check (starts_on <= ends_on and sign_up_until <= ends_on);
alter table event_outcome add constraint event_outcome_word check (outcome in ('useful', 'follow_up', 'nothing'));
