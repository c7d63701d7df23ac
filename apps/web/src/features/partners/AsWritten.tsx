import type { ProfileView } from '@gauge/contracts';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../lib/countries.js';
import { Stack } from '../../ui/Layout.js';
import css from './Preview.module.css';
import { TeaserCard } from './Teaser.js';

/** A profile with all that its author wrote, for the author and the association that vouches. */
export function AsWritten({ profile: { id, draft, preview, needs, offers, updatedAt } }: { profile: ProfileView }) {
  const { t, i18n } = useTranslation('partners');
  const { associationId: _vouching, blockedFirms, marketsExcluded, contactName, contactEmail, ...written } = draft;
  const place = preview.teaser?.place ?? { level: 'world' as const, code: '' };
  const teaser = { ...written, id, needs, offers, place, size: preview.teaser?.size ?? null, publishedAt: updatedAt };
  const countries = marketsExcluded.map((code) => countryName(code, i18n.language)).join(', ');
  return (
    <Stack gap={4}>
      <TeaserCard teaser={teaser} />
      <div className={css.dim}>
        {contactEmail && <p>{t('written.contact', { name: contactName, email: contactEmail })}</p>}
        {blockedFirms.length > 0 && <p>{t('written.blocked', { names: blockedFirms.join(', ') })}</p>}
        {countries && <p>{t('written.excluded', { countries })}</p>}
      </div>
    </Stack>
  );
}
