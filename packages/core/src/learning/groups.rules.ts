import type { GroupMeeting, GroupMemberStatus } from '@gauge/contracts';

export type Group = {
  id: string;
  associationId: string;
  title: string;
  about: string;
  area: { key: string; name: string };
  status: 'open' | 'closed';
  outcome: string | null;
  word: string | null;
};
/** A firm's place in a group, with its name where the reader may know it. */
export type Member = { id: string; firmId: string; firm: string; status: GroupMemberStatus };
export type Meeting = {
  id: string;
  kind: GroupMeeting['kind'];
  /** ISO 8601 day. */ heldOn: string;
  place: string;
  topic: string;
  hostId: string | null;
  hostAnswer: GroupMeeting['hostAnswer'];
  guests: number | null;
  cancelled: boolean;
  /** Members that signed up. */ guestIds: string[];
  notes: { id: string; at: Date; authorName: string; body: string; shared: boolean }[];
};

/** Who sees a meeting: a firm of the group by its place in it, or the association that holds the group. */
export type Reader = { memberId: string | null; today: string; open: boolean };

/** Whether something that lies ahead can still be answered, joined or left. */
const ahead = ({ heldOn, cancelled }: Meeting, { open, today }: Reader): boolean =>
  open && !cancelled && heldOn >= today;

/** A meeting as it is shown. Who has left the group is not named, and takes no place. */
export function meetingView(meeting: Meeting, members: readonly Member[], reader: Reader): GroupMeeting {
  const { id, kind, heldOn, place, topic, hostAnswer, guests, cancelled } = meeting;
  const named = (memberId: string) =>
    members
      .filter((member) => member.id === memberId && member.status === 'joined')
      .map((member) => ({ id: member.id, firm: member.firm }));
  const [host = null] = meeting.hostId ? named(meeting.hostId) : [];
  const signedUp = meeting.guestIds.flatMap(named);
  const isHost = meeting.hostId !== null && meeting.hostId === reader.memberId;
  const comes = signedUp.some((guest) => guest.id === reader.memberId);
  const can = reader.memberId !== null && ahead(meeting, reader);
  return {
    ...{ id, kind, heldOn, place, topic, host, hostAnswer, guests, signedUp, cancelled },
    mayAnswer: can && isHost,
    mayCancel: reader.memberId === null && ahead(meeting, reader),
    maySignUp: can && !isHost && !comes && host !== null && hostAnswer === 'agreed' && signedUp.length < (guests ?? 0),
    mayLeave: can && comes,
    notes: meeting.notes.map((note) => ({
      id: note.id,
      at: note.at.toISOString(),
      author: note.authorName,
      body: note.body,
      shared: note.shared,
    })),
  };
}

/** The day of the next meeting; of a visit only once its host has agreed. */
export const nextOn = (meetings: readonly Meeting[], today: string): string | null =>
  meetings
    .filter(({ cancelled, kind, hostAnswer }) => !cancelled && (kind === 'meeting' || hostAnswer === 'agreed'))
    .map(({ heldOn }) => heldOn)
    .filter((day) => day >= today)
    .sort()[0] ?? null;
