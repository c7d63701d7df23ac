-- Exchange groups (docs/adr/0090): a few members of an association on one area, their meetings and study visits.

CREATE TABLE "exchange_group" (
    "id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "area_name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "outcome" TEXT,
    "word" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "closed_at" TIMESTAMPTZ(6),
    CONSTRAINT "exchange_group_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "exchange_member" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "firm_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "invited_at" TIMESTAMPTZ(6) NOT NULL,
    "answered_at" TIMESTAMPTZ(6),
    CONSTRAINT "exchange_member_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "exchange_meeting" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "place" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "host_id" UUID,
    "host_answer" TEXT,
    "guests" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(6),
    CONSTRAINT "exchange_meeting_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "exchange_guest" (
    "meeting_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "exchange_guest_pkey" PRIMARY KEY ("meeting_id","member_id")
);

CREATE TABLE "exchange_note" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "author_name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL,
    CONSTRAINT "exchange_note_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "exchange_group_association_id_status_idx" ON "exchange_group"("association_id", "status");
CREATE UNIQUE INDEX "exchange_member_group_id_firm_id_key" ON "exchange_member"("group_id", "firm_id");
CREATE INDEX "exchange_member_firm_id_idx" ON "exchange_member"("firm_id");
CREATE INDEX "exchange_meeting_group_id_held_on_idx" ON "exchange_meeting"("group_id", "held_on");
CREATE INDEX "exchange_guest_group_id_idx" ON "exchange_guest"("group_id");
CREATE INDEX "exchange_note_meeting_id_at_idx" ON "exchange_note"("meeting_id", "at");

-- Row level security ---------------------------------------------------------------------------------------------------

