import type { ReactNode } from 'react';
import { Button } from './Button.js';
import { Dialog } from './Dialog.js';
import { Notice } from './Notice.js';

/**
 * A step that is said in full before it is taken: what it does, and two ways out. What went wrong stands in it, so that
 * nobody has to look for it behind.
 */
export function Confirm({
  title,
  close,
  cancel,
  yes,
  busy,
  disabled,
  problem,
  onYes,
  onClose,
  children,
}: {
  title: string;
  /** Names the button that closes. */ close: string;
  cancel: string;
  yes: string;
  busy: boolean;
  disabled?: boolean;
  problem?: string | null | false;
  onYes: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Dialog
      title={title}
      close={close}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button look="main" busy={busy} disabled={disabled} onClick={onYes}>
            {yes}
          </Button>
        </>
      }
    >
      {children}
      {problem && <Notice look>{problem}</Notice>}
    </Dialog>
  );
}
