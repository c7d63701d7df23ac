import type { PracticeArea } from '@gauge/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { freshKey } from '../../lib/freshKey.js';
import { problemText } from '../../lib/problems.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { TextArea } from '../../ui/TextArea.js';

/** A new group: what it is called, on which area, and what it is for. */
export function FoundGroup({
  associationId,
  areas,
  onClose,
}: {
  associationId: string;
  areas: readonly PracticeArea[];
  onClose: () => void;
}) {
  const { t } = useTranslation('learning');
  const [draft, setDraft] = useState({ title: '', area: areas[0]?.key ?? '', about: '' });
  const [key] = useState(freshKey);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const founding = useMutation({
    mutationFn: () => call(routes.makeGroup, { params: { associationId }, body: draft, idempotencyKey: key }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: [routes.heldGroups.id] });
      return navigate({
        to: '/associations/$associationId/partnering/groups/$exchangeGroupId',
        params: { associationId, exchangeGroupId: id },
      });
    },
  });
  return (
    <FormDialog
      title={t('group.foundTitle')}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      send={t('group.found')}
      busy={founding.isPending}
      disabled={draft.title.trim().length < 3}
      problem={founding.error && problemText(t, founding.error)}
      onSend={() => founding.mutate()}
      onClose={onClose}
    >
      <TextField
        label={t('group.name')}
        maxLength={120}
        value={draft.title}
        onChange={({ target }) => setDraft({ ...draft, title: target.value })}
      />
      <SelectField
        label={t('edit.area')}
        value={draft.area}
        options={areas.map(({ key: value, name }) => ({ value, label: name }))}
        onChange={({ target }) => setDraft({ ...draft, area: target.value })}
      />
      <TextArea
        label={t('group.about')}
        hint={t('group.aboutHelp')}
        rows={4}
        maxLength={2000}
        value={draft.about}
        onChange={({ target }) => setDraft({ ...draft, about: target.value })}
      />
    </FormDialog>
  );
}
