import type { IntroductionMove, IntroductionView } from '@gauge/contracts';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, routes } from '../../lib/api.js';
import { countryName } from '../../lib/countries.js';
import { problemText } from '../../lib/problems.js';
import { ask, showNow } from '../../lib/queries.js';
import { useTitle } from '../../lib/title.js';
import { Button } from '../../ui/Button.js';
import { Confirm } from '../../ui/Confirm.js';
import { Row, Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead } from '../../ui/PageHead.js';
import { Panel } from '../../ui/Panel.js';
import { BackArrow, tabCss } from '../../ui/Tabs.js';
import { InCharge } from './Charge.js';
import { CourseHistory, CourseLine } from './Course.js';
import { hasEndedEarly } from './course.js';
import css from './Introduction.module.css';
import { Messages } from './Messages.js';
import { Outcome } from './Outcome.js';
import { AnyTeaserCard } from './Teaser.js';
import { titleOf, whoText } from './words.js';

/** One introduction as a firm sees it: where it stands, what to do, with whom, and in the end the names. */
export function IntroductionPage({
  firmId,
  introductionId,
  mayDecide,
}: {
  firmId: string;
  introductionId: string;
  mayDecide: boolean;
}) {
  const { t, i18n } = useTranslation('partners');
  const { data: one } = useSuspenseQuery({
    ...ask(routes.introduction, { params: { firmId, introductionId } }),
    refetchInterval: 30_000,
  });
  useTitle(one.otherFirm ?? titleOf(t, one.other));
  const { side } = one;
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={
          <Link to="/firms/$firmId/partners/introductions" params={{ firmId }} className={tabCss.back}>
            <BackArrow />
            {t('introductions.back')}
          </Link>
        }
        title={one.otherFirm ?? titleOf(t, one.other)}
        lead={`${t(`introductions.askedBy.${side}`)} · ${whoText(t, one.other, i18n.language)}`}
      />
      <Panel>
        <Stack gap={5}>
          <CourseLine one={one} nameOf={(station) => stationName(t, station, side)} />
          <Turn firmId={firmId} one={one} mayDecide={mayDecide} />
          <InCharge
            one={one}
            set={(body) => call(routes.takeIntroduction, { params: { firmId, introductionId }, body })}
            view={ask(routes.introduction, { params: { firmId, introductionId } }).queryKey}
          />
        </Stack>
      </Panel>
      {one.contacts && <Contacts contacts={one.contacts} />}
      <div className={css.columns}>
        <Stack gap={4}>
          {one.mayReport && <Outcome firmId={firmId} one={one} mayReport={mayDecide} />}
          <Panel title={t('intro.other')}>
            <AnyTeaserCard teaser={one.other} />
          </Panel>
          {(one.mayWrite || one.messages.length > 0) && <Messages firmId={firmId} one={one} />}
        </Stack>
        <Stack gap={4}>
          <Panel title={t(`intro.message.${side}`)} sunk>
            <p className={css.said}>{one.message}</p>
          </Panel>
          <Panel title={t('intro.own')} sunk>
            <AnyTeaserCard teaser={one.own} />
          </Panel>
          <Panel title={t('intro.history')} sunk>
            <CourseHistory one={one} whoOf={(by) => t(`intro.who.${side}.${by}`)} />
          </Panel>
        </Stack>
      </div>
    </Stack>
  );
}

type Words = ReturnType<typeof useTranslation<'partners'>>['t'];
const stationName = (t: Words, station: string, side: IntroductionView['side']): string =>
  station === 'consent' || station === 'exchanged' || station === 'closed'
    ? t(`intro.step.${station}`)
    : t(`intro.step.${station}.${side}`);

