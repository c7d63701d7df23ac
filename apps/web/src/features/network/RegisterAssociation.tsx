import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { countries } from '../../lib/countries.js';
import { fieldProblem, problemText } from '../../lib/problems.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { PassOn } from '../../ui/PassOn.js';

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
  if (made)
    return (
      <PassOn
        title={t('add.madeTitle')}
        close={t('common:action.close')}
        label={t('common:link')}
        text={made.link}
        copy={t('common:action.copy')}
        copied={t('common:action.copied')}
        onClose={onClose}
      >
        <p role="status">{t('add.made', { email: draft.administratorEmail })}</p>
      </PassOn>
    );
  return (
    <FormDialog
      title={t('add.go')}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      send={t('add.yes')}
      busy={adding.isPending}
      problem={adding.error && problemText(t, adding.error)}
      onSend={() => adding.mutate()}
      onClose={onClose}
    >
      <TextField {...field('name')} minLength={2} maxLength={200} />
      <SelectField {...field('country')} options={[{ value: '', label: t('add.choose') }, ...countryList]} />
      <TextField {...field('contactEmail')} type="email" maxLength={254} hint={t('add.contactHelp')} />
      <TextField {...field('administratorEmail')} type="email" maxLength={254} hint={t('add.administratorHelp')} />
    </FormDialog>
  );
}
