import type { HeldEvent } from '@gauge/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/Badge.js';
import { Button } from '../../ui/Button.js';
import { Line, Lines } from '../../ui/Lines.js';
import { Panel } from '../../ui/Panel.js';
import { whoText } from '../partners/words.js';
import css from './Events.module.css';

const AT_FIRST = 12;

/** Who takes part: members by name, members of allies by what everybody sees of them until the schedule is published. */
export function Participants({ event }: { event: HeldEvent }) {
  const { t, i18n } = useTranslation('events');
  const [all, setAll] = useState(false);
  const shown = all ? event.participants : event.participants.slice(0, AT_FIRST);
  return (
    <Panel title={t('people.title')} note={t(event.forAllies ? 'people.note' : 'people.noteMembers')}>
      {event.participants.length === 0 ? (
        <p className={css.dim}>{t('people.none')}</p>
      ) : (
        <Lines>
          {shown.map((one) => (
            <Line
              key={one.id}
              note={one.firm ? one.teaser.title : whoText(t, one.teaser, i18n.language)}
              side={
                <span className={css.side}>
                  {one.left ? (
                    <Badge tone="look">{t('people.left')}</Badge>
                  ) : (
                    <Badge>{t(one.member ? 'people.member' : 'people.ally')}</Badge>
                  )}
                  <span>
                    {t('people.asked', { count: one.asked })}
                    {event.meetings.length > 0 && ` · ${t('meetings', { count: one.meetings })}`}
                  </span>
                </span>
              }
            >
              {one.firm ?? t('common:quoted', { text: one.teaser.title })}
            </Line>
          ))}
        </Lines>
      )}
      {event.participants.length > shown.length && (
        <div className={css.all}>
          <Button small onClick={() => setAll(true)}>
            {t('people.all', { count: event.participants.length })}
          </Button>
        </div>
      )}
    </Panel>
  );
}
