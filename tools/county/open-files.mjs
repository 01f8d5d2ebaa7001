// @ts-check
import fs from 'node:fs/promises';
import path from 'node:path';

const built = new URL('../../dist/apps/api/kernel/', import.meta.url).href;

/**
 * Lays the county's files open, since what is sealed cannot be packed: each would come whole, whatever it has in common
 * with the others. A platform that restores the county seals them as it seals what was kept before files were sealed.
 * @param {import('pg').Client} client with the rights of the tables' owner
 * @param {NodeJS.ProcessEnv} env of the platform on which it was played
 */
export async function openFiles(client, env) {
  const { readConfig } = await import(`${built}config.js`);
  const { FieldCipher } = await import(`${built}secrets/field-cipher.js`);
  const { isSealed, unsealed } = await import(`${built}storage/sealed-file.js`);
  const config = readConfig(env);
  const cipher = new FieldCipher(config);
  const { rows } = await client.query('select sha256, key_enc from file_seal where key_enc is not null');
  for (const { sha256, key_enc } of rows) {
    const file = path.join(config.filesDir, sha256.slice(0, 2), sha256);
    const sealed = await fs.open(file);
    const parts = [];
    if (await isSealed(sealed)) {
      const key = Buffer.from(cipher.open(key_enc, 'file_seal.key'), 'base64');
      for await (const part of unsealed(sealed, key)) parts.push(part);
    }
    await sealed.close();
    if (parts.length > 0) await fs.writeFile(file, Buffer.concat(parts));
  }
  await client.query('delete from file_seal where key_enc is not null');
}
