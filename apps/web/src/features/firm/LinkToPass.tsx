import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';

/** A link shown once, to be passed on. */
export function LinkToPass({ link }: { link: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <TextField
      label={t('link')}
      labelHidden
      readOnly
      dir="ltr"
      value={link}
      onFocus={(event) => event.target.select()}
      end={
        <Button
          look="plain"
          icon={copied ? <IconCheck size={18} /> : <IconCopy size={18} />}
          onClick={() => void copy()}
        >
          {copied ? t('action.copied') : t('action.copy')}
        </Button>
      }
    />
  );
}