/** What is to do now, in words, with its buttons; what stands in the way instead, where something does. */
function Turn({ firmId, one, mayDecide }: { firmId: string; one: IntroductionView; mayDecide: boolean }) {
  const { t } = useTranslation('partners');
  const moving = useIntroductionMove(firmId, one);
  const [asking, setAsking] = useState<'consent' | 'withdraw' | 'decline' | null>(null);
  const possible = one.moves.filter((known) => known.possible).map(({ move }) => move);
  const can = (move: IntroductionMove) => possible.includes(move);
  const over = hasEndedEarly(one.status);
  if (one.status === 'closed') return one.contactsDeleted && <Notice>{t('intro.contactsDeleted')}</Notice>;
  return (
    <Stack gap={3}>
      {one.halt && <Notice look>{t(`intro.halt.${one.halt}`)}</Notice>}
      {one.contactsDeleted && <Notice>{t('intro.contactsDeleted')}</Notice>}
      {over && <Notice>{t(`intro.over.${one.status as 'declined' | 'withdrawn' | 'lapsed'}`)}</Notice>}
      {!over && !one.halt && !one.contacts && <p className={css.turn}>{turnText(t, one)}</p>}
      {moving.error && <Notice look>{problemText(t, moving.error)}</Notice>}
      {!mayDecide && one.yourTurn && <p className={css.dim}>{t('onlyAdministrator')}</p>}
      {mayDecide && possible.length > 0 && (
        <Row gap={2}>
          {can('accept') && (
            <Button
              look="main"
              busy={moving.isPending && moving.variables === 'accept'}
              onClick={() => moving.mutate('accept')}
            >
              {t('intro.move.accept')}
            </Button>
          )}
          {can('consent') && (
            <Button look="main" onClick={() => setAsking('consent')}>
              {t('intro.move.consent')}
            </Button>
          )}
          {can('decline') && <Button onClick={() => setAsking('decline')}>{t('intro.move.decline')}</Button>}
          {can('withdraw') && (
            <Button look="plain" onClick={() => setAsking('withdraw')}>
              {t('intro.move.withdraw')}
            </Button>
          )}
        </Row>
      )}
      {asking && (
        <Confirm
          title={t(`intro.confirm.${asking}.title`)}
          close={t('common:action.close')}
          cancel={t('common:action.cancel')}
          yes={t(`intro.confirm.${asking}.yes`)}
          busy={moving.isPending}
          onYes={() => moving.mutate(asking, { onSettled: () => setAsking(null) })}
          onClose={() => setAsking(null)}
        >
          <p>{t(`intro.confirm.${asking}.text`)}</p>
        </Confirm>
      )}
    </Stack>
  );
}

function turnText(t: Words, one: IntroductionView): string {
  if (one.status === 'decision' && one.yourTurn) return t('intro.turn.decision');
  if (one.status === 'consent') return t(one.consents.own ? 'intro.turn.consentGiven' : 'intro.turn.consent');
  const [waiting] = one.waitingFor;
  return waiting ? `${t(`waiting.${waiting}.${one.side}`)}. ${t('intro.turn.waiting')}` : t('intro.turn.waiting');
}

function useIntroductionMove(firmId: string, one: IntroductionView) {
  const queries = useQueryClient();
  const params = { firmId, introductionId: one.id };
  const view = ask(routes.introduction, { params });
  return useMutation({
    mutationFn: (move: IntroductionMove) => call(routes.moveIntroduction, { params, body: { move } }),
    onSuccess: (fresh) => {
      showNow(queries, view.queryKey, fresh);
      for (const route of [routes.introductions, routes.findPartners, routes.partnerProfiles, routes.findLearning])
        void queries.invalidateQueries({ queryKey: [route.id] });
    },
    // the other side may have moved meanwhile: show where it stands now
    onError: () => void queries.invalidateQueries({ queryKey: view.queryKey }),
  });
}

function Contacts({ contacts }: { contacts: NonNullable<IntroductionView['contacts']> }) {
  const { t, i18n } = useTranslation('partners');
  const { firm, country, person, email } = contacts.other;
  return (
    <Panel title={t('intro.contacts')} note={t('intro.contactsNote')}>
      <div className={css.contact}>
        <strong>{firm}</strong>
        <span>{countryName(country, i18n.language)}</span>
        <span>{person}</span>
        <a href={`mailto:${email}`}>{email}</a>
      </div>
      <p className={css.dim}>
        {t('common:before', { name: t('intro.yours') })} {contacts.own.person}, {contacts.own.email}
      </p>
    </Panel>
  );
}
