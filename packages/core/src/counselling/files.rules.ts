import { caseFileKinds, caseFileLimits, type CaseFileKind } from '@gauge/contracts';
import { Problem } from '../platform/index.js';
import type { ContentKind } from '../tables/index.js';

const ALL = 'PDF, PNG, JPEG, XLSX, DOCX, CSV and text in UTF-8';

/**
 * What a file is kept as: by what stands in it, and its name has to say the same, for the reader's machine goes by the name.
 *
 * @throws Problem file_type
 */
export function kindOf(name: string, content: ContentKind | undefined): CaseFileKind {
  const ending = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (content === undefined) throw new Problem('file_type', `Only ${ALL} can be kept, without macros.`);
  const possible: readonly CaseFileKind[] = content === 'text' ? ['csv', 'txt'] : [content];
  const kind = possible.find((one) => (caseFileKinds[one].endings as readonly string[]).includes(ending));
  if (kind) return kind;
  const endings = possible.flatMap((one) => caseFileKinds[one].endings).map((one) => `.${one}`);
  throw new Problem('file_type', `By what stands in it, the name of this file should end in ${endings.join(' or ')}.`);
}

/** The last part of a path, without what could steer a screen or a file system, its ending kept where it is too long. */
export function safeName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  // control characters, and those that turn the direction of writing to disguise an ending
  const plain = last.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim();
  const { nameLength } = caseFileLimits;
  if (plain.length <= nameLength) return plain.replace(/^\.+/, '') || 'file';
  const ending = /\.[^.]{1,10}$/.exec(plain)?.[0] ?? '';
  return plain.slice(0, nameLength - ending.length) + ending;
}
