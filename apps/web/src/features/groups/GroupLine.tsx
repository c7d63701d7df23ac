import type { GroupFacts } from '@gauge/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format.js';
import { Badge } from '../../ui/Badge.js';
import css from '../partnering/Partnering.module.css';

/** One group in a list: on what, how many are in it, and when it meets next. `link` leads to it and carries its title. */
export function GroupLine({ group, link, badge }: { group: GroupFacts; link: ReactNode; badge?: ReactNode }) {
  const { t, i18n } = useTranslation('learning');
  return (
    <li className={css.entry} data-turn={badge ? true : undefined}>
      <div className={css.words}>
        {link}
        <span>
          {group.area.name} · {t('group.joined', { count: group.joined })}
          {group.nextOn && ` · ${t('group.next', { day: formatDay(group.nextOn, i18n.language) })}`}
        </span>
      </div>
      {badge ?? (
        <Badge tone={group.status === 'open' ? 'you' : 'plain'}>{t(`group.status.${group.status}`)}</Badge>
      )}
    </li>
  );
}
