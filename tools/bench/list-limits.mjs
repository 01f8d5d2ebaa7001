// @ts-check

const MOST_GIGABYTES = 20;
const MOST_MINUTES = 30;

/** That filling and timing of one size would take more than is allowed: said, and no fault of the platform. */
export class BeyondLimits extends Error {}

/** What one size may take; it stops where it would go beyond. */
export class Limits {
  #began = performance.now();

  /**
   * @param {number} size
   * @param {{ size: number, gigabytes: number, minutes: number } | undefined} before what filling the size before it took
   */
  constructor(size, before) {
    if (!before) return;
    const times = size / before.size;
    if (before.gigabytes * times > MOST_GIGABYTES)
      throw new BeyondLimits(
        `${size} listings would take about ${Math.round(before.gigabytes * times)} GB, more than ${MOST_GIGABYTES}`,
      );
    if (before.minutes * times > MOST_MINUTES)
      throw new BeyondLimits(
        `filling ${size} listings would take about ${Math.round(before.minutes * times)} minutes, more than ${MOST_MINUTES}`,
      );
  }

  minutes() {
    return (performance.now() - this.#began) / 60_000;
  }

  /**
   * Between one thing and the next.
   * @param {import('pg').Client} [client]
   */
  async hold(client) {
    if (this.minutes() > MOST_MINUTES) throw new BeyondLimits(`more than ${MOST_MINUTES} minutes`);
    if (!client) return;
    const { rows } = await client.query(
      'select (pg_database_size(current_database()) / 1e9)::float8 as gigabytes',
    );
    if (rows[0].gigabytes > MOST_GIGABYTES) throw new BeyondLimits(`more than ${MOST_GIGABYTES} GB`);
  }
}
