import fs from 'node:fs';

/**
 * A secret, from `NAME` or from the file that `NAME_FILE` names; nothing where neither is set. Throws one sentence,
 * which never holds the secret. With `isStrict` a file that others may read is refused.
 */
export function readSecret(env: NodeJS.ProcessEnv, name: string, isStrict: boolean): string | undefined {
  const file = env[`${name}_FILE`];
  if (!file) return env[name] || undefined;
  if (env[name]) throw new Error(`${name} 和 ${name}_FILE 只能设一个。请去掉一个。`);
  const refusal = refuseFile(file, `${name}_FILE `, isStrict);
  if (refusal) throw new Error(refusal);
  return fs.readFileSync(file, 'utf8').trim() || undefined;
}

const OTHERS = 0o077;

/** Why a file with a secret cannot be used, in one sentence; nothing where it can. `what` names it. */
export function refuseFile(file: string, what: string, isStrict: boolean): string | undefined {
  try {
    fs.accessSync(file, fs.constants.R_OK);
  } catch {
    return `${what}指的文件读不到：${file}。请检查路径，并让运行平台的用户能读它。`;
  }
  const { mode } = fs.statSync(file);
  return isStrict && (mode & OTHERS) !== 0
    ? `${what}指的文件别的用户也能读：${file}。请运行 chmod 600 ${file}，并把它交给运行平台的用户。`
    : undefined;
}
