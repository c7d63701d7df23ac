-- Mails to people whom only the database knows are written in their language: whoever sends hands over all wordings, as
-- {"en": {"subject", "text"}, "fr": ...}. The functions that take one wording stay for what still runs, until a contraction.

-- The language of the account with this address, else of the association that it belongs to.
create function mail_language(p_address text, p_association uuid) returns text
  language sql stable security definer set search_path = public as $$
  select coalesce(
    (select u.locale from app_user u where u.email = lower(p_address)),
    (select a.locale from association a where a.id = p_association),
    'en')
$$;
revoke execute on function mail_language(text, uuid) from public;
grant execute on function mail_language(text, uuid) to gauge_release;

create function mail_queued(p_address text, p_association uuid, p_wordings jsonb) returns void
  language plpgsql security definer set search_path = public as $$
declare
  mail_id uuid := gen_random_uuid();
  words jsonb := coalesce(p_wordings -> mail_language(p_address, p_association), p_wordings -> 'en');
begin
  insert into mail (id, to_address, subject, text) values (mail_id, p_address, words ->> 'subject', words ->> 'text');
  insert into outbox (topic, payload) values ('send-mail', jsonb_build_object('mailId', mail_id));
end $$;
revoke execute on function mail_queued(text, uuid, jsonb) from public;

create function introduction_tell(p_id uuid, p_party text, p_wordings jsonb) returns void
  language plpgsql security definer set search_path = public as $$
declare
  address text;
  association uuid;
begin
  select case p_party
      when 'asker_firm' then (select p.contact_email from partner_profile p where p.id = i.asker_profile_id)
      when 'asked_firm' then (select p.contact_email from partner_profile p where p.id = i.asked_profile_id)
      when 'asker_association' then (select a.contact_email from association a where a.id = i.asker_association_id)
      when 'asked_association' then (select a.contact_email from association a where a.id = i.asked_association_id) end,
      case when p_party like 'asker%' then i.asker_association_id else i.asked_association_id end
    into address, association from introduction i where i.id = p_id and introduction_party(i);
  if address is null or address = '' then return; end if;
  perform mail_queued(address, association, p_wordings);
  perform pg_notify('gauge_outbox', '');
end $$;

create function event_tell(p_event uuid, p_wordings jsonb, p_with_meeting boolean) returns void
  language plpgsql security definer set search_path = public as $$
begin
  perform mail_queued(p.contact_email, p.association_id, p_wordings)
    from event e
    join event_sign_up s on s.event_id = e.id and s.left_at is null
    join partner_profile p on p.id = s.profile_id
    where e.id = p_event and e.association_id = app_tenant() and p.contact_email <> ''
      and (not p_with_meeting or exists (select 1 from event_meeting m where s.id in (m.first_id, m.second_id)));
  perform pg_notify('gauge_outbox', '');
end $$;

create function reminders_due_in_language(p_at timestamptz, p_limit int)
  returns table (kind text, subject_id uuid, moment text, to_address text, "on" date, detail text, locale text)
  language sql stable security definer set search_path = public as $$
  select d.kind, d.subject_id, d.moment, d.to_address, d."on", d.detail,
    mail_language(d.to_address, coalesce(
      (select p.association_id from partner_profile p where p.id = d.subject_id),
      (select case when d.detail like 'asker%' then i.asker_association_id else i.asked_association_id end from introduction i where i.id = d.subject_id),
      (select case when d.kind = 'alliance_lapses' then right(d.moment, 36)::uuid when l.proposed_by = l.first_id then l.second_id else l.first_id end
        from alliance l where l.id = d.subject_id)))
  from reminders_due(p_at, p_limit) d
$$;
revoke execute on function reminders_due_in_language(timestamptz, int) from public;
grant execute on function reminders_due_in_language(timestamptz, int) to gauge_release;
