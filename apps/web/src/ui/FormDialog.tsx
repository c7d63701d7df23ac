import { useId, type ReactNode } from 'react';
import { Button } from './Button.js';
import { Dialog } from './Dialog.js';
import { Form } from './Form.js';
import { Stack } from './Layout.js';
import { Notice } from './Notice.js';

/** A few fields that are sent together, with a way out. What went wrong stands above them. */
export function FormDialog({
  title,
  close,
  cancel,
  send,
  busy,
  disabled,
  problem,
  ownChecks,
  onSend,
  onClose,
  children,
}: {
  title: string;
  /** Names the button that closes. */ close: string;
  cancel: string;
  send: string;
  busy: boolean;
  disabled?: boolean;
  problem?: string | null | false;
  /** The fields tell what is wrong with them themselves, not the browser. */ ownChecks?: boolean;
  onSend: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Dialog
      title={title}
      close={close}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button look="main" type="submit" form={id} busy={busy} disabled={disabled}>
            {send}
          </Button>
        </>
      }
    >
      <Form id={id} noValidate={ownChecks} busy={busy} onSend={onSend}>
        <Stack gap={4}>
          {problem && <Notice look>{problem}</Notice>}
          {children}
        </Stack>
      </Form>
    </Dialog>
  );
}