do $$
declare t text;
begin
  foreach t in array array['exchange_group', 'exchange_member', 'exchange_meeting', 'exchange_guest', 'exchange_note'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to gauge_owner using (true) with check (true)', t);
    execute format('create policy holder_reads on %I for select to gauge_app using (association_id = app_tenant())', t);
  end loop;
end $$;

-- Which part the caller's firm has in a group, if it still is a member of the association: invited, joined, or none.
create function exchange_part(p_group uuid) returns text
  language sql stable security definer set search_path = public as $$
  select e.status from exchange_member e
  join membership m on m.firm_id = e.firm_id and m.association_id = e.association_id and m.status = 'verified'
  join firm f on f.id = e.firm_id and f.deactivated_at is null
  where e.group_id = p_group and e.firm_id = app_firm() and e.status in ('invited', 'joined')
$$;

grant select, insert on exchange_group to gauge_app;
grant update (status, outcome, word, closed_at) on exchange_group to gauge_app;
create policy holder_founds on exchange_group for insert to gauge_app with check (association_id = app_tenant() and status = 'open');
create policy holder_closes on exchange_group for update to gauge_app using (association_id = app_tenant());
create policy firm_reads on exchange_group for select to gauge_app using (exchange_part(id) is not null);

create function exchange_held(p_group uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select 1 from exchange_group g where g.id = p_group and g.association_id = app_tenant() and g.status = 'open')
$$;

-- A firm reads its own place; that others are in the group it learns when it has joined, as they have.
grant select, insert on exchange_member to gauge_app;
grant update (status, invited_at, answered_at) on exchange_member to gauge_app;
create policy holder_invites on exchange_member for insert to gauge_app with check (
  association_id = app_tenant() and status = 'invited' and exchange_held(group_id)
  and exists (select 1 from membership m where m.firm_id = exchange_member.firm_id and m.association_id = app_tenant() and m.status = 'verified'));
create policy holder_moves on exchange_member for update to gauge_app using (association_id = app_tenant());
create policy firm_reads on exchange_member for select to gauge_app using (
  firm_id = app_firm() or status = 'joined' and exchange_part(group_id) = 'joined');
create policy firm_moves on exchange_member for update to gauge_app using (firm_id = app_firm());

grant select, insert on exchange_meeting to gauge_app;
grant update (host_answer, cancelled_at) on exchange_meeting to gauge_app;
create policy holder_plans on exchange_meeting for insert to gauge_app with check (
  association_id = app_tenant() and host_answer is null and exchange_held(group_id));
create policy holder_cancels on exchange_meeting for update to gauge_app using (association_id = app_tenant());
create policy firm_reads on exchange_meeting for select to gauge_app using (exchange_part(group_id) = 'joined');
create policy host_answers on exchange_meeting for update to gauge_app using (
  exchange_part(group_id) = 'joined'
  and exists (select 1 from exchange_member e where e.id = host_id and e.group_id = exchange_meeting.group_id and e.firm_id = app_firm()));

grant select, delete on exchange_guest to gauge_app;
create policy firm_reads on exchange_guest for select to gauge_app using (exchange_part(group_id) = 'joined');
create policy guest_leaves on exchange_guest for delete to gauge_app using (
  exists (select 1 from exchange_member e where e.id = member_id and e.firm_id = app_firm()));

grant select, insert on exchange_note to gauge_app;
create policy holder_writes on exchange_note for insert to gauge_app with check (
  association_id = app_tenant()
  and exists (select 1 from exchange_meeting m where m.id = meeting_id and m.group_id = exchange_note.group_id and m.association_id = app_tenant()));
create policy firm_reads on exchange_note for select to gauge_app using (shared and exchange_part(group_id) = 'joined');

-- What no mistake of the application can do: put a firm into a group in its stead, or make it host.
create function exchange_member_guard() returns trigger language plpgsql security definer set search_path = public as $$
begin
  -- the owner mends and seeds
  if app_firm() is null and app_tenant() is null then return new; end if;
  if tg_op = 'UPDATE' and new.status <> old.status and not (case new.status
      when 'joined' then old.status = 'invited' and app_firm() is not distinct from old.firm_id
      when 'declined' then old.status = 'invited' and app_firm() is not distinct from old.firm_id
      when 'left' then old.status = 'joined' or old.status = 'invited' and app_tenant() is not null
      when 'invited' then old.status in ('declined', 'left') and app_tenant() is not null
      else false end) then
    raise exception 'GROUP_WRONG_STATE: a firm that is % cannot become % here', old.status, new.status using errcode = 'P0001';
  end if;
  if new.status = 'invited' then
    perform 1 from exchange_group g where g.id = new.group_id for update;
    if (select count(*) from exchange_member e where e.group_id = new.group_id and e.id <> new.id and e.status in ('invited', 'joined')) >= 12 then
      raise exception 'GROUP_FULL: a group has at most twelve firms' using errcode = 'P0001';
    end if;
  end if;
  return new;
end $$;
create trigger exchange_member_guard before insert or update on exchange_member for each row execute function exchange_member_guard();

create function exchange_meeting_guard() returns trigger language plpgsql as $$
begin
  if app_tenant() is not null and new.host_answer is distinct from old.host_answer
     or app_firm() is not null and new.cancelled_at is distinct from old.cancelled_at then
    raise exception 'GROUP_WRONG_STATE: the host answers for itself, and the association cancels' using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger exchange_meeting_guard before update on exchange_meeting for each row execute function exchange_meeting_guard();

-- Names of the firms of a group: all for the association that holds it, those in it for one that is in it.
create function exchange_firms(p_group uuid) returns table (id uuid, firm_id uuid, firm text, status text)
  language sql stable security definer set search_path = public as $$
  select e.id, e.firm_id, f.name, e.status
  from exchange_member e join firm f on f.id = e.firm_id
  where e.group_id = p_group
    and (e.association_id = app_tenant()
      or e.status = 'joined' and exchange_part(p_group) = 'joined' and f.deactivated_at is null
        and exists (select 1 from membership m where m.firm_id = e.firm_id and m.association_id = e.association_id and m.status = 'verified'))
  order by f.name, e.id
$$;

-- How many are in a group, for whoever is in it or invited to it.
create function exchange_count(p_group uuid) returns bigint
  language sql stable security definer set search_path = public as $$
  select count(*) from exchange_member e join exchange_group g on g.id = e.group_id
  where e.group_id = p_group and e.status = 'joined' and (g.association_id = app_tenant() or exchange_part(p_group) is not null)
$$;

create function exchange_sign_up(p_meeting uuid, p_at timestamptz) returns void
  language plpgsql security definer set search_path = public as $$
declare
  v exchange_meeting;
  own uuid;
begin
  select * into v from exchange_meeting m where m.id = p_meeting for update;
  if v.id is null or exchange_part(v.group_id) is distinct from 'joined' then
    raise exception 'NOT_FOUND: there is no such visit for this firm' using errcode = 'P0001';
  end if;
  select e.id into own from exchange_member e where e.group_id = v.group_id and e.firm_id = app_firm();
  if v.kind <> 'visit' or v.host_answer is distinct from 'agreed' or v.cancelled_at is not null or v.held_on < p_at::date or v.host_id = own
     or not exists (select 1 from exchange_group g where g.id = v.group_id and g.status = 'open')
     or not exists (select 1 from exchange_member e where e.id = v.host_id and e.status = 'joined') then
    raise exception 'GROUP_WRONG_STATE: this visit is not open for signing up' using errcode = 'P0001';
  end if;
  if (select count(*) from exchange_guest x join exchange_member e on e.id = x.member_id and e.status = 'joined'
      where x.meeting_id = p_meeting and x.member_id <> own) >= v.guests then
    raise exception 'VISIT_FULL: all places of this visit are taken' using errcode = 'P0001';
  end if;
  insert into exchange_guest (meeting_id, member_id, group_id, association_id, at)
    values (p_meeting, own, v.group_id, v.association_id, p_at) on conflict do nothing;
end $$;

-- A mail to the administrators of one firm of the group, or of all that are in it; for the association that holds it.
create function exchange_tell(p_group uuid, p_firm uuid, p_wordings jsonb) returns void
  language plpgsql security definer set search_path = public as $$
begin
  perform mail_queued(told.email, told.association_id, p_wordings)
    from (
      select distinct u.email, g.association_id
      from exchange_group g
      join exchange_member e on e.group_id = g.id and (e.firm_id = p_firm or p_firm is null and e.status = 'joined')
      join role_grant r on r.firm_id = e.firm_id and r.role = 'firm_administrator'
      join app_user u on u.id = r.user_id and u.disabled_at is null
      where g.id = p_group and g.association_id = app_tenant()) told;
  perform pg_notify('gauge_outbox', '');
end $$;

-- Words that only these columns may hold (the moves themselves live in the contracts) ------------------------------------------

alter table exchange_group add constraint exchange_group_status check (status in ('open', 'closed'));
alter table exchange_group add constraint exchange_group_outcome check ((status = 'closed') = (outcome is not null)
  and outcome in ('changes_made', 'goes_on_alone', 'no_result'));
alter table exchange_member add constraint exchange_member_status check (status in ('invited', 'joined', 'declined', 'left'));
alter table exchange_meeting add constraint exchange_meeting_kind check (kind in ('meeting', 'visit')
  and (kind = 'visit') = (host_id is not null and guests is not null) and host_answer in ('agreed', 'refused'));
