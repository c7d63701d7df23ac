import { IconArrowDown, IconArrowLeft, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { Empty } from '../../ui/Empty.js';
import css from './Editor.module.css';
import { IndicatorForm } from './IndicatorForm.js';
import { InputForm } from './InputForm.js';
import { PillarForm } from './PillarForm.js';
import { RuleForm } from './RuleForm.js';
import { useDraft } from './draft.js';
import { move, remove, type Part } from './edit.js';
import type { EditorSearch } from './search.js';

/** One item of a part, to read and to change. */
export function ItemPage({ part, code, onGo }: { part: Part; code: string; onGo: (place: EditorSearch) => void }) {
  const { t } = useTranslation('instruments');
  const { definition, locked, set } = useDraft();
  const [removing, setRemoving] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const at = definition[part].findIndex((item) => item.code === code);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const back = (
    <Button
      look="plain"
      small
      icon={<IconArrowLeft size={16} className={css.arrow} aria-hidden />}
      onClick={() => onGo({ section: part })}
    >
      {t(`list.back.${part}`)}
    </Button>
  );
  if (at === -1)
    return (
      <Empty title={t('item.gone')} action={back}>
        <p>{t('item.goneHelp')}</p>
      </Empty>
    );
  const item = definition[part][at] as { name?: string; message?: string };
  const held = part === 'pillars' ? heldBy(definition, code) : 0;
  const renamed = (next: string) => onGo({ section: part, item: next });
  return (
    <article className={css.page}>
      <header className={css.itemHead}>
        {back}
        <h2 ref={heading} tabIndex={-1}>
          {item.name ?? item.message ?? code}
          {!(item.name ?? item.message) && <span className={css.dim}>{t('list.unnamed')}</span>}
        </h2>
      </header>
      {part === 'pillars' && <PillarForm at={at} onRenamed={renamed} />}
      {part === 'inputs' && <InputForm at={at} onRenamed={renamed} />}
      {part === 'indicators' && <IndicatorForm at={at} onRenamed={renamed} />}
      {part === 'rules' && <RuleForm at={at} onRenamed={renamed} />}
      {!locked && (
        <footer className={css.itemFoot}>
          <Button
            small
            icon={<IconArrowUp size={16} aria-hidden />}
            onClick={() => set(move(definition, part, code, -1))}
          >
            {t('item.up')}
          </Button>
          <Button
            small
            icon={<IconArrowDown size={16} aria-hidden />}
            onClick={() => set(move(definition, part, code, 1))}
          >
            {t('item.down')}
          </Button>
          <Button small icon={<IconTrash size={16} aria-hidden />} onClick={() => setRemoving(true)}>
            {t('item.remove')}
          </Button>
        </footer>
      )}
      {removing && (
        <Remove
          title={t(`item.removeTitle.${part}`)}
          onClose={() => setRemoving(false)}
          onYes={
            held === 0
              ? () => {
                  set(remove(definition, part, code));
                  onGo({ section: part });
                }
              : undefined
          }
        >
          {held > 0 ? t('item.held', { count: held }) : t(`item.removeHelp.${part}`)}
        </Remove>
      )}
    </article>
  );
}

function heldBy(
  { inputs, indicators }: { inputs: { pillar: string }[]; indicators: { pillar: string }[] },
  code: string,
) {
  return [...inputs, ...indicators].filter(({ pillar }) => pillar === code).length;
}

function Remove({
  title,
  onClose,
  onYes,
  children,
}: {
  title: string;
  onClose: () => void;
  onYes: (() => void) | undefined;
  children: ReactNode;
}) {
  const { t } = useTranslation('instruments');
  return (
    <Dialog
      title={title}
      close={t('common:action.close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          {onYes && (
            <Button look="main" onClick={onYes}>
              {t('item.remove')}
            </Button>
          )}
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  );
}
