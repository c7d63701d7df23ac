import type { LearningReason, PracticeArea } from '@gauge/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconCheck } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { routes, type Reply } from '../../lib/api.js';
import { countryName } from '../../lib/countries.js';
import { problemText } from '../../lib/problems.js';
import { ask, keepShowing } from '../../lib/queries.js';
import { Button, buttonClass } from '../../ui/Button.js';
import { Empty } from '../../ui/Empty.js';
import { SelectField } from '../../ui/Field.js';
import { Stack } from '../../ui/Layout.js';
import { Notice } from '../../ui/Notice.js';
import { Segmented } from '../../ui/Segmented.js';
import { TableLoading } from '../../ui/TableLoading.js';
import { ListPager } from '../list/ListPager.js';
import css from '../partners/Find.module.css';
import { codeText, languageName, listed } from '../partners/words.js';
import { AskToLearn } from './AskToLearn.js';
import { LearningFacts, LearningHead } from './LearningCard.js';
import own from './Learning.module.css';
import type { LearningSearch } from './search.js';

type Found = Reply<'findLearning'>['items'][number];
type Props = {
  firmId: string;
  areas: readonly PracticeArea[];
  mayAsk: boolean;
  list: LearningSearch;
  onList: (list: LearningSearch) => void;
};

/** Anonymous firms that share, or want to learn, with why they fit. */
export function FindLearning({ firmId, areas, mayAsk, list, onList }: Props) {
  const { t } = useTranslation('learning');
  const { kind = 'share', area, page = 1 } = list;
  const result = useQuery({
    ...ask(routes.findLearning, { params: { firmId }, query: { kind, area, page, size: 20 } }),
    ...keepShowing,
  });
  return (
    <section className={own.find} aria-labelledby="find-learning">
      <h2 id="find-learning">{t('find.title')}</h2>
      <div className={own.tools} role="search">
        <Segmented
          label={t('find.who')}
          value={kind}
          options={[
            { value: 'share', label: t('find.share') },
            { value: 'learn', label: t('find.learn') },
          ]}
          onChange={(next) => onList({ ...(area ? { area } : {}), kind: next })}
        />
        <SelectField
          label={t('find.area')}
          labelHidden
          value={area ?? ''}
          options={[
            { value: '', label: t('find.everyArea') },
            ...areas.map(({ key, name }) => ({ value: key, label: name })),
          ]}
          onChange={({ target }) => onList({ kind, ...(target.value ? { area: target.value } : {}) })}
        />
      </div>
      {result.error && <Notice look>{problemText(t, result.error)}</Notice>}
      {!result.data && !result.error && <TableLoading label={t('common:state.loading')} />}
      {result.data?.total === 0 && (
        <Empty title={t(`find.none.${kind}`)}>
          <p>{t('find.noneHelp')}</p>
        </Empty>
      )}
      {result.data && result.data.total > 0 && (
        <Stack gap={4}>
          <ul className={css.found}>
            {result.data.items.map((found) => (
              <Card key={found.teaser.id} firmId={firmId} found={found} mayAsk={mayAsk} />
            ))}
          </ul>
          <ListPager of={result.data} list={{}} onList={(next) => onList({ ...list, page: next.page })} />
        </Stack>
      )}
    </section>
  );
}

function Card({ firmId, found, mayAsk }: { firmId: string; found: Found; mayAsk: boolean }) {
  const { t, i18n } = useTranslation('learning');
  const [asking, setAsking] = useState(false);
  const { teaser, reasons, askWith, introductionId } = found;
  const other = teaser.kind === 'share' ? 'learn' : 'share';
  return (
    <li className={css.card}>
      <div className={css.about}>
        <LearningHead teaser={teaser} as="h3" />
        <p className={css.text} data-open>
          {teaser.text}
        </p>
        <LearningFacts teaser={teaser} />
      </div>
      <div className={css.side}>
        {reasons.length > 0 && (
          <section className={css.why}>
            <h4>{t('find.why')}</h4>
            <ul>
              {reasons.map((reason) => (
                <li key={reason.kind}>
                  <IconCheck size={17} stroke={2.4} aria-hidden />
                  <span>{reasonText(t, reason, i18n.language)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <div className={css.act}>
          {introductionId ? (
            <Link
              to="/firms/$firmId/partners/introductions/$introductionId"
              params={{ firmId, introductionId }}
              className={buttonClass('quiet')}
            >
              {t('find.asked')}
            </Link>
          ) : askWith ? (
            <Button look="main" disabled={!mayAsk} onClick={() => setAsking(true)}>
              {t('find.ask')}
            </Button>
          ) : (
            <>
              <Link
                to="/firms/$firmId/partners/learning/new"
                params={{ firmId }}
                search={{ kind: other, area: teaser.area.key }}
                className={buttonClass('quiet')}
              >
                {t(`find.declareFirst.${other}`)}
              </Link>
              <span className={css.dim}>{t(`find.declareWhy.${other}`)}</span>
            </>
          )}
        </div>
      </div>
      {asking && askWith && (
        <AskToLearn firmId={firmId} teaser={teaser} declarationId={askWith} onClose={() => setAsking(false)} />
      )}
    </li>
  );
}

function reasonText(t: TFunction<'learning'>, reason: LearningReason, language: string): string {
  switch (reason.kind) {
    case 'languages':
      return t('reason.languages', {
        languages: listed(
          reason.languages.map((one) => languageName(one, language)),
          language,
        ),
      });
    case 'industry':
      return t('reason.industry', { industry: codeText(reason.industry) });
    case 'other_industry':
      return t('reason.other_industry');
    case 'size':
      return t('reason.size');
    case 'country':
      return t('reason.country', { country: countryName(reason.country, language) });
  }
}
