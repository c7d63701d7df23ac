import type { Me } from '@gauge/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { problemText } from '../../lib/problems.js';
import { ask, showNow } from '../../lib/queries.js';
import { Checks } from '../../ui/Checks.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';

/** What comes by mail beside what is needed; the same choice as the link in each such mail. */
export function ByMail({ me }: { me: Me }) {
  const { t } = useTranslation('identity');
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: (reminders: boolean) => call(routes.changeMe, { body: { reminders } }),
    onSuccess: (changed) => showNow(queries, ask(routes.me).queryKey, changed),
  });
  const wanted = saving.isPending ? saving.variables : me.reminders;
  return (
    <Panel title={t('account.mail')} note={t('account.mailNote')}>
      <Stack gap={3}>
        <Checks
          label={t('account.mailLabel')}
          options={[{ value: 'reminders', label: t('account.mailReminders') }]}
          taken={wanted ? ['reminders'] : []}
          onChange={(taken) => saving.mutate(taken.includes('reminders'))}
        />
        {saving.error && <Notice look>{problemText(t, saving.error)}</Notice>}
        {saving.isSuccess && !saving.isPending && <Notice>{t('account.saved')}</Notice>}
      </Stack>
    </Panel>
  );
}
