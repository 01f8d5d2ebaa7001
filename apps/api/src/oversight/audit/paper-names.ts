import { findDocumentName, findPropertyType } from '@helan/domain';

/** What a paper of a project is called, by its type and the code of its kind. */
export function paperName(typeCode: string, kind: string): string {
  if (kind === 'SITE_PHOTO') return '现场照片';
  if (kind === 'SIGNED_PAPER') return '纸质签字的扫描件';
  const type = findPropertyType(typeCode);
  return (type && findDocumentName(type, kind)) ?? '其他材料';
}
