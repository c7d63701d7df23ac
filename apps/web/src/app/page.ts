import { lazyRouteComponent, type AsyncRouteComponent } from '@tanstack/react-router';
import i18next from 'i18next';

/**
 * A page fetched when it is first visited, together with its texts:
 * `component: page(['standing'], () => import('../pages/FirmOverview.js'), 'FirmOverview')`.
 */
export function page<Module extends Record<string, unknown>, Name extends keyof Module & string>(
  texts: string[],
  load: () => Promise<Module>,
  name: Name,
): AsyncRouteComponent<object> {
  const both = async () => {
    const [module] = await Promise.all([load(), i18next.loadNamespaces(texts)]);
    return module as Record<string, (props: object) => React.ReactNode>;
  };
  return lazyRouteComponent(both, name);
}
