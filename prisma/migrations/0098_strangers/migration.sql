-- What strangers could put together (docs/adr/0098): versions of one teaser, firms of one owner, the order of a list, a count.

-- What strangers have been shown of who is behind it, each version once, and since when.
alter table "partner_profile" add column "shown" JSONB NOT NULL DEFAULT '[]', add column "shown_since" TIMESTAMPTZ(6);
alter table "learning_declaration" add column "shown" JSONB NOT NULL DEFAULT '[]', add column "shown_since" TIMESTAMPTZ(6);

create function shown_place(p_level text, p_code text) returns jsonb language sql immutable as $$
  select case p_level when 'country' then jsonb_build_object('level', 'country', 'country', p_code)
    when 'region' then jsonb_build_object('level', 'region', 'region', p_code) else jsonb_build_object('level', 'world') end
$$;
update partner_profile p
  set shown_since = t.published_at,
    shown = jsonb_build_array(jsonb_build_object('place', shown_place(t.place_level, t.place), 'size', t.size, 'needs', t.needs, 'offers', t.offers))
  from partner_teaser t where t.profile_id = p.id;
update learning_declaration d
  set shown_since = d.published_at,
    shown = jsonb_build_array(jsonb_build_object('place', shown_place(d.teaser -> 'place' ->> 'level', d.teaser -> 'place' ->> 'code'),
      'size', d.teaser -> 'size', 'needs', '[]'::jsonb,
      'offers', (select coalesce(jsonb_agg(one -> 'code'), '[]') from jsonb_array_elements(d.teaser -> 'industries') one)))
  where d.teaser is not null;
drop function shown_place(text, text);

-- As before; firms of one owner are told apart by a number, for they count as one, and so are those that joined after a moment:
-- of what was shown before they cannot be the author.
drop function partner_census(uuid);
create function partner_census(p_association uuid, p_shown_since timestamptz)
  returns table (country text, size text, scheme text, code text, owner int, late boolean, firms bigint)
  language sql stable security definer set search_path = public as $$
  with member as (
    select f.country, f.size, f.sector_scheme as scheme, f.sector_code as code, f.group_id,
      coalesce(coalesce(m.verified_at, m.created_at) > p_shown_since, false) as late
    from membership m join firm f on f.id = m.firm_id
    where m.association_id = p_association and m.status = 'verified' and f.deactivated_at is null
      and (p_association = app_tenant()
        or exists (select 1 from membership o where o.association_id = p_association and o.firm_id = app_firm() and o.status = 'verified'))),
  owner as (select g.group_id, row_number() over (order by g.group_id)::int as no from (select distinct group_id from member where group_id is not null) g)
  select member.country, member.size, member.scheme, member.code, owner.no, member.late, count(*)
  from member left join owner on owner.group_id = member.group_id
  group by 1, 2, 3, 4, 5, 6
$$;

-- As before, but for the count: of what is asked of the firm by this profile alone, and still waits. A count over all profiles of a
-- firm would move them together in the order, which tells whoever asks for one of them which others are the same firm's.
create or replace function partner_admitted(p_ids uuid[], p_at timestamptz) returns table (ids uuid[], inbound int[])
  language plpgsql stable security definer set search_path = public as $$
declare
  sources uuid[] := array(select partner_sources(p_at::date));
begin
  return query
    select array_agg(o.profile_id), array_agg((
      select count(*)::int from introduction i
      where i.asked_firm_id = o.firm_id and i.asked_profile_id = o.profile_id
        and i.status in ('asker_review', 'asked_review', 'decision', 'consent') and (i.due_at is null or i.due_at > p_at)))
    from partner_open(sources, p_at) o where o.profile_id = any (p_ids);
end $$;

-- As before, but for whom to talk to: that is for the two firms, as they were told when they agreed. The associations learn the firm.
create or replace function introduction_contacts(p_id uuid) returns table (side text, firm text, country text, person text, email text)
  language sql stable security definer set search_path = public as $$
  select s.side, f.name, f.country, case when app_firm() is not null then p.contact_name end, case when app_firm() is not null then p.contact_email end
  from introduction i
  cross join lateral (values ('asker', i.asker_firm_id, i.asker_profile_id), ('asked', i.asked_firm_id, i.asked_profile_id)) s (side, firm_id, profile_id)
  join firm f on f.id = s.firm_id join introduction_subject p on p.id = s.profile_id
  where i.id = p_id and introduction_party(i)
    and i.asker_consent_at is not null and i.asked_consent_at is not null and i.exchanged_at is not null
$$;

-- Events ------------------------------------------------------------------------------------------------------------------

-- As before; but another profile is another sign-up, under an id of its own: the same one would tell that both are one firm's. A plan
-- that has it in is no plan any more.
create or replace function event_sign_up_with(p_id uuid, p_event uuid, p_profile uuid, p_teaser jsonb, p_most int, p_at timestamptz)
  returns void language plpgsql security definer set search_path = public as $$
declare
  e event;
  other uuid;
