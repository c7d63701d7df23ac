-- What every request asks first, in one statement: whose session is this, and where may that person act?
create function identity_enter(p_id_hash text)
  returns table (user_id uuid, name text, public_id uuid, last_seen_at timestamptz, expires_at timestamptz, grants jsonb)
  language sql stable security definer set search_path = public as
  $$ select s.user_id, u.name, s.public_id, s.last_seen_at, s.expires_at,
       coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'associationId', g.association_id, 'firmId', g.firm_id))
                 from role_grant g where g.user_id = s.user_id), '[]')
     from session s join app_user u on u.id = s.user_id where s.id_hash = p_id_hash and u.disabled_at is null $$;

-- The places of one's own grants by name. A firm's row is visible only inside that firm or its association, and a person
-- who has just signed in is in neither.
create function identity_places() returns table (role text, association_id uuid, firm_id uuid, place text)
  language sql stable security definer set search_path = public as
  $$ select g.role, g.association_id, g.firm_id,
       coalesce((select f.name from firm f where f.id = g.firm_id), (select a.name from association a where a.id = g.association_id), '')
     from role_grant g where g.user_id = app_user_id() order by g.created_at, g.id $$;

-- Whoever loses a role signs in again: a session never outlives the rights it was opened with.
create function role_grant_ended() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from session where user_id = old.user_id;
  return old;
end $$;
create trigger role_grant_ended after delete on role_grant for each row execute function role_grant_ended();
