import sharp, { type Metadata, type Sharp } from 'sharp';
import { refused } from '../http/refused-error.js';
import { workLine } from '../work/index.js';

/** A telephone's best picture has fifty; what unpacks to more is not looked at. */
const MOST_MEGAPIXELS = 64;
const LONGEST_SECONDS = 20;
/** Side of the small grey picture by which two are compared. */
const MARK_SIDE = 16;
const JPEG_QUALITY = 90;
const PNG_EFFORT = 6;

/** Pictures are unpacked beside the engine's heap, a few bytes a pixel: two at a time. */
const line = workLine({ atOnce: 2, waiting: 64, waitMs: 30_000 });

// One thread a picture, and none kept in memory: the processor belongs to bids and pages.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Unpacks a picture and writes its pixels anew to `target`: upright, in plain colours, without anything else that
 * the file carried: where and when it was taken, by which device, thumbnails, comments. Returns its mark, by which
 * equal pictures are known. Refuses what is cut short, is only called a picture, or unpacks to too much.
 */
export function redraw(path: string, target: string): Promise<Buffer> {
  return line.run(async () => {
    await requireModest(await seen(path));
    const picture = open(path).autoOrient();
    try {
      await encoded(picture, await seen(path)).toFile(target);
      return await markOf(target);
    } catch {
      throw refused('file.picture-broken', undefined, 'file');
    }
  });
}

/** A few hundred grey values of the whole picture: compared, not shown. */
export function markOf(path: string): Promise<Buffer> {
  return open(path)
    .resize(MARK_SIDE, MARK_SIDE, { fit: 'fill' })
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer();
}

function open(path: string): Sharp {
  const limitInputPixels = MOST_MEGAPIXELS * 1_000_000;
  return sharp(path, { failOn: 'error', limitInputPixels }).timeout({ seconds: LONGEST_SECONDS });
}

/** What the head of the file says; no pixel is unpacked for it. */
async function seen(path: string): Promise<Metadata> {
  try {
    return await sharp(path, { limitInputPixels: false }).metadata();
  } catch {
    throw refused('file.picture-broken', undefined, 'file');
  }
}

async function requireModest({ width, height }: Metadata): Promise<void> {
  if (width * height > MOST_MEGAPIXELS * 1_000_000)
    throw refused('file.too-many-pixels', { max: MOST_MEGAPIXELS }, 'file');
}

function encoded(picture: Sharp, { format }: Metadata): Sharp {
  return format === 'png'
    ? picture.png({ compressionLevel: PNG_EFFORT })
    : picture.jpeg({ quality: JPEG_QUALITY });
}
