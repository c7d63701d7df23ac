import { getRouteApi } from '@tanstack/react-router';
import { AlliancePage } from '../../features/alliances/AlliancePage.js';
import { AlliancesPage } from '../../features/alliances/AlliancesPage.js';
import { IndustryPage } from '../../features/alliances/IndustryPage.js';
import { MapPage } from '../../features/alliances/MapPage.js';
import { useMay } from '../useMay.js';

const agreements = getRouteApi('/shell/associations/$associationId/network');
const map = getRouteApi('/shell/associations/$associationId/network/map');
const industry = getRouteApi('/shell/associations/$associationId/network/industry');
const agreement = getRouteApi('/shell/associations/$associationId/network/agreements/$allianceId');

export function Alliances() {
  const { associationId } = agreements.useParams();
  return <AlliancesPage associationId={associationId} mayManage={useMay(associationId, 'alliances:manage')} />;
}

export function NetworkMapPage() {
  const { associationId } = map.useParams();
  return <MapPage associationId={associationId} mayManage={useMay(associationId, 'alliances:manage')} />;
}

export function Alliance() {
  const { associationId, allianceId } = agreement.useParams();
  const mayManage = useMay(associationId, 'alliances:manage');
  return <AlliancePage associationId={associationId} allianceId={allianceId} mayManage={mayManage} />;
}

export function Industry() {
  const { associationId } = industry.useParams();
  const navigate = industry.useNavigate();
  return (
    <IndustryPage
      associationId={associationId}
      search={industry.useSearch()}
      onSearch={(search) => void navigate({ search, resetScroll: false })}
    />
  );
}
