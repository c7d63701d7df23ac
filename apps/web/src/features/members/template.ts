/** The columns of a members file, each with what it is called there. */
export const columns = [
  'member_no',
  'name',
  'country',
  'region',
  'sector',
  'size',
  'employees',
  'group',
  'contact_email',
] as const;

/** The header of a file to fill in, with one line that shows how. */
export const membersTemplate = (): string =>
  `\ufeff${columns.join(',')}\r\nA-101,Example Clutch Works,IN,Coimbatore,2930,,42,,office@clutch.example\r\n`;
