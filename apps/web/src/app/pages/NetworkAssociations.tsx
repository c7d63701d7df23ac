import { getRouteApi } from '@tanstack/react-router';
import { NetworkPage } from '../../features/network/NetworkPage.js';

const route = getRouteApi('/shell/network/associations');

export function NetworkAssociations() {
  const list = route.useSearch();
  const navigate = route.useNavigate();
  return <NetworkPage list={list} onList={(search) => void navigate({ search, resetScroll: false })} />;
}
