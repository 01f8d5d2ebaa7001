import { type KeyObject, X509Certificate, createPrivateKey, sign } from 'node:crypto';
import fs from 'node:fs';
import type { Config } from '../config.js';
import { isDemoCertificate, isDemoKey } from './demo-mark.js';
import { refuseFile } from './read-secret.js';

/** The center's seal: its certificates, and signatures with its key, wherever that lies. */
export abstract class SealKey {
  /** The seal's own certificate first, then those above it. */
  abstract readonly chain: readonly X509Certificate[];

  /** RSA (PKCS #1) or ECDSA (DER) over SHA-256 of the bytes, as the certificate's key is. */
  abstract sign(bytes: Buffer): Promise<Buffer>;
}

type Place = Pick<Config, 'sealKeyFile' | 'sealCertificateFile'>;

/** Key and certificates in PEM files. */
export class FileSealKey extends SealKey {
  private readonly key: KeyObject;
  readonly chain: readonly X509Certificate[];

  constructor(place: Place) {
    super();
    this.key = createPrivateKey(fs.readFileSync(place.sealKeyFile));
    this.chain = readChain(place);
  }

  /** By one of the threads that Node itself has for such work. */
  sign(bytes: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) =>
      sign('sha256', bytes, this.key, (error, signature) => (error ? reject(error) : resolve(signature))),
    );
  }
}

const WHERE_FROM = '请换成中心自己的鉴证专用章证书和密钥。';

/** Why production may not seal with what lies there, in one sentence; nothing where it may. `now` in milliseconds. */
export function refuseSeal(place: Place, now: number): string | undefined {
  const refusal =
    refuseFile(place.sealKeyFile, 'SEAL_KEY_FILE ', true) ??
    refuseFile(place.sealCertificateFile, 'SEAL_CERTIFICATE_FILE ', false);
  if (refusal) return refusal;
  const key = attempt(() => createPrivateKey(fs.readFileSync(place.sealKeyFile)));
  if (!key || !['rsa', 'ec'].includes(key.asymmetricKeyType ?? ''))
    return `SEAL_KEY_FILE 里不是 RSA 或椭圆曲线私钥。${WHERE_FROM}`;
  const chain = attempt(() => readChain(place)) ?? [];
  const [own] = chain;
  if (!own) return `SEAL_CERTIFICATE_FILE 里没有证书。${WHERE_FROM}`;
  if (isDemoKey(key) || chain.some(isDemoCertificate))
    return `鉴证专用章是演示或测试用的，正式环境不能用。${WHERE_FROM}`;
  if (!own.checkPrivateKey(key)) return `鉴证专用章的密钥和证书不是一对。请放上同一次签发的两个文件。`;
  if (now < Date.parse(own.validFrom) || now > Date.parse(own.validTo))
    return `鉴证专用章的证书现在不在有效期内（到 ${own.validTo}）。请换上有效的证书。`;
  return undefined;
}

/** The seal's certificates, without its key: for whoever only holds signatures against them. */
export function readChain({ sealCertificateFile }: Pick<Place, 'sealCertificateFile'>): X509Certificate[] {
  const text = fs.readFileSync(sealCertificateFile, 'utf8');
  const pems = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  return pems.map((pem) => new X509Certificate(pem));
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
