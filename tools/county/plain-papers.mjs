// @ts-check
import zlib from 'node:zlib';

/**
 * Loaded before the platform on which the county is played: its papers are written as they are, not packed one by one,
 * so that what they have in common (fonts above all) is packed once with the whole. Readers open them like any other.
 */
const { deflateSync } = zlib;
Object.assign(zlib, {
  /** @type {typeof zlib.deflateSync} */
  deflateSync: (content, options) =>
    deflateSync(content, { ...options, level: zlib.constants.Z_NO_COMPRESSION }),
});
