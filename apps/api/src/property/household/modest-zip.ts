import yauzl from 'yauzl';

/** Five hundred rows unpack to less than a tenth of this. */
const MAX_UNPACKED_BYTES = 20 * 1024 * 1024;
const MAX_ENTRIES = 200;

/**
 * Whether a zip unpacks to what it says, and to little: a few kilobytes can hold gigabytes. Each entry is
 * unpacked and thrown away, and the first that is larger than it claims ends it.
 */
export async function isModestZip(buffer: Buffer): Promise<boolean> {
  try {
    const zip = await yauzl.fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true });
    if (zip.entryCount > MAX_ENTRIES) return false;
    let unpacked = 0;
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      if (unpacked > MAX_UNPACKED_BYTES) return false;
      if (entry.fileName.endsWith('/')) continue;
      for await (const chunk of await zip.openReadStreamPromise(entry)) void chunk;
    }
    return true;
  } catch {
    return false;
  }
}
