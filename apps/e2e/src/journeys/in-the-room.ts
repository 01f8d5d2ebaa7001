import type { Visitor } from './visitor.js';

/** What only the onlooker is told. */
export const STRANGER = ['旁观', '无权', '没有报名'];

/** Bids from the panel, up to the receipt. */
export async function bid({ page }: Visitor, price: string): Promise<void> {
  await page.getByRole('button', { name: price }).click();
  await page.getByRole('button', { name: '确认出价' }).click();
  await page.getByText(`${price}，已记入`).waitFor();
}

/** From the next page on keeps what would be heard. */
export async function listenTo({ page }: Visitor): Promise<void> {
  await page.addInitScript(() => {
    const said: string[] = [];
    const speak = ({ text }: { text: string }) => void said.push(text);
    class Utterance {
      constructor(readonly text: string) {}
    }
    Object.defineProperties(globalThis, {
      spoken: { value: said },
      speechSynthesis: { value: { speak, cancel: () => undefined } },
      SpeechSynthesisUtterance: { value: Utterance },
    });
  });
}

/** What a page has said aloud since it was opened. */
export function spoken({ page }: Visitor): Promise<string[]> {
  return page.evaluate<string[]>('globalThis.spoken');
}

/** Whatever he asks for at these addresses is refused, until the page asks the platform again. */
export async function refuse(
  { page }: Visitor,
  address: string,
  status: number,
  code: string,
): Promise<() => Promise<void>> {
  const body = JSON.stringify({
    type: 'about:blank',
    title: '不行',
    status,
    code,
    requestId: '',
    faults: [{ code, sentence: '不行' }],
  });
  await page.route(address, (route) =>
    route.fulfill({ status, contentType: 'application/problem+json', body }),
  );
  return () => page.unroute(address);
}
