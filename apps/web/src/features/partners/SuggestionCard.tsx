import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../lib/api.js';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { AskToMeet } from './AskToMeet.js';
import find from './Find.module.css';
import { Reasons } from './Reasons.js';
import css from './Suggestions.module.css';
import { TeaserFacts, TeaserHead } from './Teaser.js';

type Own = Reply<'partnerProfiles'>['items'][number];
type Suggestion = Reply<'partnerSuggestions'>['items'][number];

/** One suggestion: who, for which own profile, why; opened, all that is told. Put aside, it can be taken back. */
export function SuggestionCard({
  firmId,
  suggestion: { profileId, teaser, reasons, isPutAside },
  own,
  mark,
  mayAsk,
  hasFocus,
  busy,
  onPutAside,
}: {
  firmId: string;
  suggestion: Suggestion;
  own: Own[];
  /** Say that it is new. */ mark: boolean;
  mayAsk: boolean;
  /** The button that undoes what was just done takes the place of the one that was pressed. */ hasFocus: boolean;
  busy: boolean;
  onPutAside: (putAside: boolean) => void;
}) {
  const { t } = useTranslation('partners');
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const profile = own.find(({ id }) => id === profileId);
  if (isPutAside)
    return (
      <li className={css.gone}>
        <p role="status">{t('suggested.gone', { title: teaser.title })}</p>
        <Button small autoFocus={hasFocus} busy={busy} onClick={() => onPutAside(false)}>
          {t('suggested.undo')}
        </Button>
      </li>
    );
  return (
    <li className={css.card} data-open={open || undefined}>
      <div className={css.about}>
        <TeaserHead teaser={teaser} as="h3" mark={mark ? <Badge tone="look">{t('suggested.new')}</Badge> : undefined} />
        {own.length > 1 && profile && <p className={find.dim}>{t('saved.for', { title: profile.title })}</p>}
        <Reasons reasons={reasons} as="h4" />
        {open && (
          <>
            <p className={css.text}>{teaser.text}</p>
            <TeaserFacts teaser={teaser} />
          </>
        )}
        <button type="button" className={find.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'find.less' : 'find.more')}
        </button>
      </div>
      <div className={css.act}>
        <Button look="main" small disabled={!mayAsk} onClick={() => setAsking(true)}>
          {t('find.ask')}
        </Button>
        <Button small autoFocus={hasFocus} busy={busy} onClick={() => onPutAside(true)}>
          {t('suggested.putAside')}
        </Button>
      </div>
      {asking && (
        <AskToMeet firmId={firmId} teaser={teaser} own={own} first={profile} onClose={() => setAsking(false)} />
      )}
    </li>
  );
}
