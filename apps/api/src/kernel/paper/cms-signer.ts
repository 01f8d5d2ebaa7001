import { createHash } from 'node:crypto';
import type { SealKey } from '../secrets/seal-key.js';
import { der, issuerAndSerial } from './der.js';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

/**
 * Detached CMS signature over the SHA-256 of a PDF (CAdES-BES with signing-certificate-v2). The issuer's name is copied byte
 * for byte from the certificate, so that a Chinese name survives. RSA and elliptic-curve keys.
 */
export async function signDetached(digest: Buffer, seal: SealKey): Promise<Buffer> {
  const chain = seal.chain.map(({ raw }) => raw);
  const { issuer, serial } = issuerAndSerial(chain[0]!);
  const digestAlgorithm = der.sequence(der.objectId(OID.sha256));
  const attributes = signedAttributes(digest, chain[0]!, issuer, serial);
  const isCurve = seal.chain[0]!.publicKey.asymmetricKeyType === 'ec';
  const signatureAlgorithm = isCurve
    ? der.sequence(der.objectId(OID.ecdsaWithSha256))
    : der.sequence(der.objectId(OID.rsaWithSha256), der.nothing);
  const implicitAttributes = Buffer.concat([Buffer.from([0xa0]), attributes.subarray(1)]);
  const signerInfo = der.sequence(
    der.integer(1),
    der.sequence(issuer, serial),
    digestAlgorithm,
    implicitAttributes,
    signatureAlgorithm,
    der.octets(await seal.sign(attributes)),
  );
  const signedData = der.sequence(
    der.integer(1),
    der.set(digestAlgorithm),
    der.sequence(der.objectId(OID.data)),
    der.tagged(0, ...chain),
    der.set(signerInfo),
  );
  return der.sequence(der.objectId(OID.signedData), der.tagged(0, signedData));
}

/** No signing time among them: in a PDF it stands in the signature dictionary. */
function signedAttributes(digest: Buffer, certificate: Buffer, issuer: Buffer, serial: Buffer): Buffer {
  const attribute = (id: string, value: Buffer) => der.sequence(der.objectId(id), der.set(value));
  const issuerSerial = der.sequence(der.sequence(der.tagged(4, issuer)), serial);
  const certificateId = der.sequence(
    der.sequence(der.sequence(der.octets(sha256(certificate)), issuerSerial)),
  );
  return der.set(
    attribute(OID.contentType, der.objectId(OID.data)),
    attribute(OID.messageDigest, der.octets(digest)),
    attribute(OID.signingCertificateV2, certificateId),
  );
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
