import { timingSafeEqual } from 'node:crypto';
import { CODE_STEP_SECONDS, takenSteps } from '@helan/domain';
import { generate, generateSecret, generateURI } from 'otplib';
import QRCode from 'qrcode';

const ISSUER = '贺兰农村产权';

export function mintSecret(): string {
  return generateSecret();
}

/** The step whose code it is, of those that are taken now; nothing where it is none of theirs. */
export async function findStep(
  secret: string,
  code: string,
  at: { readonly seconds: number; readonly lastStep: number },
): Promise<number | undefined> {
  for (const step of takenSteps(at.seconds, at.lastStep)) {
    const right = await generate({ secret, epoch: step * CODE_STEP_SECONDS });
    if (right.length === code.length && timingSafeEqual(Buffer.from(right), Buffer.from(code))) return step;
  }
  return undefined;
}

/** What opens an authenticator on the same device. */
export function addressOf(login: string, secret: string): string {
  return generateURI({ issuer: ISSUER, label: login, secret });
}

/** The same as an authenticator reads it off the screen of another. */
export async function pictureOf(address: string): Promise<string> {
  const svg = await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
