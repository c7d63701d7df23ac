import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Button } from '../../ui/Button.js';
import { Notice } from '../../ui/Notice.js';
import css from './Imports.module.css';
import { fileFault, type FileFault } from './wizard.js';

/** A CSV or XLSX file by drop or by choice. */
export function DropFile({
  words,
  faults,
  mostBytes,
  onFile,
}: {
  words: { title: string; help: string; go: string; promise: string };
  faults: Record<FileFault, string>;
  mostBytes: number;
  onFile: (file: File) => void;
}) {
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<FileFault | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const take = (file: File | undefined) => {
    setOver(false);
    if (!file) return;
    const found = fileFault(file, mostBytes);
    setFault(found);
    if (!found) onFile(file);
  };
  return (
    <>
      {fault && <Notice look>{faults[fault]}</Notice>}
      <div
        className={css.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          take(event.dataTransfer.files[0]);
        }}
      >
        <IconFileSpreadsheet size={40} stroke={1.4} aria-hidden />
        <h2>{words.title}</h2>
        <p>{words.help}</p>
        <input
          ref={input}
          type="file"
          accept=".csv,.xlsx"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={words.go}
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Button look="main" onClick={() => input.current?.click()}>
          {words.go}
        </Button>
        <p className={css.note}>{words.promise}</p>
      </div>
    </>
  );
}
