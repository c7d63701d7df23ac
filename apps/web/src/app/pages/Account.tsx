import { useTranslation } from 'react-i18next';
import { AboutMe } from '../../features/identity/AboutMe.js';
import { ByMail } from '../../features/identity/ByMail.js';
import { ChangePassword } from '../../features/identity/ChangePassword.js';
import { Sessions } from '../../features/identity/Sessions.js';
import { useTitle } from '../../lib/title.js';
import { Columns, Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { useMe } from '../me.js';

export function Account() {
  const { t } = useTranslation('identity');
  const me = useMe();
  useTitle(t('account.title'));
  return (
    <Stack gap={5}>
      <PageHead title={t('account.title')} lead={t('account.lead', { email: me.email })} />
      <Columns min={320}>
        <AboutMe me={me} />
        <ChangePassword />
      </Columns>
      <ByMail me={me} />
      <Sessions />
    </Stack>
  );
}
