import { IconFileDownload } from '@tabler/icons-react';
import type { ReportKind } from '@gauge/contracts';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.js';
import type { ReportPlace } from './useReports.js';

const ReportsDialog = lazy(() => import('./ReportsDialog.js'));

/** Opens what can be printed and taken along from here. `afterRelease`: kinds that have to wait for the release. */
export function ReportsButton({
  place,
  words = 'open',
  afterRelease = [],
}: {
  place: ReportPlace;
  words?: 'open' | 'openExports';
  afterRelease?: readonly ReportKind[];
}) {
  const { t } = useTranslation('reports');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<IconFileDownload size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t(words)}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <ReportsDialog
            place={place}
            title={t(words === 'open' ? 'title' : 'titleExports')}
            afterRelease={afterRelease}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
