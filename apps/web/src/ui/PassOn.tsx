import type { ReactNode } from 'react';
import { Button } from './Button.js';
import { CopyBox } from './CopyBox.js';
import { Dialog } from './Dialog.js';

/** What was just made and is shown this once: a link or a secret, to be copied and passed on. */
export function PassOn({
  title,
  close,
  done = close,
  label,
  text,
  copy,
  copied,
  onClose,
  children,
}: {
  title: string;
  /** Names the button that closes. */ close: string;
  done?: string;
  /** Names what is passed on. */ label: string;
  text: string;
  copy: string;
  copied: string;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Dialog
      title={title}
      close={close}
      onClose={onClose}
      actions={
        <Button look="main" onClick={onClose}>
          {done}
        </Button>
      }
    >
      {children}
      <CopyBox label={label} text={text} copy={copy} copied={copied} />
    </Dialog>
  );
}
