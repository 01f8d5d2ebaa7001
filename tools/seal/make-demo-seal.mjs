// @ts-check
import { createHash, createPrivateKey, randomBytes, webcrypto } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

/**
 * By these a production start knows what was made here, in whatever file it lies: an extension below the arc for
 * examples, an exponent that no program chooses by itself, and the bytes that an Ed25519 key begins with.
 */
const MARK = '2.999.640122';
const EXPONENT = 640_122_019;
const SEED = createHash('sha256').update('贺兰县农村产权流转服务平台演示密钥').digest().subarray(0, 16);

const ALGORITHM = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: bytesOf(EXPONENT),
};
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * A certificate authority that exists for demonstrations only, the seal's certificate from it, and a key for
 * receipts. Files that are there already are kept.
 * @param {string} folder
 */
export async function makeDemoSeal(folder) {
  const keyFile = path.join(folder, 'key.pem');
  const certificateFile = path.join(folder, 'certificate.pem');
  const receiptKeyFile = path.join(folder, 'receipt-key.pem');
  fs.mkdirSync(folder, { recursive: true });
  if (!fs.existsSync(receiptKeyFile)) makeReceiptKey(receiptKeyFile);
  if (!fs.existsSync(keyFile) || !fs.existsSync(certificateFile)) await makeSeal(keyFile, certificateFile);
  for (const file of [keyFile, receiptKeyFile]) fs.chmodSync(file, 0o600);
  return { keyFile, certificateFile, receiptKeyFile };
}

/** @param {string} file */
function makeReceiptKey(file) {
  const der = Buffer.concat([ED25519_PKCS8, SEED, randomBytes(16)]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  fs.writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
}

/**
 * @param {string} keyFile
 * @param {string} certificateFile
 */
async function makeSeal(keyFile, certificateFile) {
  x509.cryptoProvider.set(/** @type {any} */ (webcrypto));
  const caKeys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const sealKeys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const mark = new x509.Extension(MARK, false, utf8Text('演示专用'));
  const dates = { notBefore: new Date('2022-10-28T00:00:00Z'), notAfter: new Date('2042-10-28T00:00:00Z') };
  const authority = 'CN=贺兰农村产权演示根证书, O=演示专用, C=CN';
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    ...dates,
    name: authority,
    serialNumber: '01',
    keys: /** @type {any} */ (caKeys),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      mark,
    ],
  });
  const seal = await x509.X509CertificateGenerator.create({
    ...dates,
    issuer: authority,
    subject: 'CN=鉴证专用章（演示）, O=贺兰县农村产权流转服务中心, C=CN',
    serialNumber: '02',
    publicKey: /** @type {any} */ (sealKeys.publicKey),
    signingKey: /** @type {any} */ (caKeys.privateKey),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation,
        true,
      ),
      mark,
    ],
  });
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', sealKeys.privateKey)).toString('base64');
  const pem = `-----BEGIN PRIVATE KEY-----\n${key.match(/.{1,64}/g)?.join('\n')}\n-----END PRIVATE KEY-----\n`;
  fs.writeFileSync(keyFile, pem, { mode: 0o600 });
  fs.writeFileSync(certificateFile, `${seal.toString('pem')}\n${root.toString('pem')}\n`);
}

/** @param {number} number */
function bytesOf(number) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return new Uint8Array(bytes);
}

/**
 * UTF8String in DER.
 * @param {string} text
 */
function utf8Text(text) {
  const bytes = Buffer.from(text);
  return new Uint8Array(Buffer.concat([Buffer.from([0x0c, bytes.length]), bytes]));
}
