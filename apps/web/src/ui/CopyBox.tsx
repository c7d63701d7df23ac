import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from './Button.js';
import css from './CopyBox.module.css';

/** A link or a secret to pass on. Where the clipboard is closed the text stays selectable. */
export function CopyBox({ label, text, copy, copied }: { label: string; text: string; copy: string; copied: string }) {
  const [done, setDone] = useState(false);
  const act = () => {
    void navigator.clipboard?.writeText(text).then(
      () => setDone(true),
      () => setDone(false),
    );
  };
  return (
    <div className={css.box} role="group" aria-label={label}>
      <code className={css.text} dir="ltr">
        {text}
      </code>
      <Button small onClick={act} icon={done ? <IconCheck size={16} /> : <IconCopy size={16} />}>
        <span aria-live="polite">{done ? copied : copy}</span>
      </Button>
    </div>
  );
}
