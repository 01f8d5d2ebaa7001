import { expect } from '@jest/globals';
import type { RegistrationView } from '@helan/contracts';
import { formatYuan } from '@helan/domain';
import { sampleDocumentKinds, sampleListing } from '@helan/domain/samples';
import type { Person } from '../../../../tools/deal/person.js';
import { SAMPLE_PDF } from '../../../../tools/deal/sample-papers.js';
import { noteConsents } from '../../../api/src/testing/consents.js';
import { type Stage, readMinute } from '../../../../tools/deal/stage.js';
import type { Visitor } from './visitor.js';

/** Each consent that is asked for, one after the other. */
export async function consent({ page }: Visitor): Promise<void> {
  const agree = page.getByRole('button', { name: /^同意“/ });
  await agree.first().waitFor();
  for (let left = await agree.count(); left > 0; left = await agree.count()) {
    await agree.first().click();
    await agree.nth(left - 1).waitFor({ state: 'detached' });
  }
}

/** What was filled in for him, with his paper on which he has agreed. */
export async function sendFor(liaison: Person, id: string, title: string): Promise<void> {
  const { application } = sampleListing('T01', { title: title });
  await liaison.put(`projects/${id}/application`, application);
  for (const kind of [...sampleDocumentKinds('T01', sampleListing('T01')), 'PAPER_MANDATE'])
    await liaison.upload(`projects/${id}/documents`, kind, `${kind}.pdf`, SAMPLE_PDF);
  await noteConsents(liaison, id);
  await liaison.post(`projects/${id}/submission`);
}

/** From an account of the payer's own, in his name, entered by one and confirmed by another. */
export async function payDeposit(
  { url, cast }: Pick<Stage, 'url' | 'cast'>,
  { deposit }: RegistrationView,
  payerName: string,
): Promise<void> {
  const { id } = await cast.staff.cashier.post<{ id: string }>('finance/receipts', {
    bank: 'DEPOSIT_BANK',
    flowNo: `BZ${deposit!.subAccount}`,
    subAccount: deposit!.subAccount,
    payerName,
    payerAccount: `29010201${deposit!.subAccount.slice(-6)}`,
    amountYuan: formatYuan(BigInt(deposit!.amountFen)),
    arrivedAt: await readMinute(url),
  });
  await cast.staff.checker.post(`finance/receipts/${id}/confirmation`);
}

/** Each once and nothing besides, in whatever order: what one step brings bears one time. `~` is what it is about. */
export function requireTold(texts: readonly string[], subject: string, words: readonly string[]): void {
  const found = words.map((text) => [
    text,
    texts.filter((one) => one.includes(text.replace('~', `“${subject}”`))).length,
  ]);
  expect(found).toEqual(words.map((text) => [text, 1]));
  expect(texts).toHaveLength(words.length);
}
