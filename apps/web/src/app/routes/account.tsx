import { createRoute, Navigate } from '@tanstack/react-router';
import { useMe } from '../me.js';
import { entriesOf, paramsOf } from '../navigation.js';
import { page } from '../page.js';
import { placeAt, placesOf } from '../places.js';
import { shell } from '../root.js';
import { NoPlace } from '../pages/NoPlace.js';

/** `/`: to the home of the place last worked in. */
function Home() {
  const place = placeAt(placesOf(useMe()), {});
  const home = place && entriesOf(place)[0];
  return home ? <Navigate to={home.to} params={paramsOf(place)} replace /> : <NoPlace />;
}

export const accountRoutes = [
  createRoute({ getParentRoute: () => shell, path: '/', component: Home }),
  createRoute({
    getParentRoute: () => shell,
    path: '/account',
    component: page(['identity'], () => import('../pages/Account.js'), 'Account'),
  }),
] as const;
