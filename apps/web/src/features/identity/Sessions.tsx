import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatAgo, formatDay } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Row, Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import css from './Sessions.module.css';
import { deviceOf } from './device.js';

/** Where the account is signed in, each of which can be ended. */
export function Sessions() {
  const { t, i18n } = useTranslation('identity');
  const { data } = useSuspenseQuery(ask(routes.sessions));
  const queries = useQueryClient();
  const ending = useMutation({
    mutationFn: (sessionId: string) => call(routes.endSession, { params: { sessionId } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ask(routes.sessions).queryKey }),
  });
  return (
    <Panel title={t('account.sessions')} note={t('account.sessionsNote')}>
      <Stack gap={3}>
        {ending.error && <Notice look>{problemText(t, ending.error)}</Notice>}
        <ul>
          {data.items.map(({ id, current, userAgent, createdAt, lastSeenAt }) => {
            const device = deviceWords(t, userAgent);
            return (
              <li key={id} className={css.session}>
                <div className={css.words}>
                  <Row gap={2}>
                    <strong>{device}</strong>
                    {current && <Badge tone="you">{t('account.thisOne')}</Badge>}
                  </Row>
                  <span>
                    {t('account.seen', { ago: formatAgo(lastSeenAt, i18n.language) })},{' '}
                    {t('account.since', { day: formatDay(createdAt, i18n.language) })}
                  </span>
                </div>
                {!current && (
                  <Button small aria-label={t('account.endOf', { device })} onClick={() => ending.mutate(id)}>
                    {t('account.end')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </Stack>
    </Panel>
  );
}

function deviceWords(t: TFunction<'identity'>, userAgent: string): string {
  const { browser, system } = deviceOf(userAgent);
  return browser && system
    ? t('account.device', { browser, system })
    : (browser ?? system ?? t('account.unknownDevice'));
}
