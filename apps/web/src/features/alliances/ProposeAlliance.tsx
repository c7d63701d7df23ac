import { alliancePurposes, type AlliancePurpose } from '@gauge/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { fieldProblem, problemText } from '../../lib/problems.js';
import { ask } from '../../lib/queries.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Fields } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { TextArea } from '../../ui/TextArea.js';
import { Purposes } from './Purposes.js';

const today = () => new Date().toISOString().slice(0, 10);

/** Asks another association for an agreement; `partnerId` is the one that was chosen already. */
export function ProposeAlliance({
  associationId,
  partnerId,
  onClose,
}: {
  associationId: string;
  partnerId?: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('alliances');
  const params = { associationId };
  const { data } = useQuery(ask(routes.networkDirectory, { params }));
  const [draft, setDraft] = useState({
    partnerId: partnerId ?? '',
    purposes: [] as AlliancePurpose[],
    from: today(),
    until: '',
    message: '',
  });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const others = data?.items.filter(({ own, alliance }) => !own && alliance?.status !== 'proposed') ?? [];
  const partner = others.find(({ id }) => id === draft.partnerId);
  const replaces = Boolean(partner?.alliance);
  const proposing = useMutation({
    mutationFn: () =>
      call(routes.proposeAlliance, {
        params,
        body: { ...draft, from: replaces ? today() : draft.from, until: draft.until || null },
      }),
    onSuccess: async ({ id }) => {
      for (const route of [routes.alliances, routes.networkDirectory])
        void queries.invalidateQueries({ queryKey: [route.id] });
      onClose();
      await navigate({
        to: '/associations/$associationId/network/agreements/$allianceId',
        params: { associationId, allianceId: id },
      });
    },
  });
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const error = (name: keyof typeof draft) => fieldProblem(proposing.error, name);
  return (
    <FormDialog
      title={t('form.title')}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      send={t('form.send')}
      busy={proposing.isPending}
      disabled={draft.partnerId === '' || draft.purposes.length === 0}
      problem={proposing.error && problemText(t, proposing.error)}
      onSend={() => proposing.mutate()}
      onClose={onClose}
    >
      <SelectField
        label={t('form.partner')}
        required
        value={draft.partnerId}
        error={error('partnerId')}
        onChange={({ target }) => set({ partnerId: target.value })}
        options={[
          { value: '', label: t('form.choose') },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {partner && replaces && <Notice>{t('form.replaces', { name: partner.name })}</Notice>}
      <Purposes
        label={t('form.purposes')}
        options={alliancePurposes}
        taken={draft.purposes}
        onChange={(purposes) => set({ purposes })}
      />
      <Fields min={180}>
        {!replaces && (
          <TextField
            label={t('form.from')}
            type="date"
            required
            min={today()}
            value={draft.from}
            error={error('from')}
            onChange={({ target }) => set({ from: target.value })}
          />
        )}
        <TextField
          label={t('form.until')}
          type="date"
          min={draft.from}
          value={draft.until}
          hint={t('form.untilHelp')}
          error={error('until')}
          onChange={({ target }) => set({ until: target.value })}
        />
      </Fields>
      <TextArea
        label={t('form.message')}
        hint={partner ? t('form.messageHelp', { name: partner.name }) : t('form.messageHelpNobody')}
        maxLength={1000}
        value={draft.message}
        onChange={({ target }) => set({ message: target.value })}
      />
    </FormDialog>
  );
}
