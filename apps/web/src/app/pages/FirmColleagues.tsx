import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Colleagues } from '../../features/firm/Colleagues.js';
import { InviteColleague } from '../../features/firm/InviteColleague.js';
import { useTitle } from '../../lib/title.js';
import { Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { useMe } from '../me.js';
import { useMay } from '../useMay.js';

const route = getRouteApi('/shell/firms/$firmId/colleagues');

export function FirmColleagues() {
  const { t } = useTranslation('firm');
  const { firmId } = route.useParams();
  const me = useMe();
  const mayManage = useMay(firmId, 'firm:manage');
  useTitle(t('colleagues.title'));
  return (
    <Stack gap={5}>
      <PageHead
        title={t('colleagues.title')}
        lead={
          <>
            {t('colleagues.lead')} {!mayManage && t('colleagues.onlyAdministrator')}
          </>
        }
      />
      {mayManage && <InviteColleague firmId={firmId} />}
      <Colleagues firmId={firmId} me={me.id} mayManage={mayManage} />
    </Stack>
  );
}
