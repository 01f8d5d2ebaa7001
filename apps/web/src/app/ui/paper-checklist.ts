import type { DocumentView, ProjectView, RegistrationView } from '@helan/contracts';
import {
  REGISTRATION_PAPERS,
  REVIEW_PAPERS,
  askedPapers,
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

/** Papers of rights that stay inside a collective: nobody else is offered them. */
const ONLY_IF_ASKED: readonly string[] = ['SHARE_REGISTER', 'HOMESTEAD_PROOF'];

function isAskedByNotice(kind: string, { receiving }: RegistrationView): boolean {
  return askedPapers(receiving).some((asked) => asked === kind);
}

/** The papers of a registration: a review, a joint bid and a claim of priority each ask for their own. */
export function registrationChecklist(registration: RegistrationView, hasClaim: boolean): PaperLine[] {
  const { reviewNeed, documents, partners } = registration;
  const isReviewed = reviewNeed !== null && !['UNSET', 'NONE'].includes(reviewNeed);
  return Object.entries(REGISTRATION_PAPERS)
    .filter(([kind]) => isReviewed || !(kind in REVIEW_PAPERS))
    .filter(([kind]) => !ONLY_IF_ASKED.includes(kind) || isAskedByNotice(kind, registration))
    .map(([kind, { name, hint }]) => ({
      kind,
      name: kind === 'QUALIFICATION' ? (registration.receiving?.qualification?.name ?? name) : name,
      hint,
      isRequired:
        kind in REVIEW_PAPERS ||
        (kind === 'JOINT_AGREEMENT' && partners.length > 0) ||
        (kind === 'PRIORITY_PROOF' && hasClaim) ||
        isAskedByNotice(kind, registration),
      files: documents.filter((file) => file.kind === kind),
      ways: [{ kind, name, label: '选文件' }],
    }));
}
