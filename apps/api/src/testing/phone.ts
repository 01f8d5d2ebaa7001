import type { NestExpressApplication } from '@nestjs/platform-express';
import type { CodeSentView, DemoMessageView, SessionView } from '@helan/contracts';
import type { CodePurpose } from '@helan/domain';
import { TestPerson } from './test-person.js';

/** What the demonstration's phone of a number was sent, newest first. */
export function messagesOn(person: TestPerson, number: string): Promise<DemoMessageView[]> {
  return person.get<DemoMessageView[]>(`demo/phone?number=${number}`);
}

/** Asks for a code and reads it off the phone: what goes back with the form. */
export async function codeFor(
  person: TestPerson,
  phone: string,
  purpose: CodePurpose = 'ENTER',
): Promise<{ phone: string; ticket: string; code: string }> {
  const { ticket } = await person.post<CodeSentView>('session/codes', { phone, purpose });
  const [newest] = await messagesOn(person, phone);
  const [code] = /\d{6}/.exec(newest!.text)!;
  return { phone, ticket, code };
}

let last = 13_912_340_000;

/** A number that nobody has. */
export function newNumber(): string {
  return String((last += 1));
}

/** Somebody who has just signed up with a number, at his screen. */
export async function signUpBy(
  app: NestExpressApplication,
  phone = newNumber(),
  more: object = {},
): Promise<{ person: TestPerson; phone: string; view: SessionView }> {
  const person = await TestPerson.visit(app);
  const code = await codeFor(person, phone);
  const view = await person.post<SessionView>('session/sign-up', { ...code, name: '李新来', ...more }, 200);
  await person.get('session');
  return { person, phone, view };
}
