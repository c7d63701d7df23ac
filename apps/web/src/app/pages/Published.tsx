import { getRouteApi } from '@tanstack/react-router';
import { PublishedPage } from '../../features/association/PublishedPage.js';

const route = getRouteApi('/shell/associations/$associationId/audit/published');

export const Published = () => <PublishedPage {...route.useParams()} />;
