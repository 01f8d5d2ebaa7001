import { webcrypto } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as asn1js from 'asn1js';
import jsQR from 'jsqr';
import * as mupdf from 'mupdf';
import * as pkijs from 'pkijs';
import type { CertificateRowView, PageView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let pdf: Buffer;
let certificate: CertificateRowView;

beforeAll(async () => {
  platform = await TestPlatform.start();
  pkijs.setEngine('node', new pkijs.CryptoEngine({ crypto: webcrypto }));
  const story = new Story(platform);
  const { lotId } = await story.settled();
  const post = async (login: string, route: string) => (await platform.as(login)).post<{ id: string }>(route);
  const { id } = await post('jianzheng', `lots/${lotId}/certificate`);
  await post('shenhe', `certificates/${id}/review`);
  await post('fuzeren', `certificates/${id}/issue`);
  const { items } = await (await platform.as('fuzeren')).get<PageView<CertificateRowView>>('certificates');
  certificate = items[0]!;
  pdf = Buffer.from(
    (await (await platform.as('nonghu')).request('get', `certificates/${id}/file`)).body as Uint8Array,
  );
});
afterAll(() => platform.close());

/** Whether the detached signature stands over every byte but its own, and the chain ends at the given root. */
async function isSignatureValid(file: Buffer): Promise<boolean> {
  const [, a, b, c, d] = /\/ByteRange ?\[ ?(\d+) (\d+) (\d+) (\d+) ?\]/
    .exec(file.toString('latin1'))!
    .map(Number) as [number, number, number, number, number];
  if (a !== 0 || c + d !== file.length) return false;
  const signed = Buffer.concat([file.subarray(a, a + b), file.subarray(c, c + d)]);
  const hex = file
    .subarray(a + b + 1, c - 1)
    .toString('latin1')
    .replace(/(00)+$/, '');
  const parsed = asn1js.fromBER(Buffer.from(hex.length % 2 ? `${hex}0` : hex, 'hex'));
  const content = new pkijs.ContentInfo({ schema: parsed.result });
  const data = new pkijs.SignedData({ schema: content.content });
  const root = data.certificates!.at(-1) as pkijs.Certificate;
  try {
    return await data.verify({
      signer: 0,
      data: new Uint8Array(signed).buffer,
      checkChain: true,
      trustedCerts: [root],
    });
  } catch {
    return false;
  }
}

test('the signature stands, and any changed byte breaks it', async () => {
  expect(await isSignatureValid(pdf)).toBe(true);
  for (const place of [100, 200, pdf.length - 200]) {
    const changed = Buffer.from(pdf);
    changed[place]! ^= 1;
    expect(await isSignatureValid(changed)).toBe(false);
  }
});

test('the paper says what was agreed, on one page, with its fonts inside', () => {
  const document = mupdf.Document.openDocument(pdf, 'application/pdf');
  expect(document.countPages()).toBe(1);
  const text = document.loadPage(0).toStructuredText('').asText().replace(/\s+/g, '');
  for (const words of [
    '农村产权流转鉴证书',
    certificate.no,
    certificate.code,
    '赵禾田',
    '立岗镇惠泽种植专业合作社',
    '93640122MA7TE5T023',
    '120.00亩',
    '¥600,000.00',
    '陆拾万元整',
    '自2027年1月16日起至2035年1月15日止',
    '还有7期未到期',
  ]) {
    expect(text).toContain(words.replace(/\s+/g, ''));
  }
  expect(pdf.toString('latin1').match(/\/FontFile2/g)!.length).toBeGreaterThanOrEqual(2);
});

test('its QR code leads to the page that says 有效', async () => {
  const page = mupdf.Document.openDocument(pdf, 'application/pdf').loadPage(0);
  const picture = page.toPixmap(mupdf.Matrix.scale(3, 3), mupdf.ColorSpace.DeviceRGB, true);
  const code = jsQR(new Uint8ClampedArray(picture.getPixels()), picture.getWidth(), picture.getHeight());
  const url = new URL(code!.data);
  expect(url.pathname).toBe(`/verify/${certificate.code}`);
  const answer = await platform
    .nobody()
    .get<{ verdictName: string }>(
      `verification?certificate=${certificate.code}&fingerprint=${url.searchParams.get('h')}`,
    );
  expect(answer.verdictName).toBe('有效');
});
