-- Searches that a firm keeps, and what the worker needs to tell it what is new.

CREATE TABLE "saved_search" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "firm_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "profile_id" UUID,
    "search" TEXT NOT NULL,
    "kind" TEXT,
    "type" TEXT,
    "country" TEXT,
    "alert" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "looked_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "saved_search_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "saved_search_firm_id_idx" ON "saved_search"("firm_id");

alter table saved_search enable row level security;
alter table saved_search force row level security;
create policy owner_all on saved_search to gauge_owner using (true) with check (true);
grant select, insert, delete on saved_search to gauge_app;
grant update (alert) on saved_search to gauge_app;
create policy firm_own on saved_search to gauge_app using (firm_id = app_firm()) with check (firm_id = app_firm());

-- The worker looks as the firm that saved it, in a transaction bound to that firm: it reads that firm's own profile and
-- nobody else's, and teasers through the functions that every firm searches by.
grant select, update on saved_search to gauge_release;
create policy alerts on saved_search to gauge_release using (true) with check (true);
grant select on partner_profile to gauge_release;
create policy alerts on partner_profile for select to gauge_release using (firm_id = app_firm());

-- Whose turn it is, and where the mail goes: only to somebody who still works for the firm.
create function alerts_due(p_at timestamptz, p_limit int)
  returns table (id uuid, firm_id uuid, user_id uuid, to_address text, profile_id uuid, search text, kind text, type text, country text, looked_at timestamptz)
  language sql stable security definer set search_path = public as $$
  select s.id, s.firm_id, s.user_id, u.email, s.profile_id, s.search, s.kind, s.type, s.country, s.looked_at
  from saved_search s join app_user u on u.id = s.user_id and u.disabled_at is null
  where s.alert and s.looked_at <= p_at - interval '1 day'
    and exists (select 1 from role_grant g where g.user_id = s.user_id and g.firm_id = s.firm_id)
  order by s.looked_at, s.id limit p_limit
$$;
revoke execute on function alerts_due(timestamptz, int) from public;
grant execute on function alerts_due(timestamptz, int) to gauge_release;
