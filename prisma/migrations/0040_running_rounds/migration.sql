-- Who is asked, when a round was opened and extended ----------------------------------------------------------------------

-- Empty: everybody. The words are sector groups and size classes.
alter table round add column sectors text[] not null default '{}';
alter table round add column sizes text[] not null default '{}';
alter table round add column opened_at timestamptz(6);
alter table round add column extended_at timestamptz(6);
alter table round add column extension_reason text;
alter table round add constraint round_sizes check (sizes <@ array['micro', 'small', 'medium', 'large']);

-- What a running round would publish -----------------------------------------------------------------------------------

-- Written by the worker, who alone counts across associations; each association reads what concerns its own members.
create table round_preview (
  round_id uuid not null references round (id) on delete cascade on update cascade,
  association_id uuid not null references association (id) on delete cascade on update cascade,
  made_at timestamptz(6) not null,
  content jsonb not null,
  primary key (round_id, association_id)
);
create index round_preview_association_id_idx on round_preview (association_id);

-- Reminders ------------------------------------------------------------------------------------------------------------

-- An association that has none of its own goes by the plan of the round's lead.
create table reminder_plan (
  round_id uuid not null references round (id) on delete cascade on update cascade,
  association_id uuid not null references association (id) on delete cascade on update cascade,
  at_opening boolean not null,
  -- before the closing day
  days int[] not null,
  primary key (round_id, association_id)
);
create index reminder_plan_association_id_idx on reminder_plan (association_id);
alter table reminder_plan add constraint reminder_plan_days check (cardinality(days) <= 10 and 1 <= all (days) and 120 >= all (days));

-- Something the firms of one association are told about a round: a reminder that is due or asked for, another closing day.
create table round_notice (
  id uuid not null default gen_random_uuid() primary key,
  round_id uuid not null references round (id) on delete cascade on update cascade,
  association_id uuid not null references association (id) on delete cascade on update cascade,
  -- opening | before-N | asked-YYYY-MM-DD | extended-YYYY-MM-DD
  occasion text not null,
  asked_by uuid,
  due_at timestamptz(6) not null,
  -- null until everybody it is for has a mail
  told_at timestamptz(6),
  recipients int not null default 0
);
-- each occasion once; by this a person asks at most once a day
create unique index round_notice_round_id_association_id_occasion_key on round_notice (round_id, association_id, occasion);
create index round_notice_association_id_idx on round_notice (association_id);
create index round_notice_waiting on round_notice (due_at) where told_at is null;

-- Whoever has a row here has the mail: exactly once a person and occasion, whatever crashes in between.
create table round_notice_mail (
  round_id uuid not null,
  user_id uuid not null references app_user (id) on delete cascade on update cascade,
  occasion text not null,
  notice_id uuid not null references round_notice (id) on delete cascade on update cascade,
  mail_id uuid not null,
  primary key (round_id, user_id, occasion)
);
create index round_notice_mail_notice_id_idx on round_notice_mail (notice_id);

-- What a person wants by mail beside what is needed to work. The token stands in each such mail and can do nothing else.
create table mail_choice (
  user_id uuid not null primary key references app_user (id) on delete cascade on update cascade,
  token text not null,
  reminders boolean not null default true,
  changed_at timestamptz(6)
);
create unique index mail_choice_token_key on mail_choice (token);
alter table mail add column unsubscribe_url text;

