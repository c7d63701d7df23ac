-- Assessments from a file are written by a job, firm by firm; what nobody confirms goes after a day.

create unique index import_id_association_id_key on import (id, association_id);
alter table import add column job_id uuid;
create unique index import_job_id_key on import (job_id);
alter table import add constraint import_job_id_fkey foreign key (job_id) references bulk_job (id) on delete set null on update cascade;

create table import_row (
  import_id uuid not null,
  association_id uuid not null,
  firm_id uuid not null,
  firm_name text not null,
  row integer not null,
  currency text not null,
  money_scale integer not null,
  form text not null,
  values jsonb not null,
  constraint import_row_pkey primary key (import_id, firm_id),
  constraint import_row_import_id_association_id_fkey foreign key (import_id, association_id)
    references import (id, association_id) on delete cascade on update cascade,
  constraint import_row_firm_id_fkey foreign key (firm_id) references firm (id) on delete cascade on update cascade
);
create index import_row_firm_id_idx on import_row (firm_id);

alter table import_row enable row level security;
alter table import_row force row level security;
create policy owner_all on import_row to gauge_owner using (true) with check (true);
grant select, insert, delete on import_row to gauge_app;
create policy own on import_row to gauge_app using (association_id = app_tenant()) with check (association_id = app_tenant());

-- Previews that wait to be confirmed can be.
insert into import_row (import_id, association_id, firm_id, firm_name, row, currency, money_scale, form, values)
select i.id, i.association_id, f.id, f.name, (r ->> 'row')::int, r ->> 'currency', (r ->> 'moneyScale')::int, r ->> 'form', r -> 'values'
from import i cross join lateral jsonb_array_elements(i.rows -> 'rows') as r join firm f on f.id = (r ->> 'firmId')::uuid
where i.status = 'ready' and i.rows is not null;
update import set rows = null where rows is not null;

-- The worker clears what nobody confirmed. It learns that there was a file and when, and nothing of what stands in it.
grant select (id, status, created_at, job_id), delete on import to gauge_release;
create policy worker_looks on import for select to gauge_release using (true);
create policy worker_clears on import for delete to gauge_release using (status <> 'committed');
grant select (id, status, created_at), delete on member_import to gauge_release;
create policy worker_looks on member_import for select to gauge_release using (true);
create policy worker_clears on member_import for delete to gauge_release using (status <> 'committed');
grant select (import_id), delete on import_row to gauge_release;
create policy worker_clears on import_row to gauge_release
  using (exists (select 1 from import i join bulk_job j on j.id = i.job_id where i.id = import_id and j.status = 'failed'));
