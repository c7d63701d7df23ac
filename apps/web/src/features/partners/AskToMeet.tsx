import type { TeaserView } from '@gauge/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes, type Reply } from '../../lib/api.js';
import { SelectField } from '../../ui/Field.js';
import { AskDialog } from './AskDialog.js';

type Own = Reply<'partnerProfiles'>['items'][number];

/** Expression of interest: with which own profile, and why. */
export function AskToMeet({
  firmId,
  teaser,
  own,
  first,
  onClose,
}: {
  firmId: string;
  teaser: TeaserView;
  own: Own[];
  first: Own | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation('partners');
  const [profileId, setProfileId] = useState((first ?? own[0])?.id ?? '');
  return (
    <AskDialog
      firmId={firmId}
      asked={teaser.title}
      text={t('ask.text')}
      messageHelp={t('ask.messageHelp')}
      ask={(message, idempotencyKey) =>
        call(routes.askForIntroduction, {
          params: { firmId },
          body: { profileId, teaserId: teaser.id, message },
          idempotencyKey,
        })
      }
      stale={[routes.findPartners, routes.partnerSuggestions, routes.partnerProfiles]}
      onClose={onClose}
    >
      <SelectField
        label={t('ask.with')}
        value={profileId}
        options={own.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(event) => setProfileId(event.target.value)}
      />
    </AskDialog>
  );
}
