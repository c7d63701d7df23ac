-- Reports and exports: asked for by a firm or an association, made by the worker, fetched until they expire.

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "firm_id" UUID,
    "association_id" UUID,
    "round_id" UUID,
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "fence" INTEGER NOT NULL DEFAULT 0,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "error_code" TEXT,
    "error_detail" TEXT,
    "file_name" TEXT,
    "size" INTEGER,
    "file" BYTEA,
    "requested_by" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(6),
    "beat_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),
    "expires_at" TIMESTAMPTZ(6),
    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "report_firm_id_requested_at_idx" ON "report"("firm_id", "requested_at" DESC);
-- CreateIndex
CREATE INDEX "report_association_id_requested_at_idx" ON "report"("association_id", "requested_at" DESC);
-- CreateIndex
CREATE INDEX "report_status_idx" ON "report"("status");
-- CreateIndex
CREATE INDEX "report_expires_at_idx" ON "report"("expires_at");
-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_firm_id_fkey" FOREIGN KEY ("firm_id") REFERENCES "firm"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_association_id_fkey" FOREIGN KEY ("association_id") REFERENCES "association"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table report enable row level security;
alter table report force row level security;
create policy owner_all on report to gauge_owner using (true) with check (true);

-- A request asks and reads; what a report is and how far it has come only the worker writes.
grant select on report to gauge_app;
grant insert (id, firm_id, association_id, round_id, kind, language, basis, requested_by, requested_at) on report to gauge_app;
create policy read_own on report for select to gauge_app using (firm_id = app_firm() or association_id = app_tenant());
create policy asks on report for insert to gauge_app with check (
  requested_by = app_user_id()
  and ((firm_id = app_firm() and association_id is null)
    or (association_id = app_tenant() and firm_id is null and (round_id is null or exists (select 1 from round r where r.id = round_id)))));

-- The worker claims, keeps and clears reports; what stands in one it reads as their reader, under the reader's policies.
grant select, update, delete on report to gauge_release;
create policy report_job on report to gauge_release using (true) with check (true);

alter table report add constraint report_status check (status in ('queued', 'running', 'ready', 'failed'));
alter table report add constraint report_place check ((firm_id is null) <> (association_id is null));
alter table report add constraint report_file check (
  (status = 'ready') = (file is not null) and (file is null or (octet_length(file) = size and size <= 20 * 1048576)));
-- The second of two clicks finds the first one's report.
create unique index report_active on report (coalesce(firm_id, association_id), kind, language, coalesce(round_id, '00000000-0000-0000-0000-000000000000'))
  where status in ('queued', 'running');
