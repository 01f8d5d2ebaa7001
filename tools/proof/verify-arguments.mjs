// @ts-check
import { parseArgs } from 'node:util';

/** What is to be checked, and what the reader kept to hold it against; whoever asks in another way is told how. */
export function readArguments() {
  const { values, positionals } = parse();
  const files = [...positionals, ...(values.notice ?? [])];
  const roots = (values.root ?? []).map((text) => /^(\d{4}-\d{2}-\d{2})=([0-9a-f]{64})$/.exec(text));
  if (files.length === 0 || roots.includes(null)) sayHow();
  const kept = {
    roots: new Map(roots.map((match) => [match?.[1] ?? '', match?.[2] ?? ''])),
    needsNotice: values.notice !== undefined,
    keyFingerprint: values.key,
    lineHash: values.line,
  };
  return { files, kept };
}

function parse() {
  try {
    return parseArgs({
      options: {
        notice: { type: 'string', multiple: true },
        root: { type: 'string', multiple: true },
        key: { type: 'string' },
        line: { type: 'string' },
      },
      allowPositionals: true,
    });
  } catch {
    return sayHow();
  }
}

/** @returns {never} */
function sayHow() {
  process.stderr.write(
    '用法：npm run verify -- <竞价记录、出价回执、号牌凭证、档案、公告指纹、公示证明、鉴证书、合同或结算单文件，或者放着它们的文件夹> [--notice <记录所指的公告>] [--root 2026-11-05=<64 位日签>] [--key <公告写明的密钥指纹>] [--line <回执上的指纹>]\n',
  );
  process.exit(1);
}
