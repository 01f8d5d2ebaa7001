import type { RegistrationView } from '@helan/contracts';
import { type Application, type PartyKind, askedPapers, documentsOf, getPropertyType } from '@helan/domain';
import {
  SAMPLE_PDF_TEXT,
  SAMPLE_PHOTOS_BASE64,
  SAMPLE_PICTURES_BASE64,
  sampleIdentity,
  sampleListing,
} from '@helan/domain/samples';
import type { TestPerson } from './test-person.js';

/** Real pictures, no two alike, and a real PDF. */
export const PHOTOS = SAMPLE_PHOTOS_BASE64.map((text) => Buffer.from(text, 'base64'));
export const PICTURES = SAMPLE_PICTURES_BASE64.map((text) => Buffer.from(text, 'base64'));
export const PHOTO = PHOTOS[0]!;
export const PDF = Buffer.from(SAMPLE_PDF_TEXT);

let serial = 1000;

/** A household's lease that is complete; each call takes a parcel of its own. */
export function completeApplication(change: Application = {}): Application {
  return ownSubject('T01', change);
}

/** What is handed in as a paper of a kind: pictures where so many are asked, else one PDF. */
export function filesFor(typeCode: string, kind: string): Buffer[] {
  const { leastPictures } = documentsOf(getPropertyType(typeCode)).find(
    (document) => document.kind === kind,
  )!;
  return leastPictures ? PICTURES.slice(0, leastPictures) : [PDF];
}

/** Hands in what an application must bring of a kind. */
export async function bringPapers(
  lister: TestPerson,
  projectId: string,
  { typeCode, kind }: { readonly typeCode: string; readonly kind: string },
): Promise<void> {
  for (const [number, file] of filesFor(typeCode, kind).entries())
    await lister.upload(
      `projects/${projectId}/documents`,
      kind,
      file,
      file === PDF ? undefined : `${number}.png`,
    );
}

/** Hands in what the notice asks of everybody who registers. */
export async function bringAsked(bidder: TestPerson, registrationId: string): Promise<void> {
  const { receiving, partners } = await bidder.get<RegistrationView>(`my/registrations/${registrationId}`);
  const joint = partners.length > 0 ? (['JOINT_AGREEMENT'] as const) : [];
  for (const kind of [...askedPapers(receiving), ...joint])
    await bidder.upload(`registrations/${registrationId}/documents`, kind, PDF);
}

/** Who lists what in the demonstration. */
export const LISTERS: Partial<Record<PartyKind, string>> = {
  FARMER_HOUSEHOLD: 'nonghu',
  FAMILY_FARM: 'nongchang',
  COLLECTIVE: 'cunjiti',
  ENTERPRISE: 'qiye',
};

/** A sample whose subject nobody else has listed. */
export function ownSubject(typeCode: string, change: Application): Application {
  serial += 1;
  const { application } = sampleListing(typeCode);
  const { subject } = getPropertyType(typeCode);
  if (subject.kind === 'PARCELS') {
    const parcel = { ...application.parcels![0]!, code: `640122102208030${serial}` };
    return { ...application, parcels: [parcel], ...change };
  }
  const identity = sampleIdentity(typeCode, serial);
  return { ...application, attributes: { ...application.attributes, ...identity }, ...change };
}
