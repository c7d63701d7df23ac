-- The same rule as before, asked once a statement instead of once a row: an import writes a hundred thousand answers, and
-- with an EXISTS in the check PostgreSQL looks the membership up for each of them.
drop policy own on answer;
create policy own on answer to gauge_app using (
  firm_id = app_firm()
  or (firm_id in (select m.firm_id from membership m where m.association_id = app_tenant() and m.status = 'verified')
      and round_id in (select p.round_id from round_participant p where p.association_id = app_tenant())));
