import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import css from './Imports.module.css';
import { FaultTable, type Fault } from './FaultTable.js';

// What an import of members and one of answers have in common between the choice of a file and its end.

/** Nothing was written: each faulty cell with what to do about it. */
export function RefusedFile({
  view: { fileName, problemCount },
  faults,
  again,
  children,
}: {
  view: { fileName: string; problemCount: number };
  faults: Fault[];
  again: () => void;
  /** How the file was read. */
  children: ReactNode;
}) {
  const { t } = useTranslation('imports');
  return (
    <Stack gap={5}>
      <Notice
        look
        title={t('refused.title', { count: problemCount, name: fileName })}
        action={
          <Button look="main" onClick={again}>
            {t('refused.again')}
          </Button>
        }
      >
        {t('refused.help')}
      </Notice>
      <FaultTable faults={faults} count={problemCount} />
      {children}
    </Stack>
  );
}

/** What would be written, and the one button that writes it; null where there is nothing to write. */
export function ReadyFile({
  title,
  note,
  busy,
  write,
  again,
  ask,
  children,
}: {
  title: string;
  note: string;
  busy: boolean;
  write: { label: string; go: () => void } | null;
  again: () => void;
  /** What has to be said before the button. */
  ask?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation('imports');
  return (
    <Stack gap={5}>
      <Panel title={title} note={note}>
        <Stack gap={4}>
          {ask}
          <div className={css.go}>
            {write && (
              <Button look="main" busy={busy} onClick={write.go}>
                {write.label}
              </Button>
            )}
            <Button disabled={busy} onClick={again}>
              {t('ready.other')}
            </Button>
          </div>
          <p className={css.kept}>{t('ready.kept')}</p>
        </Stack>
      </Panel>
      {children}
    </Stack>
  );
}

/** What came of it; `see` leads to it. */
export function WrittenFile({
  title,
  note,
  see,
  again,
  children,
}: {
  title: string;
  note: string;
  see: ReactNode;
  again: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation('imports');
  return (
    <Panel title={title} note={note}>
      <Stack gap={4}>
        {children}
        <div className={css.go}>
          {see}
          <Button onClick={again}>{t('done.again')}</Button>
        </div>
      </Stack>
    </Panel>
  );
}

/** How the columns were understood, so that a wrong guess shows before anything is written. */
export function ReadColumns({
  used,
  ignored,
  ignoredWords,
  note,
  open,
}: {
  used: { column: string; meaning: string }[];
  ignored: string[];
  ignoredWords: string;
  note?: string;
  /** Few enough to be shown at once. */
  open?: boolean;
}) {
  const { t, i18n } = useTranslation('imports');
  return (
    <Panel title={t('columns.title', { count: used.length })} note={note}>
      <Stack gap={3}>
        {ignored.length > 0 && (
          <p>
            {ignoredWords}{' '}
            <span className={css.dim}>
              {new Intl.ListFormat(i18n.language).format(ignored.slice(0, 20))}
              {ignored.length > 20 && ' …'}
            </span>
          </p>
        )}
        <details className={css.more} open={open}>
          <summary>{t('columns.show')}</summary>
          <ul className={css.columns}>
            {used.map(({ column, meaning }) => (
              <li key={meaning}>
                <code>{column}</code>
                <span>{meaning}</span>
              </li>
            ))}
          </ul>
        </details>
      </Stack>
    </Panel>
  );
}
