import type { ProfileMove } from '@gauge/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Form } from '../../ui/Form.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import css from './DraftEditor.module.css';
import { isReady } from './ready.js';
import { isFirmMove, type FirmMove } from './useDraft.js';

type Status = 'draft' | 'review' | 'published' | 'expired' | 'withdrawn';
type Found = {
  status: Status;
  expiresAt: string | null;
  association: { name: string };
  comment: string | null;
  moves: readonly { move: ProfileMove; possible: boolean }[];
  preview: Parameters<typeof isReady>[0];
};

/**
 * Around everything a firm writes for others to see, a partnering profile or what it shares and wants to learn: how far it
 * is, the form, what others will see of it, and the steps.
 */
export function DraftEditor({
  back,
  title,
  action,
  found,
  locked,
  writable,
  changed,
  mayDecide,
  saving,
  moving,
  onSave,
  onMove,
  preview,
  children,
}: {
  back: ReactNode;
  title: string;
  action?: ReactNode;
  /** As the server has it; null before the first saving. */ found: Found | null;
  /** Why it cannot be changed now. */ locked: string | null;
  /** Enough is written to be saved. */ writable: boolean;
  changed: boolean;
  mayDecide: boolean;
  saving: { isPending: boolean; error: Error | null };
  moving: { isPending: boolean; error: Error | null; variables: FirmMove | undefined };
  onSave: () => void;
  onMove: (move: FirmMove) => void;
  preview: ReactNode;
  children: ReactNode;
}) {
  const { t, i18n } = useTranslation('partners');
  const moves = (found?.moves ?? []).flatMap(({ move, possible }) => (possible && isFirmMove(move) ? [move] : []));
  const problem = saving.error ?? moving.error;
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={back}
        title={title}
        lead={
          found && (
            <span className={css.state}>
              <Badge tone={found.status === 'published' ? 'you' : 'plain'}>{t(`status.${found.status}`)}</Badge>
              {found.status === 'published' && found.expiresAt && (
                <span>{t('list.until', { day: formatDay(found.expiresAt, i18n.language) })}</span>
              )}
              <span>{t('list.vouched', { name: found.association.name })}</span>
            </span>
          )
        }
        action={action}
      />
      {found?.comment && found.status === 'draft' && (
        <Notice look>{t('list.comment', { comment: found.comment })}</Notice>
      )}
      {locked && <Notice>{locked}</Notice>}
      <div className={css.columns}>
        <Form className={css.form} noValidate busy={saving.isPending || moving.isPending} onSend={onSave}>
          {children}
          {problem && <Notice look>{problemText(t, problem)}</Notice>}
          {!mayDecide && moves.length > 0 && <p className={css.dim}>{t('onlyAdministrator')}</p>}
          <div className={css.actions}>
            {!locked && (
              <Button
                look={changed || !found ? 'main' : 'quiet'}
                type="submit"
                busy={saving.isPending}
                disabled={!writable || (!changed && found !== null)}
              >
                {t('edit.save')}
              </Button>
            )}
            {moves.map((move) => (
              <Button
                key={move}
                look={move === 'submit' && !changed ? 'main' : 'quiet'}
                disabled={!mayDecide || (move === 'submit' && (changed || !isReady(found?.preview)))}
                busy={moving.isPending && moving.variables === move}
                onClick={() => onMove(move)}
              >
                {t(`move.${move}`)}
              </Button>
            ))}
            {changed && found && <span className={css.dim}>{t('edit.unsaved')}</span>}
          </div>
        </Form>
        <div className={css.preview}>{found ? preview : <p className={css.later}>{t('preview.saveFirst')}</p>}</div>
      </div>
    </Stack>
  );
}
