import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { countries } from '../../lib/countries.js';
import { fieldProblem, problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Fields } from '../../ui/Layout.js';
import css from './Members.module.css';
import { bodyOf, changeOf, draftOf, emptyDraft, memberFaults, sizes, type Member, type MemberDraft } from './draft.js';

/** Enrols a firm, or corrects what is known of one. It may wait for the association: open it in a transition. */
export function EditMember({
  associationId,
  member,
  onClose,
}: {
  associationId: string;
  member: Member | null;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation('members');
  const params = { associationId };
  const { data: association } = useSuspenseQuery(ask(routes.association, { params }));
  const [draft, setDraft] = useState(() => (member ? draftOf(member) : emptyDraft(association.country)));
  const [tried, setTried] = useState(false);
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: () =>
      member
        ? call(routes.changeMember, { params: { ...params, firmId: member.firmId }, body: changeOf(draft, member) })
        : call(routes.addMember, { params, body: bodyOf(draft) }),
    onSuccess: () => {
      for (const { id } of [routes.members, routes.member, routes.memberSummary])
        void queries.invalidateQueries({ queryKey: [id] });
      onClose();
    },
  });
  const countryList = useMemo(() => countries(i18n.language), [i18n.language]);
  const faults = memberFaults(draft, member?.sectorScheme ?? undefined);
  const field = (name: keyof MemberDraft) => {
    const fault = tried && faults[name];
    return {
      label: t(`field.${name}`),
      value: draft[name],
      error: fault ? t(`fault.${fault}`) : fieldProblem(saving.error, name),
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
        setDraft({ ...draft, [name]: event.target.value }),
    };
  };
  return (
    <FormDialog
      title={member ? t('change.title', { name: member.name }) : t('add.title')}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      send={member ? t('common:action.save') : t('add.yes')}
      busy={saving.isPending}
      problem={saving.error && problemText(t, saving.error)}
      ownChecks
      onSend={() => {
        setTried(true);
        if (Object.keys(faults).length === 0) saving.mutate();
      }}
      onClose={onClose}
    >
      <Fields>
        <TextField {...field('name')} maxLength={200} />
        <TextField {...field('memberNo')} maxLength={40} />
      </Fields>
      <Fields>
        <SelectField {...field('country')} options={countryList} />
        <TextField {...field('region')} maxLength={80} />
      </Fields>
      <Fields>
        <TextField {...field('sectorCode')} maxLength={80} hint={t('sectorHelp')} />
        <SelectField
          {...field('size')}
          hint={t('sizeHelp')}
          options={[
            { value: '', label: t('unknown') },
            ...sizes.map((size) => ({ value: size, label: t(`sizeRange.${size}`) })),
          ]}
        />
      </Fields>
      <TextField {...field('groupName')} maxLength={200} hint={t('groupHelp')} />
      <TextField {...field('contactEmail')} type="email" maxLength={254} hint={t('contactHelp')} />
      {member && <p className={css.dim}>{t('change.later')}</p>}
    </FormDialog>
  );
}
