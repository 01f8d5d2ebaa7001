/** 32 bytes that seal personal data and key its look-up hashes, and which key in the row of keys they are. */
export interface FieldKey {
  readonly version: number;
  readonly key: Buffer;
}

const LAST_VERSION = 255;
const ENTRY = /^(\d{1,3}):([0-9a-f]{64})$/i;

/**
 * Keys as `FIELD_KEYS` lists them, `2:…,1:…` or one a line, newest first: the one in use, and while it is being
 * exchanged the one before. Throws one sentence, which never holds a key.
 */
export function readFieldKeys(text: string): FieldKey[] {
  const keys = text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(readEntry)
    .sort((a, b) => b.version - a.version);
  const [newest, before, third] = keys;
  if (!newest) throw new Error('FIELD_KEYS 是空的，请写成“版本:64 位十六进制数”。');
  if (third) throw new Error('FIELD_KEYS 最多写两把：正在用的一把，换下来还没换完的一把。请去掉多余的。');
  if (before && before.version !== newest.version - 1)
    throw new Error('FIELD_KEYS 的两把密钥版本号要相连，例如 2 和 1。请改正版本号。');
  if (before?.key.equals(newest.key))
    throw new Error('FIELD_KEYS 的两把密钥是同一把，换钥等于没换。请用 openssl rand -hex 32 生成新的一把。');
  return keys;
}

/** The one key of `FIELD_KEY` is the first. */
export function readFieldKey(text: string): FieldKey[] {
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new Error('FIELD_KEY 要是 64 位十六进制数，平台没有启动。');
  return [{ version: 1, key: Buffer.from(text, 'hex') }];
}

function readEntry(entry: string): FieldKey {
  const [, version, hex] = ENTRY.exec(entry) ?? [];
  const number = Number(version);
  if (!hex || number < 1 || number > LAST_VERSION)
    throw new Error(`FIELD_KEYS 每一把要写成“版本:64 位十六进制数”，版本从 1 到 ${LAST_VERSION}。请改正。`);
  return { version: number, key: Buffer.from(hex, 'hex') };
}

const NAMED = 'helan keys ';

/** How connections name themselves, so that a change of key sees who still runs without the newest one. */
export function connectionName(keys: readonly FieldKey[]): string {
  return NAMED + keys.map(({ version }) => version).join(',');
}

/** The newest version that a connection of this name knows; nothing where it is not the platform's. */
export function newestKnown(name: string): number | undefined {
  return name.startsWith(NAMED) ? Number(name.slice(NAMED.length).split(',')[0]) : undefined;
}
