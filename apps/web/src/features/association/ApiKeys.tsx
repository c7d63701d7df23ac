import { machinePermissions } from '@gauge/contracts';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes, type Reply } from '../../lib/api.js';
import { formatDay } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { Button } from '../../ui/Button.js';
import { Confirm } from '../../ui/Confirm.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { PassOn } from '../../ui/PassOn.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import css from './Association.module.css';

type Key = Reply<'apiKeys'>['items'][number];

/** Keys with which other programs of the association read and load data. */
export function ApiKeys({ associationId }: { associationId: string }) {
  const { t } = useTranslation('association');
  const params = { associationId };
  const { data } = useSuspenseQuery(ask(routes.apiKeys, { params }));
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Key | null>(null);
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: (keyId: string) => call(routes.revokeApiKey, { params: { ...params, keyId } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [routes.apiKeys.id] });
      setRevoking(null);
    },
  });
  return (
    <Panel
      title={t('keys.title')}
      note={t('keys.note')}
      action={
        <Button small onClick={() => setMaking(true)}>
          {t('keys.go')}
        </Button>
      }
    >
      {data.items.length === 0 ? (
        <p>{t('keys.none')}</p>
      ) : (
        <ul className={css.list}>
          {data.items.map((key) => (
            <Entry key={key.id} apiKey={key} revoke={() => setRevoking(key)} />
          ))}
        </ul>
      )}
      {making && <NewKey associationId={associationId} onClose={() => setMaking(false)} />}
      {revoking && (
        <Confirm
          title={t('keys.revokeTitle', { name: revoking.name })}
          close={t('common:action.close')}
          cancel={t('common:action.cancel')}
          yes={t('keys.revoke')}
          busy={revoke.isPending}
          problem={revoke.error && problemText(t, revoke.error)}
          onYes={() => revoke.mutate(revoking.id)}
          onClose={() => setRevoking(null)}
        >
          <p>{t('keys.revokeHelp')}</p>
        </Confirm>
      )}
    </Panel>
  );
}

/** A colon would send the search for the words to another file. */
const mayWords = (t: TFunction<'association'>, permission: string): string =>
  t(`keys.may.${permission.replace(':', '.')}`, { defaultValue: permission });

function Entry({ apiKey, revoke }: { apiKey: Key; revoke: () => void }) {
  const { t, i18n } = useTranslation('association');
  const day = (iso: string) => formatDay(iso, i18n.language);
  const may = apiKey.permissions.map((permission) => mayWords(t, permission));
  return (
    <li>
      <div className={css.words}>
        <strong>
          {apiKey.name} <code dir="ltr">{apiKey.prefix}…</code>
        </strong>
        <span>{new Intl.ListFormat(i18n.language).format(may)}</span>
        <span>
          {apiKey.lastUsedAt ? t('keys.used', { day: day(apiKey.lastUsedAt) }) : t('keys.unused')} ·{' '}
          {apiKey.expiresAt ? t('keys.until', { day: day(apiKey.expiresAt) }) : t('keys.forever')}
        </span>
      </div>
      <Button small onClick={revoke} aria-label={t('keys.revokeOf', { name: apiKey.name })}>
        {t('keys.revoke')}
      </Button>
    </li>
  );
}

function NewKey({ associationId, onClose }: { associationId: string; onClose: () => void }) {
  const { t } = useTranslation('association');
  const [name, setName] = useState('');
  const [days, setDays] = useState('365');
  const [permissions, setPermissions] = useState<(typeof machinePermissions)[number][]>(['rounds:read']);
  const queries = useQueryClient();
  const making = useMutation({
    mutationFn: () =>
      call(routes.makeApiKey, {
        params: { associationId },
        body: { name: name.trim(), permissions, days: days === '' ? null : Number(days) },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [routes.apiKeys.id] }),
  });
  const made = making.data;
  if (made)
    return (
      <PassOn
        title={t('keys.madeTitle')}
        close={t('common:action.close')}
        done={t('keys.kept')}
        label={t('keys.secret')}
        text={made.secret}
        copy={t('common:action.copy')}
        copied={t('common:action.copied')}
        onClose={onClose}
      >
        <Notice look title={t('keys.once')}>
          {t('keys.onceHelp')}
        </Notice>
      </PassOn>
    );
  return (
    <FormDialog
      title={t('keys.newTitle')}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      send={t('keys.make')}
      busy={making.isPending}
      disabled={permissions.length === 0 || name.trim() === ''}
      problem={making.error && problemText(t, making.error)}
      onSend={() => making.mutate()}
      onClose={onClose}
    >
      <TextField
        label={t('keys.name')}
        hint={t('keys.nameHelp')}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset className={css.boxes}>
        <legend>{t('keys.mayDo')}</legend>
        {machinePermissions.map((permission) => (
          <label key={permission}>
            <input
              type="checkbox"
              checked={permissions.includes(permission)}
              onChange={(event) =>
                setPermissions(
                  event.target.checked
                    ? [...permissions, permission]
                    : permissions.filter((taken) => taken !== permission),
                )
              }
            />
            {mayWords(t, permission)}
          </label>
        ))}
      </fieldset>
      <SelectField
        label={t('keys.days')}
        value={days}
        options={['30', '90', '365', '730', ''].map((value) => ({
          value,
          label: t(`keys.for.${value || 'ever'}`),
        }))}
        onChange={(event) => setDays(event.target.value)}
      />
    </FormDialog>
  );
}
