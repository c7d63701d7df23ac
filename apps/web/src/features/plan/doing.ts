import type { ReactNode } from 'react';
import type { PlanSource } from './source.js';

/** Whose plan is worked on, by whom, and how its pages are reached. */
export type PlanDoing = {
  source: PlanSource;
  /** Who an action taken up with one tap belongs to at first. */
  owner: string;
  mayWrite: boolean;
  /** The action that is being changed, kept in the address. */
  editing: string | null;
  edit: (actionId: string | null) => void;
  /** A way to an indicator's page. */
  indicatorLink: (code: string, children: ReactNode, className?: string) => ReactNode;
};
