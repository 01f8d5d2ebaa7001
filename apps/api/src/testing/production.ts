import 'reflect-metadata';
import { createHash, generateKeyPairSync, webcrypto } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as x509 from '@peculiar/x509';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
export const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};
const FOR_A_CENTURY = {
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2126-12-31T00:00:00Z'),
};

/** A value that nobody could guess who does not read this. */
export function unguessable(name: string): string {
  return createHash('sha256').update(`production spec ${name}`).digest('hex');
}

/** Settings with which a production starts on a database, and the keys that it asks for in files of their own. */
export async function productionSettings(databaseUrl: string): Promise<NodeJS.ProcessEnv> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-production-'));
  const write = (name: string, text: string) => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, text, { mode: 0o600 });
    return file;
  };
  const { certificate, key } = await makeCertificate('CN=鉴证专用章, O=一个真正的签发机构');
  const receiptKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  return {
    HELAN_MODE: 'production',
    DATABASE_URL: databaseUrl,
    SESSION_SECRET: unguessable('session'),
    FIELD_KEY: unguessable('field'),
    FILES_DIR: path.join(folder, 'files'),
    FONTS_DIR: 'dist/assets/fonts',
    ANSWERS_FILE: process.env['ANSWERS_FILE'],
    MIGRATIONS_DIR: 'apps/api/migrations',
    SEAL_KEY_FILE: write('seal-key.pem', key),
    SEAL_CERTIFICATE_FILE: write('seal-certificate.pem', certificate),
    RECEIPT_KEY_FILE: write('receipt-key.pem', String(receiptKey)),
    PUBLIC_URL: 'https://helan.invalid',
    TRUSTED_PROXIES: 'loopback',
  };
}

interface Making {
  readonly dates?: typeof FOR_A_CENTURY;
  readonly algorithm?: webcrypto.EcKeyGenParams | webcrypto.RsaHashedKeyGenParams;
}

/** A key pair of its own and a certificate that it has signed itself. */
export async function makeCertificate(
  name: string,
  { dates = FOR_A_CENTURY, algorithm = CURVE }: Making = {},
): Promise<{ certificate: string; key: string }> {
  x509.cryptoProvider.set(webcrypto as never);
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name,
    ...dates,
    serialNumber: '0a',
    keys: keys as never,
    signingAlgorithm: algorithm as never,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])],
  });
  const bytes = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  const lines = bytes.toString('base64').match(/.{1,64}/g)!;
  const key = `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
  return { certificate: `${certificate.toString('pem')}\n`, key };
}
