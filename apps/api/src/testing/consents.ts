import type { NeededConsentsView, ProjectView, RegistrationView } from '@helan/contracts';
import type { TestPerson } from './test-person.js';

/** Whoever asks over HTTP, wherever the platform runs. */
interface Asker {
  get<T>(route: string): Promise<T>;
  post<T>(route: string, body?: object): Promise<T>;
}

/** The liaison notes the villager's consents, which stand on the last paper that he has handed in for him. */
export async function noteConsents(liaison: Asker, projectId: string): Promise<void> {
  const { missing } = await liaison.get<NeededConsentsView>(`projects/${projectId}/consents`);
  if (missing.length === 0) return;
  const { documents } = await liaison.get<ProjectView>(`projects/${projectId}`);
  const kinds = missing.map(({ kind }) => kind);
  await liaison.post(`projects/${projectId}/paper-consent`, { kinds, documentId: documents.at(-1)!.id });
}

/** Joint applicants have signed on the first paper of the registration. */
export async function notePartners(applicant: TestPerson, registrationId: string): Promise<void> {
  const { partners } = await applicant.get<NeededConsentsView>(`registrations/${registrationId}/consents`);
  if (partners.length === 0) return;
  const { documents } = await applicant.get<RegistrationView>(`my/registrations/${registrationId}`);
  for (const name of partners)
    await applicant.post(`registrations/${registrationId}/partner-consent`, {
      name,
      documentId: documents[0]!.id,
    });
}
