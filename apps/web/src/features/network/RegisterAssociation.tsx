import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { countries } from '../../lib/countries.js';
import { fieldProblem, problemText } from '../../lib/problems.js';
import { Button } from '../../ui/Button.js';
import { CopyBox } from '../../ui/CopyBox.js';
import { Dialog } from '../../ui/Dialog.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';

const empty = { name: '', country: '', contactEmail: '', administratorEmail: '' };

/** Registers an association and makes the link for its first administrator. */
export function RegisterAssociation({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation('network');
  const [draft, setDraft] = useState(empty);
  const queries = useQueryClient();
  const adding = useMutation({
    mutationFn: () => call(routes.addAssociation, { body: draft }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [routes.networkAssociations.id] }),
  });
  const countryList = useMemo(() => countries(i18n.language), [i18n.language]);
  const field = (name: keyof typeof empty) => ({
    label: t(`add.${name}`),
    required: true,
    value: draft[name],
    error: fieldProblem(adding.error, name),
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      setDraft({ ...draft, [name]: event.target.value }),
  });
  const made = adding.data;
  return (
    <Dialog
      title={t(made ? 'add.madeTitle' : 'add.go')}
      close={t('common:action.close')}
      onClose={onClose}
      actions={
        made ? (
          <Button look="main" onClick={onClose}>
            {t('common:action.close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('common:action.cancel')}</Button>
            <Button look="main" type="submit" form="association" busy={adding.isPending}>
              {t('add.yes')}
            </Button>
          </>
        )
      }
    >
      {made ? (
        <>
          <p role="status">{t('add.made', { email: draft.administratorEmail })}</p>
          <CopyBox
            label={t('common:link')}
            text={made.link}
            copy={t('common:action.copy')}
            copied={t('common:action.copied')}
          />
        </>
      ) : (
        <form
          id="association"
          onSubmit={(event) => {
            event.preventDefault();
            adding.mutate();
          }}
        >
          <Stack gap={4}>
            {adding.error && <Notice look>{problemText(t, adding.error)}</Notice>}
            <TextField {...field('name')} minLength={2} maxLength={200} />
            <SelectField {...field('country')} options={[{ value: '', label: t('add.choose') }, ...countryList]} />
            <TextField {...field('contactEmail')} type="email" maxLength={254} hint={t('add.contactHelp')} />
            <TextField
              {...field('administratorEmail')}
              type="email"
              maxLength={254}
              hint={t('add.administratorHelp')}
            />
          </Stack>
        </form>
      )}
    </Dialog>
  );
}
