-- Files that counsellors keep with a case, and share with its firm where they say so.

create table case_file (
  id uuid not null default gen_random_uuid() primary key,
  case_id uuid not null,
  association_id uuid not null,
  firm_id uuid not null,
  name text not null,
  kind text not null,
  size integer not null,
  bytes bytea not null,
  shared boolean not null,
  added_by text not null,
  at timestamptz(6) not null,
  constraint case_file_case_id_association_id_firm_id_fkey foreign key (case_id, association_id, firm_id)
    references counsel_case (id, association_id, firm_id) on delete cascade on update cascade,
  constraint case_file_kind check (kind in ('pdf', 'png', 'jpeg', 'xlsx', 'docx', 'csv', 'txt')),
  constraint case_file_size check (octet_length(bytes) = size and size between 1 and 5 * 1048576)
);
create index case_file_case_id_at_idx on case_file (case_id, at desc);
create index case_file_firm_id_idx on case_file (firm_id);
create index case_file_association_id_idx on case_file (association_id);
-- nearly all of them are packed already
alter table case_file alter column bytes set storage external;

alter table case_file enable row level security;
alter table case_file force row level security;
create policy owner_all on case_file to gauge_owner using (true) with check (true);
-- Never changed: another file is another row.
grant select, insert, delete on case_file to gauge_app;
create policy read_own on case_file for select to gauge_app using (association_id = app_tenant() or (shared and firm_id = app_firm()));
create policy association_adds on case_file for insert to gauge_app with check (association_id = app_tenant());
create policy association_deletes on case_file for delete to gauge_app using (association_id = app_tenant());
