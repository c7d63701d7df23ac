import { getRouteApi } from '@tanstack/react-router';
import { FindPage } from '../../features/partners/FindPage.js';
import { IntroductionPage } from '../../features/partners/IntroductionPage.js';
import { IntroductionsPage } from '../../features/partners/IntroductionsPage.js';
import { EditProfile, NewProfile } from '../../features/partners/ProfileEditor.js';
import { ProfilesPage } from '../../features/partners/ProfilesPage.js';
import { useMay } from '../useMay.js';

const find = getRouteApi('/shell/firms/$firmId/partners');
const profiles = getRouteApi('/shell/firms/$firmId/partners/profiles');
const newProfile = getRouteApi('/shell/firms/$firmId/partners/profiles/new');
const profile = getRouteApi('/shell/firms/$firmId/partners/profiles/$profileId');
const introductions = getRouteApi('/shell/firms/$firmId/partners/introductions');
const introduction = getRouteApi('/shell/firms/$firmId/partners/introductions/$introductionId');

export function FindPartners() {
  const { firmId } = find.useParams();
  const navigate = find.useNavigate();
  return (
    <FindPage
      firmId={firmId}
      mayAsk={useMay(firmId, 'partners:decide')}
      list={find.useSearch()}
      onList={(search) => void navigate({ search, resetScroll: false })}
    />
  );
}

export function PartnerProfiles() {
  return <ProfilesPage firmId={profiles.useParams().firmId} />;
}

export function NewPartnerProfile() {
  const { firmId } = newProfile.useParams();
  return <NewProfile firmId={firmId} mayDecide={useMay(firmId, 'partners:decide')} />;
}

export function PartnerProfile() {
  const { firmId, profileId } = profile.useParams();
  return <EditProfile firmId={firmId} profileId={profileId} mayDecide={useMay(firmId, 'partners:decide')} />;
}

export function Introductions() {
  const { firmId } = introductions.useParams();
  const navigate = introductions.useNavigate();
  return (
    <IntroductionsPage
      firmId={firmId}
      mayDecide={useMay(firmId, 'partners:decide')}
      list={introductions.useSearch()}
      onList={(search) => void navigate({ search, resetScroll: false })}
    />
  );
}

export function Introduction() {
  const { firmId, introductionId } = introduction.useParams();
  return (
    <IntroductionPage firmId={firmId} introductionId={introductionId} mayDecide={useMay(firmId, 'partners:decide')} />
  );
}
