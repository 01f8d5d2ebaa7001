import yauzl, { type Entry, type ZipFile } from 'yauzl';

const MAX_ENTRIES = 200;
/** Five hundred rows unpack to less than a tenth of this. */
const MAX_UNPACKED_BYTES = 20 * 1024 * 1024;
/** Tables are packed well, but a few kilobytes can hold gigabytes. */
const MAX_RATIO = 250;
/** Below this it does not matter how well something is packed. */
const SMALL_BYTES = 1024 * 1024;

/** A zip whose list of contents was looked at before anything was unpacked. */
export class ModestZip {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** Throws where it is no zip, or unpacks to more than any table does, by what it says of itself. */
  static async open(file: string, maxUnpackedBytes = MAX_UNPACKED_BYTES): Promise<ModestZip> {
    const zip = await yauzl.openPromise(file, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
    });
    try {
      return new ModestZip(zip, await list(zip, maxUnpackedBytes));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Unpacked piece by piece; ends with an error as soon as it is more than it said. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw new Error(`the zip has no ${name}`);
    for await (const chunk of await this.zip.openReadStreamPromise(entry)) yield chunk as Buffer;
  }

  close(): void {
    this.zip.close();
  }
}

async function list(zip: ZipFile, maxUnpackedBytes: number): Promise<Map<string, Entry>> {
  if (zip.entryCount > MAX_ENTRIES) throw new Error('the zip has too many entries');
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    const { fileName, compressedSize, uncompressedSize } = entry;
    unpacked += uncompressedSize;
    const isBomb = uncompressedSize > SMALL_BYTES && uncompressedSize > compressedSize * MAX_RATIO;
    if (unpacked > maxUnpackedBytes || isBomb) throw new Error('the zip unpacks to too much');
    if (entries.has(fileName)) throw new Error('the zip has two entries of one name');
    entries.set(fileName, entry);
  }
  return entries;
}
