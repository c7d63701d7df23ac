import {
  firmReportKinds,
  memberReportKinds,
  roundReportKinds,
  type ReportKind,
  type ReportView,
} from '@gauge/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call, pathOf, routes } from '../../lib/api.js';
import { showNow } from '../../lib/queries.js';

/** A firm, a round of an association, or an association with its members. */
export type ReportPlace =
  { firmId: string } | { associationId: string; roundId: string } | { associationId: string; roundId?: undefined };

const everyMs = 700;

export function kindsOf(place: ReportPlace): readonly ReportKind[] {
  if ('firmId' in place) return firmReportKinds;
  return place.roundId ? roundReportKinds : memberReportKinds;
}

/** The reports of a place, read again while one is under way, and the way to ask for another. */
export function useReports(place: ReportPlace) {
  const queries = useQueryClient();
  const { i18n } = useTranslation();
  // the keys that `ask` would give: one list for whatever kind of place it is
  const looking = queryOptions({
    queryKey:
      'firmId' in place
        ? [routes.firmReports.id, { firmId: place.firmId }, null]
        : [routes.associationReports.id, { associationId: place.associationId }, null],
    queryFn: ({ signal }) => read(place, signal),
  });
  const list = useQuery({
    ...looking,
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? everyMs : false),
    staleTime: 0,
  });
  const asking = useMutation({
    mutationFn: (kind: ReportKind) => send(place, kind, i18n.language),
    onSuccess: (report) =>
      showNow(queries, looking.queryKey, (before) => ({
        items: [report, ...(before?.items ?? []).filter(({ id }) => id !== report.id)],
      })),
  });
  const roundId = 'firmId' in place ? null : (place.roundId ?? null);
  /** The newest of a kind, in this place. */
  const newest = (kind: ReportKind) =>
    list.data?.items.find((report) => report.kind === kind && report.roundId === roundId);
  return { list, asking, newest };
}

export const isUnderWay = ({ status }: ReportView): boolean => status === 'queued' || status === 'running';

export const fileHref = (place: ReportPlace, reportId: string): string =>
  'firmId' in place
    ? pathOf(routes.firmReportFile.path, { firmId: place.firmId, reportId })
    : pathOf(routes.associationReportFile.path, { associationId: place.associationId, reportId });

const read = (place: ReportPlace, signal: AbortSignal): Promise<{ items: ReportView[] }> =>
  'firmId' in place
    ? call(routes.firmReports, { params: { firmId: place.firmId }, signal })
    : call(routes.associationReports, { params: { associationId: place.associationId }, signal });

/** The contract holds which kinds a place has; `kindsOf` offers no others. */
function send(place: ReportPlace, kind: ReportKind, language: string): Promise<ReportView> {
  if ('firmId' in place) {
    const body = { kind: kind as (typeof firmReportKinds)[number], language };
    return call(routes.askFirmReport, { params: { firmId: place.firmId }, body });
  }
  const { associationId, roundId } = place;
  if (roundId) {
    const body = { kind: kind as (typeof roundReportKinds)[number], language };
    return call(routes.askRoundReport, { params: { associationId, roundId }, body });
  }
  const body = { kind: kind as (typeof memberReportKinds)[number], language };
  return call(routes.askMembersReport, { params: { associationId }, body });
}
