import { createContext, useContext, type FormHTMLAttributes, type SubmitEvent } from 'react';

const Sending = createContext(false);

/** Whether the form around a field is on its way. What was sent then stands still: a later word would be lost with the reply. */
export const useIsSending = () => useContext(Sending);

/** Fields that are sent together. While that is `busy`, they keep the focus but take no change, and are not sent again. */
export function Form({
  busy,
  onSend,
  ...form
}: Omit<FormHTMLAttributes<HTMLFormElement>, 'onSubmit'> & { busy: boolean; onSend: () => void }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!busy) onSend();
  };
  return (
    <Sending value={busy}>
      <form {...form} aria-busy={busy || undefined} onSubmit={submit} />
    </Sending>
  );
}
