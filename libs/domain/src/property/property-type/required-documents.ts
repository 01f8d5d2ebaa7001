import { COMMON_DOCUMENTS, type DocumentRequirement } from './document.js';
import type { PropertyType } from './property-type.js';
import type { ListingFacts } from './decision-rule.js';
import { isNeeded } from './needed-document.js';

/** Every paper that a type knows, the necessary and the optional, its own first. */
export function documentsOf(type: PropertyType): DocumentRequirement[] {
  const own = new Set(type.documents.map((document) => document.kind));
  return [...type.documents, ...COMMON_DOCUMENTS.filter((document) => !own.has(document.kind))];
}

export function requiredDocuments(type: PropertyType, facts: ListingFacts): DocumentRequirement[] {
  return documentsOf(type).filter((document) => isNeeded(document, type, facts));
}

/** The papers of a checklist as an applicant sees it: those that can matter for such a lister and right. */
export function offeredDocuments(type: PropertyType, facts: ListingFacts): DocumentRequirement[] {
  return documentsOf(type).filter(
    (document) => document.need === 'IF_ANY' || isNeeded(document, type, facts),
  );
}

/** Kinds under which a paper may be uploaded: its own and those accepted in its place. */
export function kindsOf(document: DocumentRequirement): string[] {
  return [document.kind, ...(document.instead ?? []).map((other) => other.kind)];
}

export function findDocumentName(type: PropertyType, kind: string): string | undefined {
  for (const document of documentsOf(type)) {
    if (document.kind === kind) return document.name;
    const other = document.instead?.find((equivalent) => equivalent.kind === kind);
    if (other) return other.name;
  }
  return undefined;
}
