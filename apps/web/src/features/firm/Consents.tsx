import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call, routes, type Reply } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { Choices } from '../../ui/Choices.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import css from './Consents.module.css';

type Consent = Reply<'consents'>['items'][number];
const levels = ['none', 'standings', 'answers'] as const;

/** For each association: what its counsellors may see. A press decides; there is no form to send. */
export function Consents({ firmId, mayDecide }: { firmId: string; mayDecide: boolean }) {
  const { t } = useTranslation('firm');
  const { data } = useSuspenseQuery(ask(routes.consents, { params: { firmId } }));
  return (
    <Panel title={t('privacy.consentTitle')} note={t(mayDecide ? 'privacy.consentNote' : 'privacy.onlyAdministrator')}>
      {data.items.length === 0 && <p>{t('privacy.none')}</p>}
      <div className={css.consents}>
        {data.items.map((consent) => (
          <Choice key={consent.associationId} firmId={firmId} consent={consent} mayDecide={mayDecide} />
        ))}
      </div>
    </Panel>
  );
}

function Choice({ firmId, consent, mayDecide }: { firmId: string; consent: Consent; mayDecide: boolean }) {
  const { t, i18n } = useTranslation('firm');
  const queries = useQueryClient();
  const deciding = useMutation({
    mutationFn: (level: Consent['level']) =>
      call(routes.setConsent, { params: { firmId, associationId: consent.associationId }, body: { level } }),
    onSettled: () => queries.invalidateQueries({ queryKey: [routes.consents.id] }),
  });
  const chosen = deciding.isPending ? deciding.variables : consent.level;
  return (
    <Stack gap={2}>
      <Choices
        label={
          <>
            {consent.associationName}
            {consent.since && consent.level !== 'none' && (
              <small className={css.since}>
                {t('privacy.since', { day: formatDay(consent.since, i18n.language) })}
              </small>
            )}
          </>
        }
        value={chosen}
        disabled={!mayDecide || deciding.isPending}
        options={levels.map((level) => ({
          value: level,
          label: t(`privacy.level.${level}`),
          note: t(`privacy.levelHelp.${level}`),
        }))}
        onChange={(level) => deciding.mutate(level)}
      />
      {deciding.error && <Notice look>{problemText(t, deciding.error)}</Notice>}
    </Stack>
  );
}
