import type { DocumentView, ProjectView } from '@helan/contracts';
import {
  findDocumentName,
  getPropertyType,
  kindsOf,
  listingFacts,
  offeredDocuments,
  requiredDocuments,
} from '@helan/domain';

export interface PaperLine {
  readonly kind: string;
  readonly name: string;
  readonly hint: string;
  readonly isRequired: boolean;
  readonly files: readonly DocumentView[];
  /** The paper itself first, then whatever is accepted in its place. */
  readonly ways: readonly { readonly kind: string; readonly name: string; readonly label: string }[];
}

/** The papers of an application by its type, lister and answers: what each must show and what is there. */
export function paperChecklist(project: ProjectView): PaperLine[] {
  const type = getPropertyType(project.typeCode);
  const facts = listingFacts(project.application, {
    type,
    listerKind: project.transferorKind,
    isMandated: project.isMandated,
    edition: project.formEdition,
    hasOwnLand: project.hasOwnLand,
  });
  const required = requiredDocuments(type, facts).map(({ kind }) => kind);
  return offeredDocuments(type, facts).map((document) => ({
    kind: document.kind,
    name: document.name,
    hint: document.hint,
    isRequired: required.includes(document.kind),
    files: project.documents.filter((file) => kindsOf(document).includes(file.kind)),
    ways: kindsOf(document).map((kind) => {
      const name = findDocumentName(type, kind) ?? document.name;
      return { kind, name, label: kind === document.kind ? '选文件' : `或：${name}` };
    }),
  }));
}

/** Everything that lies with an application, once it is sent: its papers, the liaison's photos, what was signed by hand. */
export function papersOf(project: ProjectView): Pick<PaperLine, 'kind' | 'name' | 'isRequired' | 'files'>[] {
  const ofKind = (kind: string) => project.documents.filter((document) => document.kind === kind);
  const scans = ofKind('SIGNED_PAPER');
  return [
    ...paperChecklist(project),
    { kind: 'SITE_PHOTO', name: '现场照片', isRequired: true, files: ofKind('SITE_PHOTO') },
    ...(scans.length > 0
      ? [{ kind: 'SIGNED_PAPER', name: '纸质签字的扫描件', isRequired: false, files: scans }]
      : []),
  ];
}
