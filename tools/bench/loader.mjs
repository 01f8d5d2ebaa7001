// @ts-check
import { fork } from 'node:child_process';

/** A process of its own that asks for one address after the other (`list-load.mjs`). */
export class Loader {
  #child = fork(new URL('list-load.mjs', import.meta.url));

  /**
   * @param {import('./list-load.mjs').Plan} plan
   * @returns {Promise<Record<string, any>>}
   */
  run(plan) {
    return new Promise((resolve, reject) => {
      const ended = (/** @type {number | null} */ code) => reject(new Error(`the load ended with ${code}`));
      this.#child.once('exit', ended);
      this.#child.once('message', (figures) => {
        this.#child.off('exit', ended);
        resolve(/** @type {Record<string, any>} */ (figures));
      });
      this.#child.send(plan);
    });
  }

  stop() {
    this.#child.disconnect();
  }
}
