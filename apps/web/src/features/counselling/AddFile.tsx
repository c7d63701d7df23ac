import { caseFileKinds, caseFileLimits } from '@gauge/contracts';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatCount } from '../../lib/format.js';
import { isProblem, problemText } from '../../lib/problems.js';
import { Button } from '../../ui/Button.js';
import { Choices } from '../../ui/Choices.js';
import { Confirm } from '../../ui/Confirm.js';
import { Notice } from '../../ui/Notice.js';
import css from './Case.module.css';
import { useCaseCommand, type CasePlace } from './useCase.js';

const readers = ['counsellors', 'firm'] as const;
const endings = Object.values(caseFileKinds).flatMap((kind) => kind.endings.map((ending) => `.${ending}`));

/** Who may fetch it comes first: a file that was shared cannot be taken back from who has it. */
export function AddFile({ place, onClose }: { place: CasePlace; onClose: () => void }) {
  const { t, i18n } = useTranslation('files');
  const [reader, setReader] = useState<(typeof readers)[number]>('counsellors');
  const [file, setFile] = useState<File | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const adding = useCaseCommand<File>(
    place,
    (chosen) =>
      call(routes.addCaseFile, {
        params: place,
        query: { shared: reader === 'firm' ? 'true' : 'false' },
        file: chosen,
      }),
    onClose,
  );
  const tooLarge = file !== null && file.size > caseFileLimits.bytes;
  const refused = adding.error && (isProblem(adding.error, 'file_type') ? t('kind') : problemText(t, adding.error));
  const fault = tooLarge ? t('tooLarge') : refused;
  return (
    <Confirm
      title={t('addTitle')}
      close={t('common:action.close')}
      cancel={t('common:action.cancel')}
      yes={t(`yes.${reader}`)}
      busy={adding.isPending}
      disabled={!file || tooLarge}
      onYes={() => file && adding.mutate(file)}
      onClose={onClose}
    >
      <div className={css.form}>
        {fault && <Notice look>{fault}</Notice>}
        <Choices
          label={t('reader')}
          value={reader}
          options={readers.map((value) => ({ value, label: t(`for.${value}`), note: t(`forHelp.${value}`) }))}
          onChange={setReader}
        />
        <div className={css.pick}>
          <input
            ref={input}
            type="file"
            accept={endings.join(',')}
            className="visually-hidden"
            tabIndex={-1}
            aria-label={t('choose')}
            onChange={({ target }) => {
              setFile(target.files?.[0] ?? null);
              adding.reset();
              target.value = '';
            }}
          />
          <Button onClick={() => input.current?.click()}>{t(file ? 'another' : 'choose')}</Button>
          {file && (
            <p className={css.picked} role="status">
              {file.name}{' '}
              <span className={css.dim}>
                {t('size', { size: formatCount(Math.ceil(file.size / 1024), i18n.language) })}
              </span>
            </p>
          )}
          <p className={css.dim}>{t('help')}</p>
        </div>
      </div>
    </Confirm>
  );
}
