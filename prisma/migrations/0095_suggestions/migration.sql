-- Partners suggested to a firm, found by the worker and kept until it looks again (docs/adr/0095).

CREATE TABLE "suggestion" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "firm_id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "teaser_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "found_at" TIMESTAMPTZ(6) NOT NULL,
    "seen_at" TIMESTAMPTZ(6),
    "put_aside_at" TIMESTAMPTZ(6),
    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "suggestion_refresh" (
    "profile_id" UUID NOT NULL,
    "firm_id" UUID NOT NULL,
    "looked_at" TIMESTAMPTZ(6) NOT NULL,
    "again_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "suggestion_refresh_pkey" PRIMARY KEY ("profile_id")
);
CREATE UNIQUE INDEX "suggestion_profile_id_teaser_id_key" ON "suggestion"("profile_id", "teaser_id");
CREATE INDEX "suggestion_firm_id_idx" ON "suggestion"("firm_id");
CREATE INDEX "suggestion_teaser_id_idx" ON "suggestion"("teaser_id");
CREATE INDEX "suggestion_refresh_firm_id_idx" ON "suggestion_refresh"("firm_id");

ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_firm_id_fkey" FOREIGN KEY ("firm_id") REFERENCES "firm"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "partner_profile"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_teaser_id_fkey" FOREIGN KEY ("teaser_id") REFERENCES "partner_profile"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "suggestion_refresh" ADD CONSTRAINT "suggestion_refresh_firm_id_fkey" FOREIGN KEY ("firm_id") REFERENCES "firm"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "suggestion_refresh" ADD CONSTRAINT "suggestion_refresh_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "partner_profile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Row level security: the firm reads what is suggested to it, and marks it; nobody else, not its association either.

do $$
declare t text;
begin
  foreach t in array array['suggestion', 'suggestion_refresh'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to gauge_owner using (true) with check (true)', t);
    execute format('create policy firm_reads on %I for select to gauge_app using (firm_id = app_firm())', t);
    execute format('create policy firm_marks on %I for update to gauge_app using (firm_id = app_firm())', t);
    -- The worker writes in a transaction bound to the firm, and for profiles of that firm.
    execute format($p$create policy refresh on %1$I to gauge_release using (firm_id = app_firm()) with check (
      firm_id = app_firm() and exists (select 1 from partner_profile p where p.id = %1$I.profile_id and p.firm_id = app_firm()))$p$, t);
  end loop;
end $$;
grant select, update (seen_at, put_aside_at) on suggestion to gauge_app;
grant select, update (again_at) on suggestion_refresh to gauge_app;
grant select, insert (firm_id, profile_id, teaser_id, rank, found_at), update (rank), delete on suggestion to gauge_release;
grant select, insert, update (looked_at, again_at) on suggestion_refresh to gauge_release;

-- Whom the firm has met or asked already it needs no suggestion of: of introductions that the firm itself may read, the ids.
grant select (id, asker_firm_id, asker_profile_id, asked_firm_id, asked_profile_id, to_firm_at) on introduction to gauge_release;
create policy suggestions on introduction for select to gauge_release using (
  asker_firm_id = app_firm() or (asked_firm_id = app_firm() and to_firm_at is not null));

-- Published profiles whose turn it is: never looked for, published anew since, or again due.
create function suggestions_due(p_at timestamptz, p_limit int) returns table (profile_id uuid, firm_id uuid, looked_at timestamptz)
  language sql stable security definer set search_path = public as $$
  select f.profile_id, f.firm_id, r.looked_at
  from partner_findable f left join suggestion_refresh r on r.profile_id = f.profile_id
  where f.published_at <= p_at and f.expires_at > p_at
    and (r.looked_at is null or r.again_at <= p_at or r.looked_at < f.published_at)
  order by r.again_at nulls first, f.profile_id limit p_limit
$$;
revoke execute on function suggestions_due(timestamptz, int) from public;
grant execute on function suggestions_due(timestamptz, int) to gauge_release;
