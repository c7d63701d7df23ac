-- Counselling: cases with notes, meetings and tasks; action plans; the directory of good practice and providers.

-- CreateTable
CREATE TABLE "counsel_case" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "association_id" UUID NOT NULL,
    "firm_id" UUID NOT NULL,
    "counsellor_id" UUID NOT NULL,
    "counsellor_name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "outcome" TEXT,
    "outcome_text" TEXT,
    "opened_at" TIMESTAMPTZ(6) NOT NULL,
    "closed_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "counsel_case_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "case_note" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "firm_id" UUID NOT NULL,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "case_note_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "case_meeting" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "firm_id" UUID NOT NULL,
    "held_on" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "noted_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "case_meeting_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "case_task" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "firm_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "done_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "case_task_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "plan_action" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "firm_id" UUID NOT NULL,
    "instrument_version_id" UUID NOT NULL,
    "indicator" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "began_on" DATE NOT NULL,
    "base" DOUBLE PRECISION NOT NULL,
    "base_round_id" UUID NOT NULL,
    "base_round" TEXT NOT NULL,
    "expected" DOUBLE PRECISION NOT NULL,
    "step" DOUBLE PRECISION NOT NULL,
    "worth_low" DOUBLE PRECISION,
    "worth_high" DOUBLE PRECISION,
    "size" DOUBLE PRECISION,
    "currency" TEXT NOT NULL,
    "feasibility" INTEGER NOT NULL DEFAULT 3,
    "will" INTEGER NOT NULL DEFAULT 3,
    "effort" INTEGER NOT NULL DEFAULT 3,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "changed_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "plan_action_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "help_entry" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "association_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "contact" TEXT,
    "indicators" TEXT[],
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "removed_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "help_entry_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "counsel_case_association_id_status_idx" ON "counsel_case"("association_id", "status");
-- CreateIndex
CREATE INDEX "counsel_case_firm_id_idx" ON "counsel_case"("firm_id");
-- CreateIndex
CREATE UNIQUE INDEX "counsel_case_id_association_id_firm_id_key" ON "counsel_case"("id", "association_id", "firm_id");
-- CreateIndex
CREATE INDEX "case_note_case_id_at_idx" ON "case_note"("case_id", "at" DESC);
-- CreateIndex
CREATE INDEX "case_note_firm_id_at_idx" ON "case_note"("firm_id", "at" DESC);
-- CreateIndex
CREATE INDEX "case_meeting_case_id_held_on_idx" ON "case_meeting"("case_id", "held_on" DESC);
-- CreateIndex
CREATE INDEX "case_meeting_firm_id_idx" ON "case_meeting"("firm_id");
-- CreateIndex
CREATE INDEX "case_task_case_id_due_on_idx" ON "case_task"("case_id", "due_on");
-- CreateIndex
CREATE INDEX "case_task_association_id_done_at_due_on_idx" ON "case_task"("association_id", "done_at", "due_on");
-- CreateIndex
CREATE INDEX "plan_action_firm_id_status_idx" ON "plan_action"("firm_id", "status");
-- CreateIndex
CREATE INDEX "help_entry_association_id_removed_at_idx" ON "help_entry"("association_id", "removed_at");
-- CreateIndex
CREATE INDEX "help_entry_indicators_idx" ON "help_entry" USING GIN ("indicators");
-- AddForeignKey
ALTER TABLE "counsel_case" ADD CONSTRAINT "counsel_case_firm_id_fkey" FOREIGN KEY ("firm_id") REFERENCES "firm"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "case_note" ADD CONSTRAINT "case_note_case_id_association_id_firm_id_fkey" FOREIGN KEY ("case_id", "association_id", "firm_id") REFERENCES "counsel_case"("id", "association_id", "firm_id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "case_meeting" ADD CONSTRAINT "case_meeting_case_id_association_id_firm_id_fkey" FOREIGN KEY ("case_id", "association_id", "firm_id") REFERENCES "counsel_case"("id", "association_id", "firm_id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "case_task" ADD CONSTRAINT "case_task_case_id_association_id_firm_id_fkey" FOREIGN KEY ("case_id", "association_id", "firm_id") REFERENCES "counsel_case"("id", "association_id", "firm_id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "plan_action" ADD CONSTRAINT "plan_action_firm_id_fkey" FOREIGN KEY ("firm_id") REFERENCES "firm"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "help_entry" ADD CONSTRAINT "help_entry_association_id_fkey" FOREIGN KEY ("association_id") REFERENCES "association"("id") ON DELETE CASCADE ON UPDATE CASCADE;

do $$
declare t text;
begin
  foreach t in array array['counsel_case', 'case_note', 'case_meeting', 'case_task', 'plan_action', 'help_entry'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to gauge_owner using (true) with check (true)', t);
  end loop;
end $$;

-- What belongs to a case hangs on it with its association and its firm, so that none of the three can be another's.
grant select, insert, update on counsel_case to gauge_app;
create policy read_own on counsel_case for select to gauge_app using (association_id = app_tenant() or firm_id = app_firm());
create policy association_opens on counsel_case for insert to gauge_app with check (
  association_id = app_tenant()
  and exists (select 1 from membership m where m.firm_id = counsel_case.firm_id and m.association_id = app_tenant() and m.status = 'verified'));
create policy association_changes on counsel_case for update to gauge_app
  using (association_id = app_tenant()) with check (association_id = app_tenant());

grant select, insert on case_note to gauge_app;
create policy read_own on case_note for select to gauge_app using (association_id = app_tenant() or (shared and firm_id = app_firm()));
create policy association_writes on case_note for insert to gauge_app with check (association_id = app_tenant());

grant select, insert on case_meeting to gauge_app;
create policy read_own on case_meeting for select to gauge_app using (association_id = app_tenant() or firm_id = app_firm());
create policy association_writes on case_meeting for insert to gauge_app with check (association_id = app_tenant());

grant select, insert, update on case_task to gauge_app;
create policy own on case_task to gauge_app using (association_id = app_tenant()) with check (association_id = app_tenant());

-- A plan is its firm's; an association works on it as long as the firm lets its counsellors see where it stands.
create function counsel_agreed(p_firm uuid) returns boolean language sql stable as $$
  select coalesce((select c.level <> 'none' from counsel_consent c
    where c.firm_id = p_firm and c.association_id = app_tenant() order by c.at desc limit 1), false)
$$;
grant select, insert, update on plan_action to gauge_app;
create policy own on plan_action to gauge_app
  using (firm_id = app_firm()
    or (firm_id in (select m.firm_id from membership m where m.association_id = app_tenant() and m.status = 'verified') and counsel_agreed(firm_id)))
  with check (firm_id = app_firm()
    or (firm_id in (select m.firm_id from membership m where m.association_id = app_tenant() and m.status = 'verified') and counsel_agreed(firm_id)));

grant select, insert, update on help_entry to gauge_app;
create policy read_own on help_entry for select to gauge_app using (
  association_id = app_tenant()
  or exists (select 1 from membership m where m.association_id = help_entry.association_id and m.firm_id = app_firm() and m.status = 'verified'));
create policy association_keeps on help_entry for insert to gauge_app with check (association_id = app_tenant());
create policy association_changes on help_entry for update to gauge_app
  using (association_id = app_tenant()) with check (association_id = app_tenant());

alter table counsel_case add constraint counsel_case_status check (status in ('open', 'closed'));
alter table counsel_case add constraint counsel_case_outcome check (
  (status = 'open' and outcome is null) or (status = 'closed' and outcome in ('reached', 'improved', 'no_change', 'stopped')));
alter table case_meeting add constraint case_meeting_kind check (kind in ('visit', 'call', 'office', 'workshop'));
alter table plan_action add constraint plan_action_status check (status in ('planned', 'doing', 'done', 'dropped'));
alter table plan_action add constraint plan_action_weights check (
  feasibility between 1 and 5 and will between 1 and 5 and effort between 1 and 5);
alter table help_entry add constraint help_entry_kind check (kind in ('practice', 'provider'));
-- One firm, one counsellor of an association at a time.
create unique index counsel_case_open on counsel_case (association_id, firm_id) where status = 'open';
-- One open action an indicator: a second would expect its figure of the same change.
create unique index plan_action_open on plan_action (firm_id, indicator) where status in ('planned', 'doing');
