import type { ProfileMove } from '@gauge/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

/** The steps that the firm itself takes; the others are its association's. */
export type FirmMove = Exclude<ProfileMove, 'publish' | 'give_back'>;
export const isFirmMove = (move: ProfileMove): move is FirmMove => move !== 'publish' && move !== 'give_back';

/**
 * What is being written to be shown to others, and its two commands. It begins to exist with its first saving: then `open`
 * leads to its own page. `show` puts what the server has into the page.
 */
export function useDraft<Draft, View>(
  first: () => Draft,
  {
    exists,
    save,
    move,
    show,
    open,
  }: {
    exists: boolean;
    save: (draft: Draft) => Promise<View>;
    move: (move: FirmMove) => Promise<View>;
    show: (fresh: View) => void;
    open: (fresh: View) => Promise<void>;
  },
) {
  const [draft, setDraft] = useState(first);
  const [clean, setClean] = useState(draft);
  const saving = useMutation({
    mutationFn: save,
    onSuccess: (fresh, saved) => {
      show(fresh);
      setClean(saved);
      return exists ? undefined : open(fresh);
    },
  });
  const moving = useMutation({ mutationFn: move, onSuccess: show });
  return {
    draft,
    change: (change: Partial<Draft>) => setDraft({ ...draft, ...change }),
    changed: JSON.stringify(draft) !== JSON.stringify(clean),
    saving,
    moving,
  };
}
