import type { Risk } from './risk-rule.js';

const MOST_DRIFT_MS = 500;

/** A process's clock that is unsure of the database's, or jumped against it. Milliseconds. Source: rules §8.2.7. */
export function findClockDrift(errorMs: number, jumpMs: number): Risk | undefined {
  if (errorMs <= MOST_DRIFT_MS && Math.abs(jumpMs) <= MOST_DRIFT_MS) return undefined;
  const isStep = Math.abs(jumpMs) > MOST_DRIFT_MS;
  // To a tenth of a second: every process measures the same step, and all of them are one finding.
  const seconds = (Math.abs(jumpMs) / 1000).toFixed(1);
  const evidence = isStep
    ? `数据库时钟${jumpMs > 0 ? '向前' : '向后'}跳了约 ${seconds} 秒`
    : `服务器时钟和数据库时钟相差可能超过 ${MOST_DRIFT_MS} 毫秒`;
  return { code: 'R28', level: 'RED', evidence };
}
