import { basisWords, headlineWords, type OverviewModel, prepareOverview, restingOn } from '@gauge/figures';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatDay } from '../../lib/format.js';
import { useTitle } from '../../lib/title.js';
import { Columns, Stack } from '../../ui/Layout.js';
import { PageHead } from '../../ui/PageHead.js';
import { Findings } from './Findings.js';
import { StandingFoot, StandingNotices, TooFresh } from './Notes.js';
import { PillarPanel } from './PillarPanel.js';
import type { StandingSearch } from './search.js';
import { standingOf, type Source } from './source.js';
import { StandingTools } from './StandingTools.js';
import { useTelling } from './useTelling.js';

/** Where a firm stands, on one page: the finding, the areas, three strengths, three gaps, the next step. */
export function Overview({
  source,
  search,
  action,
  next,
  work,
  children,
}: {
  source: Source;
  search: StandingSearch;
  action?: ReactNode;
  next?: (model: OverviewModel, answered: boolean) => ReactNode;
  /** Below each gap. */ work?: (code: string) => ReactNode;
  children?: ReactNode;
}) {
  const telling = useTelling();
  const { t, language } = telling;
  const { data: view } = useSuspenseQuery(standingOf(source, search));
  const model = prepareOverview(view);
  const { most } = restingOn(view.indicators);
  const basis = most ? basisWords(telling, most) : t('standing:basis.none');
  useTitle(t('standing:pageTitle', { firm: view.firm.name }));
  return (
    <Stack gap={5}>
      <PageHead
        eyebrow={t(source.associationId ? 'standing:eyebrowMember' : 'standing:eyebrow', {
          firm: view.firm.name,
          instrument: view.instrument.title,
          round: view.release.roundName,
          day: formatDay(view.release.publishedAt, language),
        })}
        title={headlineWords(telling, model, Boolean(source.associationId))}
        lead={basis}
        action={action}
      />
      <StandingTools view={view} search={search} />
      <StandingNotices view={view} />
      <PillarPanel view={view} model={model} />
      <Columns min={340}>
        <Findings kind="strengths" indicators={model.strengths} source={source} search={search} />
        <Findings kind="gaps" indicators={model.gaps} source={source} search={search} extra={work} />
      </Columns>
      <TooFresh view={view} />
      {next?.(model, view.own !== null)}
      {children}
      <StandingFoot credit={view.instrument.credit} />
    </Stack>
  );
}
