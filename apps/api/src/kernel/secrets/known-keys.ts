/**
 * Keys whose private half lies in this repository, in fixtures of tests and in vectors of documents, so that anybody
 * has it: SHA-256 of the public key (SubjectPublicKeyInfo), lower-case hexadecimal. `known-keys.spec.ts` reads the
 * repository for keys that are missing here.
 */
export const KNOWN_KEYS: ReadonlySet<string> = new Set([
  // The platform's key for receipts in the database of the former release.
  'd2817d4dafd76795129435ed5009b81542ec32681b748881b3648a13375860fe',
  // Holders' keys of that database.
  'cfde714fb089e9144ec5ce461911fff267738fcd02596ef79dcd37a1cf24d2e3',
  'ebe76dd134768705add01ed4dc8f31f2ca1ac5c8c133ff9150bfe80122776a72',
  'acdfa3fcbfdfed373559c627328b84c341634644f81500f3e14f71ec4926e3ff',
  // The receipt key of its second database, with later stages.
  'da7e7a2c8522d0b029a9ae57330e45c23b25b87d3bc434527f3caf58f5306004',
  // That of the database of the last release.
  '3e00727f18b2d8aa804eae2281a0718c9ca882797c36b6e446e7cdd6eb425a9b',
  // Keys of lots in records of before.
  'a9e311c80c8b3127934c1cb84969edc39ceb6d2366faffecff60bf776cace5e6',
  '33e87924636e340795a8a2686dcc9e46a4c8831b59e78e21ecef739a3131c361',
  'd0ebd6359c03852a8deb00feb5ffd34fa3c561ba97b8d13b99bc8a8eab505a14',
  '17b0e6b9d1c07033551dd304c956bff687355088d0c87268f5dfac8684da9ea8',
  '52ff91adc83ca7637c3345d3387ce2aae2cf5f910a1cad974f2bc5655dbe0d5f',
  // Vectors of docs/formats/envelope.md: three holders, one envelope.
  'b6796d825ac476144540c3fcb48aac9d157ea775e4b2b6e9c13b62f6f50a0a10',
  '8997e23473dceb9113abfee6133dc970e99b41f1de2e1131e0847038f8cc1065',
  '64bc0b6437ced10963c747f0bd1a0c63a56801b4e1d59d1a328ff1656a4c490b',
  '0a9265a67462cb121920a299421c9f18eddc1b28ecbeebb7d5e8799df6ef08f1',
]);
