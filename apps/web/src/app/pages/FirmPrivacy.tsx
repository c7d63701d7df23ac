import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Consents } from '../../features/firm/Consents.js';
import { Memberships } from '../../features/firm/Memberships.js';
import { Looked } from '../../features/firm/Looked.js';
import { useTitle } from '../../lib/title.js';
import { Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { useMe } from '../me.js';
import { useMay } from '../useMay.js';

const route = getRouteApi('/shell/firms/$firmId/privacy');

export function FirmPrivacy() {
  const { t } = useTranslation('firm');
  const { firmId } = route.useParams();
  const mayDecide = useMay(firmId, 'firm:manage');
  const others = useMe().grants.flatMap(({ role, firmId: id, place }) =>
    role === 'firm_administrator' && id && id !== firmId ? [{ id, name: place }] : [],
  );
  useTitle(t('privacy.title'));
  return (
    <Stack gap={5}>
      <PageHead title={t('privacy.title')} lead={t('privacy.lead')} />
      <Consents firmId={firmId} mayDecide={mayDecide} />
      <Memberships firmId={firmId} mayDecide={mayDecide} others={others} />
      <Looked firmId={firmId} />
      <Panel title={t('privacy.rulesTitle')} sunk>
        <Stack as="ul" gap={3}>
          {(['rule1', 'rule2', 'rule3'] as const).map((rule) => (
            <li key={rule}>{t(`privacy.${rule}`)}</li>
          ))}
        </Stack>
      </Panel>
    </Stack>
  );
}
