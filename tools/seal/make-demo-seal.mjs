// @ts-check
import { generateKeyPairSync, webcrypto } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

const ALGORITHM = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};

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
  return { keyFile, certificateFile, receiptKeyFile };
}

/** @param {string} file */
function makeReceiptKey(file) {
  const { privateKey } = generateKeyPairSync('ed25519');
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
    ],
  });
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', sealKeys.privateKey)).toString('base64');
  const pem = `-----BEGIN PRIVATE KEY-----\n${key.match(/.{1,64}/g)?.join('\n')}\n-----END PRIVATE KEY-----\n`;
  fs.writeFileSync(keyFile, pem, { mode: 0o600 });
  fs.writeFileSync(certificateFile, `${seal.toString('pem')}\n${root.toString('pem')}\n`);
}