begin
  select * into e from event where id = p_event for update;
  if e.id is null or e.status not in ('open', 'requests') or e.sign_up_until < p_at::date then
    raise exception 'EVENT_WRONG_STATE: sign-up to this event is not open' using errcode = 'P0001';
  end if;
  if (select count(*) from event_sign_up s where s.event_id = p_event and s.left_at is null and s.firm_id <> app_firm()) >= p_most then
    raise exception 'EVENT_FULL: this event has no room for more firms' using errcode = 'P0001';
  end if;
  select s.id into other from event_sign_up s where s.event_id = p_event and s.firm_id = app_firm() and s.profile_id <> p_profile;
  -- what was asked of, or with, another profile is not what this one says
  delete from event_request r where other in (r.from_id, r.to_id);
  delete from event_meeting m where other in (m.first_id, m.second_id);
  if found then
    update event set planned_at = null, version = version + 1 where id = p_event;
  end if;
  insert into event_sign_up (id, event_id, association_id, firm_id, profile_id, teaser, signed_up_at)
    select p_id, p_event, t.association_id, t.firm_id, t.profile_id, p_teaser, p_at
    from partner_teaser t
    where t.profile_id = p_profile and t.firm_id = app_firm() and t.expires_at > p_at
      and t.association_id in (select event_vouchers(e, p_at::date))
    on conflict (event_id, firm_id) do update
      set id = case event_sign_up.profile_id when excluded.profile_id then event_sign_up.id else excluded.id end,
        association_id = excluded.association_id, profile_id = excluded.profile_id, teaser = excluded.teaser,
        signed_up_at = excluded.signed_up_at, left_at = null;
  if not found then
    raise exception 'NOT_FOUND: the profile is not published through an association that takes part' using errcode = 'P0001';
  end if;
end $$;

-- Whether whoever published this has ruled a firm, or its country, out.
create function partner_rules_out(t partner_teaser, p_firm uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select 1 from firm f where f.id = p_firm and (f.country = any (t.markets_excluded)
    or exists (select 1 from unnest(t.blocked_firms) blocked where starts_with(lower(f.name), lower(blocked)))))
$$;
revoke execute on function partner_rules_out(partner_teaser, uuid) from public;

create or replace function event_profiles(p_event uuid, p_at timestamptz)
  returns table (id uuid, teaser jsonb, own_wish text, their_wish text)
  language sql stable security definer set search_path = public as $$
  select s.id, s.teaser, asked.wish, asks.wish
  from event_present(p_event, p_at) own
  join event e on e.id = p_event and e.status in ('open', 'requests')
  join event_present(p_event, p_at) s on s.firm_id <> own.firm_id and event_allied(own.association_id, s.association_id, p_at::date)
  join partner_teaser t on t.profile_id = s.profile_id
  left join event_request asked on asked.from_id = own.id and asked.to_id = s.id
  left join event_request asks on asks.from_id = s.id and asks.to_id = own.id
  where own.firm_id = app_firm() and not partner_rules_out(t, own.firm_id)
  order by s.signed_up_at, s.id
$$;

-- As before; and neither has ruled the other out since it asked, or names would come out in the schedule.
create or replace function event_mutual(p_event uuid, p_at timestamptz) returns table (first_id uuid, second_id uuid)
  language sql stable security definer set search_path = public as $$
  select a.id, b.id
  from event e
  join event_request r on r.event_id = e.id
  join event_request back on back.from_id = r.to_id and back.to_id = r.from_id
  join event_present(p_event, p_at) a on a.id = r.from_id
  join event_present(p_event, p_at) b on b.id = r.to_id
  join partner_teaser ta on ta.profile_id = a.profile_id
  join partner_teaser tb on tb.profile_id = b.profile_id
  where e.id = p_event and e.association_id = app_tenant() and a.id < b.id
    and event_allied(a.association_id, b.association_id, p_at::date)
    and not partner_rules_out(ta, b.firm_id) and not partner_rules_out(tb, a.firm_id)
  order by a.id, b.id
$$;

-- How many take part: all, for the holder; for a firm those that are open to it, itself included. A number that is higher than
-- the list is long would tell a firm that somebody has ruled it out.
create or replace function event_counts(p_event uuid) returns table (sign_ups bigint, requests bigint)
  language sql stable security definer set search_path = public as $$
  select (select count(*) from event_sign_up s
      where s.event_id = e.id and s.left_at is null
        and (app_firm() is null or s.firm_id = app_firm() or (
          exists (select 1 from membership m where m.firm_id = app_firm() and m.status = 'verified'
            and event_allied(m.association_id, s.association_id, current_date))
          and not exists (select 1 from partner_teaser t where t.profile_id = s.profile_id and partner_rules_out(t, app_firm()))))),
    (select count(*) from event_request r where r.event_id = e.id and e.association_id = app_tenant())
  from event e
  where e.id = p_event and (e.association_id = app_tenant()
    or (e.status <> 'draft' and (exists (select 1 from event_vouchers(e, current_date))
      or exists (select 1 from event_sign_up s where s.event_id = e.id and s.firm_id = app_firm()))))
$$;
