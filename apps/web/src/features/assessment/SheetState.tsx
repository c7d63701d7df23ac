import { mayMoveAssessment } from '@gauge/contracts';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { formatMoment } from '../../lib/format.js';
import { problemText } from '../../lib/problems.js';
import { Button, buttonClass } from '../../ui/Button.js';
import { Confirm } from '../../ui/Confirm.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import css from './HandIn.module.css';
import { lockOf } from './lock.js';
import { useSheet } from './useSheet.js';

/** Why the answers cannot be changed now, and what can be done instead. */
export function SheetState() {
  const { t, i18n } = useTranslation('assessment');
  const { firmId, sheet } = useSheet();
  const lock = lockOf(sheet);
  const handedIn = ['submitted', 'queried', 'accepted'].includes(sheet.status);
  return (
    <Panel title={t(`lock.${lock}.title`)}>
      <div className={css.state}>
        <p>
          {sheet.submittedAt && handedIn && (
            <>{t('lock.when', { moment: formatMoment(sheet.submittedAt, i18n.language) })} </>
          )}
          {t(`lock.${lock}.text`, { round: sheet.round.name })}
        </p>
        <div className={css.actions}>
          {handedIn && (
            <Link to="/firms/$firmId" params={{ firmId }} className={buttonClass('main')}>
              {t(sheet.round.status === 'released' ? 'lock.standing' : 'lock.standingLatest')}
            </Link>
          )}
          <Revise />
          <Withdraw />
        </div>
      </div>
    </Panel>
  );
}

function Revise() {
  const { t } = useTranslation('assessment');
  const { firmId, sheet, take } = useSheet();
  const params = { firmId, assessmentId: sheet.id };
  const revise = useMutation({ mutationFn: () => call(routes.reviseAssessment, { params }), onSuccess: take });
  if (!mayMoveAssessment('revise', sheet.status, sheet.round.status)) return null;
  return (
    <>
      <Button busy={revise.isPending} onClick={() => revise.mutate()}>
        {t(sheet.status === 'withdrawn' ? 'lock.takePart' : 'lock.revise')}
      </Button>
      {revise.error && <Notice look>{problemText(t, revise.error)}</Notice>}
    </>
  );
}

/** Taking the answers out of the round is said in full before it is done. */
export function Withdraw({ quiet }: { quiet?: boolean }) {
  const { t } = useTranslation('assessment');
  const { firmId, sheet, take } = useSheet();
  const [asking, setAsking] = useState(false);
  const params = { firmId, assessmentId: sheet.id };
  const withdraw = useMutation({
    mutationFn: () => call(routes.withdrawAssessment, { params }),
    onSuccess: (fresh) => {
      take(fresh);
      setAsking(false);
    },
  });
  if (!mayMoveAssessment('withdraw', sheet.status, sheet.round.status)) return null;
  return (
    <>
      <Button look="plain" small={quiet} onClick={() => setAsking(true)}>
        {t('withdraw.ask')}
      </Button>
      {asking && (
        <Confirm
          title={t('withdraw.title')}
          close={t('common:action.close')}
          cancel={t('withdraw.stay')}
          yes={t('withdraw.go')}
          busy={withdraw.isPending}
          problem={withdraw.error && problemText(t, withdraw.error)}
          onYes={() => withdraw.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>{t('withdraw.text', { round: sheet.round.name })}</p>
        </Confirm>
      )}
    </>
  );
}
