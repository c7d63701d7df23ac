import type { InviteWhat } from '@gauge/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatCount } from '../../lib/format.js';
import { freshKey } from '../../lib/freshKey.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { Choices } from '../../ui/Choices.js';
import { Confirm } from '../../ui/Confirm.js';
import { Stack } from '../../ui/Layout.js';
import { Loading } from '../../ui/Loading.js';
import { Notice } from '../../ui/Notice.js';
import { filterOf, filtersSet, type MemberSearch } from './search.js';

const whats = ['invite', 'remind', 'withdraw'] as const;

/** Invites, reminds or withdraws at all members that the list shows; the work itself is a job. */
export function BulkInvite({
  associationId,
  list,
  onClose,
}: {
  associationId: string;
  list: MemberSearch;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation('members');
  const params = { associationId };
  const filter = filterOf(list);
  const narrowed = filtersSet(filter) > 0 || !!filter.search;
  const { data: reach, error } = useQuery({
    ...ask(routes.invitable, { params, query: filter }),
    // the numbers decide what is asked for: never those of before
    staleTime: 0,
    gcTime: 0,
  });
  const [chosen, setChosen] = useState<InviteWhat | null>(null);
  const possible = whats.filter((value) => (reach?.[value] ?? 0) > 0);
  const what = chosen ?? possible[0] ?? 'invite';
  const queries = useQueryClient();
  const asking = useMutation({
    mutationFn: () => call(routes.inviteMembers, { params, body: { what, filter }, idempotencyKey: freshKey() }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [routes.bulkJobs.id] });
      onClose();
    },
  });
  const count = (value: number) => formatCount(value, i18n.language);
  const failure = error ?? asking.error;
  return (
    <Confirm
      title={t('bulk.title')}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      yes={t(`bulk.${what}.yes`, { count: reach?.[what] ?? 0, members: count(reach?.[what] ?? 0) })}
      busy={asking.isPending}
      disabled={possible.length === 0}
      onYes={() => asking.mutate()}
      onClose={onClose}
    >
      <Stack gap={4}>
        {failure && <Notice look>{problemText(t, failure)}</Notice>}
        {!reach && !error && <Loading label={t('common:state.loading')} rows={3} />}
        {reach && (
          <>
            <p>{t(narrowed ? 'bulk.narrowed' : 'bulk.whole')}</p>
            {possible.length === 0 && <p>{t('bulk.nobody')}</p>}
            {possible.length > 0 && (
              <Choices
                label={t('bulk.what')}
                labelHidden
                value={what}
                options={possible.map((value) => ({
                  value,
                  label: t(`bulk.${value}.label`, { count: reach[value], members: count(reach[value]) }),
                  note: t(`bulk.${value}.help`),
                }))}
                onChange={setChosen}
              />
            )}
            {reach.noContact > 0 && (
              <Notice title={t('bulk.noContact', { count: reach.noContact, members: count(reach.noContact) })}>
                {t('bulk.noContactHelp')}
              </Notice>
            )}
          </>
        )}
      </Stack>
    </Confirm>
  );
}
