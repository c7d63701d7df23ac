/** A firm, else an association. */
export type Place = { associationId: string | null; firmId: string | null };

export function invitationState(
  { acceptedAt, revokedAt, expiresAt }: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): 'open' | 'accepted' | 'expired' | 'revoked' {
  if (revokedAt) return 'revoked';
  if (acceptedAt) return 'accepted';
  return expiresAt <= now ? 'expired' : 'open';
}
