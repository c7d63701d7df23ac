import {
  IconBuildingCommunity,
  IconChartDots,
  IconClipboardText,
  IconGauge,
  IconHeartHandshake,
  IconHistory,
  IconLock,
  IconRefresh,
  IconReportAnalytics,
  IconTargetArrow,
  IconUserHeart,
  IconUsers,
  IconWorld,
  type Icon,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import { mayAt, type Place } from './places.js';

/** One entry of the navigation; `text` is its key under `nav`. */
export type Entry = {
  text: string;
  icon: Icon;
  to: NonNullable<LinkProps['to']>;
  exact?: boolean;
  /** Pages that belong to it at another address. */ also?: NonNullable<LinkProps['to']>;
};

/** The entries of a place, by what the roles held there may do. The first is the place's home. */
export function entriesOf(place: Place): Entry[] {
  return { firm: firmEntries, association: associationEntries, network: networkEntries }[place.kind](place);
}

/** What the `$names` of an entry's address stand for. */
export const paramsOf = (place: Place): Record<string, string> =>
  place.kind === 'firm' ? { firmId: place.id } : place.kind === 'association' ? { associationId: place.id } : {};

/** An entry's address at a place. */
export const addressOf = ({ to }: Pick<Entry, 'to'>, place: Place): string =>
  Object.entries(paramsOf(place)).reduce((address, [name, id]) => address.replace(`$${name}`, id), String(to));

/** Whether a page belongs to an entry though it is not below its address. */
export const isBeside = ({ also }: Entry, place: Place, path: string): boolean =>
  also !== undefined && path.startsWith(addressOf({ to: also }, place));

/** A phone has room for five words side by side: all of them, or four and the way to the rest. */
export function onPhone(entries: readonly Entry[]): { bar: number; more: readonly Entry[] } {
  const bar = entries.length <= 5 ? entries.length : 4;
  return { bar, more: entries.slice(bar) };
}

const firmEntries = (): Entry[] => [
  { text: 'standing', icon: IconGauge, to: '/firms/$firmId', exact: true },
  { text: 'indicators', icon: IconChartDots, to: '/firms/$firmId/indicators' },
  { text: 'plan', icon: IconTargetArrow, to: '/firms/$firmId/plan' },
  { text: 'assessment', icon: IconClipboardText, to: '/firms/$firmId/assessment' },
  { text: 'partners', icon: IconHeartHandshake, to: '/firms/$firmId/partners' },
  { text: 'colleagues', icon: IconUsers, to: '/firms/$firmId/colleagues' },
  { text: 'privacy', icon: IconLock, to: '/firms/$firmId/privacy' },
];

function associationEntries(place: Place): Entry[] {
  const entries: (Entry & { needs: Parameters<typeof mayAt>[1] })[] = [
    { text: 'caseload', icon: IconUserHeart, to: '/associations/$associationId/caseload', needs: 'caseload:read' },
    {
      text: 'rounds',
      icon: IconRefresh,
      to: '/associations/$associationId/rounds',
      also: '/associations/$associationId/instruments',
      needs: 'rounds:read',
    },
    { text: 'members', icon: IconBuildingCommunity, to: '/associations/$associationId/members', needs: 'members:read' },
    {
      text: 'partnering',
      icon: IconHeartHandshake,
      to: '/associations/$associationId/partnering',
      needs: 'partnering:read',
    },
    {
      text: 'network',
      icon: IconWorld,
      to: '/associations/$associationId/network',
      needs: 'alliances:read',
    },
    {
      text: 'programme',
      icon: IconReportAnalytics,
      to: '/associations/$associationId/programme',
      needs: 'programme:read',
    },
    { text: 'team', icon: IconUsers, to: '/associations/$associationId/team', needs: 'association:manage' },
    { text: 'audit', icon: IconHistory, to: '/associations/$associationId/audit', needs: 'audit:read' },
  ];
  return entries.filter(({ needs }) => mayAt(place, needs));
}

const networkEntries = (): Entry[] => [
  { text: 'associations', icon: IconBuildingCommunity, to: '/network/associations' },
];
