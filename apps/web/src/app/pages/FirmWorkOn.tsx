import { Link, useNavigate } from '@tanstack/react-router';
import { WorkOn } from '../../features/plan/WorkOn.js';
import { useMe } from '../me.js';
import { useMay } from '../useMay.js';

/** What closing half of a gap is worth, and the tap that takes it into the firm's plan and leads there. */
export function FirmWorkOn({ firmId, code }: { firmId: string; code: string }) {
  const navigate = useNavigate();
  const owner = useMe().name;
  const mayWrite = useMay(firmId, 'plan:write');
  if (!mayWrite) return null;
  return (
    <WorkOn
      source={{ firmId }}
      code={code}
      owner={owner}
      onAdded={(action) => void navigate({ to: '/firms/$firmId/plan', params: { firmId }, search: { action } })}
      toPlan={(words) => (
        <Link to="/firms/$firmId/plan" params={{ firmId }}>
          {words}
        </Link>
      )}
    />
  );
}
