import type { RegistrationView } from '@helan/contracts';
import { REGISTRATION_PAPERS, REVIEW_PAPERS, askedPapers } from '@helan/domain';
import type { PaperLine } from './paper-checklist';

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
