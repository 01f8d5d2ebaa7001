import { ownerUrl, readConfig } from './kernel/config.js';
import { withClient } from './kernel/db/index.js';
import { FieldCipher } from './kernel/secrets/field-cipher.js';
import { KeyRotation } from './kernel/secrets/key-rotation.js';
import { refuseStart } from './refuse-start.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** `npm run rotate-keys`: exchanges the key of personal data while the platform runs. */
try {
  const config = readConfig(process.env);
  const refusal = await refuseStart(config);
  if (refusal) throw new Error(refusal);
  const count = await withClient(
    ownerUrl(config),
    (client) => new KeyRotation(client, new FieldCipher(config), say).run(),
    'rotate-keys',
  );
  say(`这次换了 ${count} 行。`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
