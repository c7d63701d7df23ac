import { IconPlus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { routes } from '../../lib/api.js';
import { ask } from '../../lib/queries.js';
import { Button, buttonClass } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import { Row, Stack } from '../../ui/Layout.js';
import { AllianceList } from './AllianceList.js';
import { NetworkHead } from './NetworkHead.js';
import { ProposeAlliance } from './ProposeAlliance.js';
import { isOver } from './words.js';

/** The association's agreements with others: those that wait for it, those in force, and what is over. */
export function AlliancesPage({ associationId, mayManage }: { associationId: string; mayManage: boolean }) {
  const { t } = useTranslation('alliances');
  const { data } = useSuspenseQuery(ask(routes.alliances, { params: { associationId } }));
  const [proposing, setProposing] = useState(false);
  const [all, setAll] = useState(false);
  const shown = all ? data.items : data.items.filter((one) => !isOver(one));
  const over = data.items.some(isOver);
  const propose = mayManage && (
    <Button look="main" icon={<IconPlus size={18} aria-hidden />} onClick={() => setProposing(true)}>
      {t('propose')}
    </Button>
  );
  return (
    <Stack gap={5}>
      <NetworkHead associationId={associationId} action={propose} />
      {shown.length > 0 ? (
        <AllianceList associationId={associationId} items={shown} />
      ) : (
        <Empty
          title={t('none')}
          action={
            <Link
              to="/associations/$associationId/network/map"
              params={{ associationId }}
              className={buttonClass('quiet')}
            >
              {t('tab.map')}
            </Link>
          }
        >
          <p>{t('noneHelp')}</p>
        </Empty>
      )}
      {over && (
        <Row>
          <Button small aria-expanded={all} onClick={() => setAll(!all)}>
            {t(all ? 'overLess' : 'over')}
          </Button>
        </Row>
      )}
      {proposing && <ProposeAlliance associationId={associationId} onClose={() => setProposing(false)} />}
    </Stack>
  );
}
