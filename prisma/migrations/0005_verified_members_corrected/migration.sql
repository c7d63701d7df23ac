-- A claimed membership shows an association whom it claimed; to correct the firm's data the firm must really be a member.
drop policy change_own on firm;
create policy change_own on firm for update to gauge_app using (
  id = app_firm() or exists (select 1 from membership m where m.firm_id = firm.id and m.association_id = app_tenant() and m.status = 'verified'));
