// @ts-check

/**
 * How long it is since then, as it is said: `4.2`.
 * @param {number} began by `performance.now()`
 */
export function secondsSince(began) {
  return ((performance.now() - began) / 1000).toFixed(1);
}
