import { IconDownload, IconTrash } from '@tabler/icons-react';
import type { CaseFileView } from '@gauge/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, pathOf, routes } from '../../lib/api.js';
import { formatCount, formatMoment } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Confirm } from '../../ui/Confirm.js';
import { Panel } from '../../ui/Panel.js';
import { AddFile } from './AddFile.js';
import css from './Case.module.css';
import { useCaseCommand, type Case, type CasePlace } from './useCase.js';

/** Files kept with the case. Who may fetch one is chosen before it is added, and stands beside it afterwards. */
export function Files({
  place,
  found,
  writable,
  mayWrite,
}: {
  place: CasePlace;
  found: Case;
  writable: boolean;
  /** Deleting is possible in a closed case, too. */
  mayWrite: boolean;
}) {
  const { t } = useTranslation('files');
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<CaseFileView | null>(null);
  return (
    <Panel title={t('title')}>
      <div className={css.part}>
        {found.files.length === 0 && <p className={css.dim}>{t('none')}</p>}
        <ul className={css.files}>
          {found.files.map((file) => (
            <FileRow key={file.id} place={place} file={file} onDelete={mayWrite ? () => setLeaving(file) : undefined} />
          ))}
        </ul>
        {writable && (
          <div>
            <Button small onClick={() => setAdding(true)}>
              {t('add')}
            </Button>
          </div>
        )}
      </div>
      {adding && <AddFile place={place} onClose={() => setAdding(false)} />}
      {leaving && <DeleteFile place={place} file={leaving} onClose={() => setLeaving(null)} />}
    </Panel>
  );
}

function FileRow({
  place,
  file: { id, name, size, addedBy, shared, at },
  onDelete,
}: {
  place: CasePlace;
  file: CaseFileView;
  onDelete: (() => void) | undefined;
}) {
  const { t, i18n } = useTranslation('files');
  return (
    <li data-shared={shared || undefined}>
      <a href={pathOf(routes.caseFile.path, { ...place, fileId: id })} download={name}>
        <IconDownload size={16} aria-hidden />
        <span>{name}</span>
      </a>
      {onDelete && (
        <button type="button" className={css.bin} aria-label={t('deleteOf', { name })} onClick={onDelete}>
          <IconTrash size={18} aria-hidden />
        </button>
      )}
      <p className={css.by}>
        {t('size', { size: formatCount(Math.ceil(size / 1024), i18n.language) })} · {addedBy} ·{' '}
        {formatMoment(at, i18n.language)}{' '}
        <Badge tone={shared ? 'you' : 'plain'}>{t(shared ? 'shared' : 'private')}</Badge>
      </p>
    </li>
  );
}

function DeleteFile({ place, file, onClose }: { place: CasePlace; file: CaseFileView; onClose: () => void }) {
  const { t } = useTranslation('files');
  const deleting = useCaseCommand(
    place,
    () => call(routes.deleteCaseFile, { params: { ...place, fileId: file.id } }),
    onClose,
  );
  return (
    <Confirm
      title={t('deleteTitle')}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      yes={t('deleteYes')}
      busy={deleting.isPending}
      problem={deleting.error && problemText(t, deleting.error)}
      onYes={() => deleting.mutate()}
      onClose={onClose}
    >
      <p>{t(file.shared ? 'deleteShared' : 'deletePrivate', { name: file.name })}</p>
    </Confirm>
  );
}
