import { type Refusal, refusal } from '../../kernel/index.js';
import {
  type DocumentRequirement,
  FORM_EDITION,
  kindsOf,
  requiredDocuments,
} from '../../property/property-type/index.js';
import type { Application } from './application.js';
import type { ApplicationContext } from './application-context.js';
import { listingFacts } from './listing-facts.js';

/** Papers that are missing, and pictures of which there are too few. Source: rules §3, §9.1. */
export function refuseDocuments(application: Application, context: ApplicationContext): Refusal[] {
  return requiredDocuments(context.type, listingFacts(application, context)).flatMap((document) => {
    const isThere = kindsOf(document).some((kind) => context.documentKinds.includes(kind));
    return isThere ? refuseFew(document, context) : [refuseNone(document)];
  });
}

function refuseNone({ kind, name, instead = [], source }: DocumentRequirement): Refusal {
  const values = { name: [name, ...instead.map((other) => other.name)].join('，或者') };
  return source
    ? refusal('application.missing-proof', `documents.${kind}`, { ...values, source })
    : refusal('application.missing-document', `documents.${kind}`, values);
}

/** The same picture handed in again, or saved anew, counts once. */
function refuseFew(document: DocumentRequirement, context: ApplicationContext): Refusal[] {
  const { kind, name, leastPictures: least, since = 1, source = '' } = document;
  const { pictureCounts, edition = FORM_EDITION } = context;
  if (least === undefined || !pictureCounts || since > edition) return [];
  const count = pictureCounts[kind] ?? 0;
  return count >= least
    ? []
    : [refusal('document.too-few-pictures', `documents.${kind}`, { name, least, count, source })];
}