do $$
declare t text;
begin
  foreach t in array array['round_preview', 'reminder_plan', 'round_notice', 'round_notice_mail', 'mail_choice'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to gauge_owner using (true) with check (true)', t);
  end loop;
end $$;

grant select on round_preview to gauge_app;
create policy read_own on round_preview for select to gauge_app using (association_id = app_tenant());
grant select, insert, update, delete on round_preview to gauge_release;
create policy worker on round_preview to gauge_release using (true) with check (true);

-- The lead's plan is what the others go by, so they may read it.
grant select, insert, update on reminder_plan to gauge_app;
create policy read_own on reminder_plan for select to gauge_app using (
  app_tenant() is not null and exists (select 1 from round r where r.id = round_id and reminder_plan.association_id in (app_tenant(), r.association_id)));
create policy own on reminder_plan for insert to gauge_app with check (
  association_id = app_tenant() and exists (select 1 from round_participant p where p.round_id = reminder_plan.round_id and p.association_id = app_tenant()));
create policy own_changes on reminder_plan for update to gauge_app using (association_id = app_tenant()) with check (association_id = app_tenant());
grant select on reminder_plan, round_participant, round to gauge_release;
create policy worker on reminder_plan for select to gauge_release using (true);

-- A request may ask for a reminder to its own members; the worker sends it and says to how many it went.
grant select, insert on round_notice to gauge_app;
create policy read_own on round_notice for select to gauge_app using (association_id = app_tenant());
create policy own_asks on round_notice for insert to gauge_app with check (
  association_id = app_tenant() and occasion like 'asked-%' and told_at is null
  and exists (select 1 from round_participant p where p.round_id = round_notice.round_id and p.association_id = app_tenant()));
grant select, insert, update on round_notice to gauge_release;
create policy worker on round_notice to gauge_release using (true) with check (true);

grant select, insert on round_notice_mail to gauge_release;
create policy worker on round_notice_mail to gauge_release using (true) with check (true);
grant insert on mail to gauge_release;

grant select, insert, update on mail_choice to gauge_app;
create policy self on mail_choice to gauge_app using (user_id = app_user_id()) with check (user_id = app_user_id());

-- Who is still to be told: people of firms that are asked and have neither handed in nor withdrawn. For the worker alone,
-- which may read neither accounts nor grants otherwise.
create function round_notice_recipients(p_notice uuid)
  returns table (user_id uuid, email text, person text, locale text, token text, firm_id uuid, firm text, sector_scheme text, sector_code text, size text)
  language plpgsql security definer set search_path = public as $$
begin
  insert into mail_choice (user_id, token)
    select distinct on (g.user_id) g.user_id, replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') from round_notice n
      join membership m on m.association_id = n.association_id and m.status = 'verified'
      join role_grant g on g.firm_id = m.firm_id
      where n.id = p_notice on conflict do nothing;
  return query
    select u.id, u.email, u.name, u.locale, c.token, f.id, f.name, f.sector_scheme, f.sector_code, f.size
    from round_notice n
    join membership m on m.association_id = n.association_id and m.status = 'verified'
    join firm f on f.id = m.firm_id and f.deactivated_at is null
    join (select distinct g.user_id, g.firm_id from role_grant g) as g on g.firm_id = f.id
    join app_user u on u.id = g.user_id and u.disabled_at is null
    join mail_choice c on c.user_id = u.id and c.reminders
    left join assessment a on a.firm_id = f.id and a.round_id = n.round_id
    where n.id = p_notice and coalesce(a.status, 'draft') = 'draft'
      and not exists (select 1 from round_notice_mail t where t.round_id = n.round_id and t.user_id = u.id and t.occasion = n.occasion)
    order by u.id, f.name;
end $$;
revoke execute on function round_notice_recipients(uuid) from public;
grant execute on function round_notice_recipients(uuid) to gauge_release;

-- By the link in a mail, without signing in: what its owner gets, and the choice.
create function mail_choice_find(p_token text) returns table (email text, reminders boolean)
  language sql stable security definer set search_path = public as
  $$ select u.email, c.reminders from mail_choice c join app_user u on u.id = c.user_id where c.token = p_token $$;
create function mail_choice_set(p_token text, p_reminders boolean, p_at timestamptz) returns boolean
  language plpgsql security definer set search_path = public as $$
begin
  update mail_choice set reminders = p_reminders, changed_at = p_at where token = p_token;
  return found;
end $$;
